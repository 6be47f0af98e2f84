using CoverBot.Slack.Calling;

namespace CoverBot.Slack.Receiving;

/// <summary>How long an answer is pressed on a Slack that is too busy for it, or whose own answers are lost.</summary>
internal static class SlackPatience
{
    private const int MostTries = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Calls until Slack has said yes or no, or has had its tries. What is called must bear being called twice.</summary>
    /// <param name="call">Told what the call before came to; null for the first.</param>
    public static async Task<SlackReply> InsistAsync(Func<SlackReply?, Task<SlackReply>> call, TimeProvider wall, CancellationToken stopping)
    {
        SlackReply? last = null;
        for (var tries = 1; ; tries++)
        {
            last = await call(last);
            if (tries == MostTries || last is not (SlackReply.Unsure or SlackReply.NotDone))
            {
                return last;
            }
            await Task.Delay(last is SlackReply.NotDone { After: var after } ? after.ToTimeSpan() : Pause, wall, stopping);
        }
    }

    /// <summary>An answer that found no way now: an event is left to come again, with its answer kept; nothing else comes again.</summary>
    /// <exception cref="SlackSilentException">It is an event.</exception>
    public static void Unanswered(SlackTurn turn)
    {
        if (turn.Received.Kind == ReceivedKind.Event)
        {
            throw new SlackSilentException();
        }
    }
}

/// <summary>Slack takes no messages at the moment.</summary>
internal sealed class SlackSilentException() : Exception("Slack took no answer");
