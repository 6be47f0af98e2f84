using NodaTime;

namespace CoverBot.Desk;

/// <summary>For answers, which nobody comes back to later: a busy chat is waited for a little.</summary>
internal static class Insisting
{
    private const int MostTries = 4;

    /// <summary>The longest wait between two tries.</summary>
    private static readonly Duration Patience = Duration.FromSeconds(10);

    /// <summary>Again only what was certainly not done: an answer must not stand there twice.</summary>
    /// <param name="say">Throws nothing for what the chat does.</param>
    /// <param name="time">What waits.</param>
    /// <param name="cancel">Ends the waiting; what was said last counts.</param>
    public static async Task<ChatResult> SayAsync(Func<Task<ChatResult>> say, TimeProvider time, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            var said = await say();
            if (tries == MostTries || said is not ChatResult.NotDone { After: var after } || after > Patience || cancel.IsCancellationRequested)
            {
                return said;
            }
            await Task.Delay(after.ToTimeSpan(), time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
