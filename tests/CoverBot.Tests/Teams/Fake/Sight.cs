using CoverBot.Tests.Support;

namespace CoverBot.Tests.Teams.Fake;

/// <summary>Waiting for what is to be read, and telling what stood there instead.</summary>
internal static class Sight
{
    /// <summary>Waits until there is a message with all these words.</summary>
    /// <param name="who">By name, and where.</param>
    /// <param name="sees">What stands there now, oldest first.</param>
    /// <returns>The newest of them.</returns>
    public static async Task<FakeMessage> WillSeeAsync(string who, Func<IReadOnlyList<FakeMessage>> sees, string[] words)
    {
        FakeMessage? found = null;
        try
        {
            await Eventually.Async(() => (found = sees().LastOrDefault(message => words.All(message.Says))) is not null, seconds: 120);
        }
        catch (Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{who} never saw '{string.Join("', '", words)}', but:\n{Told(sees())}");
        }
        return found!;
    }

    public static string Told(IEnumerable<FakeMessage> messages) => string.Join("\n---\n", messages.Select(message => $"{message.Words}\n[{string.Join("] [", message.Buttons)}]"));
}
