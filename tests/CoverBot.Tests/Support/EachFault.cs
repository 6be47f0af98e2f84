using CoverBot.Desk;

namespace CoverBot.Tests.Support;

/// <summary>The same story at every fault point of the flow.</summary>
internal static class EachFault
{
    /// <summary>Most of the time is waiting for what a dead process held; so they wait together.</summary>
    private const int AtATime = 4;

    /// <param name="further">Points beside <see cref="Faults.All"/>, such as "sent:5" for the fifth time one is passed.</param>
    public static async Task PlayAsync(Func<string, Task> story, params string[] further)
    {
        using var slots = new SemaphoreSlim(AtATime);
        await Task.WhenAll(Faults.All.Concat(further).Select(async point =>
        {
            await slots.WaitAsync();
            try
            {
                await story(point);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"killed at '{point}'", error);
            }
            finally
            {
                slots.Release();
            }
        }));
    }
}
