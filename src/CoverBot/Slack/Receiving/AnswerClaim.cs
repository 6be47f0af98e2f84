using CoverBot.Receiving;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Slack.Receiving;

/// <summary>
/// Whose it is to answer one event. What is not acknowledged in time Slack hands over again, maybe to another replica, while this one may still answer it. So who is late
/// says so in the store before it lets Slack repeat, and from then on only who has the row gives the answer. What is answered in time costs no row.
/// </summary>
internal sealed class AnswerClaim(AnswerRows rows, TimeProvider wall, Received received)
{
    /// <summary>Whoever was not heard of in time may have begun to answer just before that, without a row: such a call has landed by then.</summary>
    private static readonly Duration Silence = Duration.FromSeconds(15);

    /// <summary>How long a store is asked that does not answer. Then twice is better than not at all.</summary>
    private static readonly Duration Patience = Duration.FromSeconds(20);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Instant heardAt = wall.Wall();
    private readonly string? key = rows.AreNeeded && received.Kind == ReceivedKind.Event && received.Payload.Text("event_id") is { Length: > 0 } id ? Delivery.Hash(id) : null;
    private volatile bool isShared = received.Again != Repetition.None;

    /// <summary>Whether somebody else may have answered: it is worth a look.</summary>
    public bool IsShared => isShared;

    /// <summary>From now on another replica may be asked as well. Never throws.</summary>
    public async Task ShareAsync()
    {
        isShared = true;
        if (key is not null)
        {
            await TakeOrNullAsync(key);
        }
    }

    /// <summary>Before each call that gives the answer: waits while another one may be giving it.</summary>
    /// <returns>False when it was given.</returns>
    /// <exception cref="OperationCanceledException">The process ends.</exception>
    public async Task<bool> IsOursAsync(CancellationToken stopping)
    {
        if (key is null || !isShared)
        {
            return true;
        }
        while (received.Again == Repetition.AfterSilence && heardAt + Silence - wall.Wall() is var silence && silence > Duration.Zero)
        {
            await Task.Delay(silence.ToTimeSpan(), wall, stopping);
        }
        for (var asked = wall.Wall(); ;)
        {
            switch (await TakeOrNullAsync(key))
            {
                case AnswerOwner.Ours:
                    return true;
                case AnswerOwner.Given:
                    return false;
                case AnswerOwner.Theirs:
                    asked = wall.Wall();
                    break;
                default:
                    if (wall.Wall() - asked > Patience)
                    {
                        return true;
                    }
                    break;
            }
            await Task.Delay(Pause, wall, stopping);
        }
    }

    /// <summary>It was given. Never throws: where that can't be written down, the next one looks for the answer itself.</summary>
    public async Task GivenAsync()
    {
        if (key is null || !isShared)
        {
            return;
        }
        try
        {
            await rows.GivenAsync(key);
        }
        catch (Exception error) when (error is TableUnsureException or TableConflictException)
        {
            // Its lease ends.
        }
    }

    /// <summary>Null when the store does not answer.</summary>
    private async Task<AnswerOwner?> TakeOrNullAsync(string key)
    {
        try
        {
            return await rows.TakeAsync(key);
        }
        catch (TableUnsureException)
        {
            return null;
        }
    }
}
