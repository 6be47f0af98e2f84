namespace CoverBot.Tests.Domain.Support;

/// <summary>Compares a long text with the approved one and says where they part.</summary>
internal static class Approval
{
    /// <param name="name">The approved file's name: <c>cards.approved.txt</c> is embedded, <c>cards.received.txt</c> is written beside the tests when they differ.</param>
    public static void Check(string name, string received)
    {
        using var stream = typeof(Approval).Assembly.GetManifestResourceStream($"{name}.approved.txt");
        var approved = stream is null ? "" : new StreamReader(stream).ReadToEnd();
        var (old, now) = (Lines(approved), Lines(received));
        if (old.SequenceEqual(now))
        {
            return;
        }
        var path = Path.Combine(AppContext.BaseDirectory, $"{name}.received.txt");
        File.WriteAllText(path, received);
        var line = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail($"""
            {name} reads differently from line {line + 1} on; all of it: {path}
            approved: {string.Join("\n          ", old.Skip(Math.Max(0, line - 2)).Take(6))}
            received: {string.Join("\n          ", now.Skip(Math.Max(0, line - 2)).Take(6))}
            """);
    }

    private static string[] Lines(string text) => text.Replace("\r", "", StringComparison.Ordinal).TrimEnd('\n').Split('\n');
}
