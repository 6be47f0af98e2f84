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
    /// <summary>After Slack has sent it; it waits for a second more.</summary>
    private static readonly Duration InTime = Duration.FromSeconds(2);

    /// <summary>How long a store is asked that does not answer. Then twice is better than not at all.</summary>
    private static readonly Duration Patience = Duration.FromSeconds(20);

    private static readonly Duration Pause = Duration.FromSeconds(1);

    private readonly Instant heardAt = wall.Wall();
    private readonly string? key = rows.AreNeeded && received.Kind == ReceivedKind.Event && received.Payload.Text("event_id") is { Length: > 0 } id ? Delivery.Hash(id) : null;
    private volatile bool isShared = received.Again != Repetition.None;

    /// <summary>Whether somebody else may have answered: it is worth a look. A process that was stopped for a while has not noticed that it is late.</summary>
    public bool IsShared => isShared || wall.Wall() - received.SentAt > InTime;

    /// <summary>
    /// Whoever had it before may have begun to answer without a row. A call whose process is gone lands within seconds; one of a process that nobody heard of may
    /// have begun just before it was late.
    /// </summary>
    private Instant LandedAt => heardAt + received.Again switch
    {
        Repetition.None => Duration.Zero,
        Repetition.AfterRefusal => Duration.FromSeconds(3),
        _ => Duration.FromSeconds(15),
    };

    /// <summary>From now on another replica may be asked as well. Never throws.</summary>
    /// <returns>Whether others will find out whose the answer is.</returns>
    public async Task<bool> ShareAsync()
    {
        isShared = true;
        return key is null || await TakeOrNullAsync(key) is not null;
    }

    /// <summary>Before each call that gives the answer: waits while another one may be giving it.</summary>
    /// <returns>False when it was given.</returns>
    /// <exception cref="OperationCanceledException">The process ends.</exception>
    public async Task<bool> IsOursAsync(CancellationToken stopping)
    {
        if (key is null || !IsShared)
        {
            return true;
        }
        for (var asked = wall.Wall(); ;)
        {
            var (owner, now) = (await TakeOrNullAsync(key), wall.Wall());
            if (owner == AnswerOwner.Given)
            {
                return false;
            }
            if (now >= LandedAt && (owner == AnswerOwner.Ours || (owner is null && now - asked > Patience)))
            {
                return true;
            }
            asked = owner is null ? asked : now;
            await Task.Delay((owner == AnswerOwner.Ours ? Duration.Max(LandedAt - now, Duration.Epsilon) : Pause).ToTimeSpan(), wall, stopping);
        }
    }

    /// <summary>It was given. Never throws: where that can't be written down, the next one looks for the answer itself.</summary>
    public async Task GivenAsync()
    {
        if (key is not null && IsShared)
        {
            try
            {
                await rows.GivenAsync(key);
            }
            catch (Exception error) when (error is TableUnsureException or TableConflictException)
            {
                // Its lease ends.
            }
        }
    }

    /// <summary>Null when the store does not answer, or does not take it.</summary>
    private async Task<AnswerOwner?> TakeOrNullAsync(string key)
    {
        try
        {
            return await rows.TakeAsync(key);
        }
#pragma warning disable CA1031 // Whatever keeps the row from being written, the person is to be answered.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
