using System.Collections.Immutable;
using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Desk.Delivery;

/// <summary>One pass over a held board: reads what should be shown, makes the chat so, lets go.</summary>
internal sealed class BoardPass(BoardHold hold, Chats chats, Sender sender, IFaults faults, Func<bool> stopping)
{
    /// <summary>Ends with the board released, or with null when the hold was lost on the way.</summary>
    public async Task<CourierOutcome?> RunAsync(BoardView view)
    {
        while (true)
        {
            var now = hold.Now;
            hold.Add(new(row => BoardList.Read(row, view, now, chats.CanLookUp)));
            var stop = stopping();
            var plan = stop ? new([], now) : BoardPlan.Next(hold.Row, view, now, chats.CanLookUp);
            if (!plan.Moves.IsEmpty)
            {
                if (!await PrepareAsync(plan))
                {
                    return null;
                }
                plan = hold.StillDue(plan);
                hold.Add(plan, await sender.MakeAsync(plan, hold));
                continue;
            }
            switch (await hold.ReleaseAsync(Changes.Released(plan.RetryAt is null ? view.Rev : null, plan.RetryAt)))
            {
                case HoldEnd.Lost: return null;
                case HoldEnd.Released:
                    await faults.AtAsync(Faults.Released);
                    return stop ? new CourierOutcome.Stopped() : Outcome(plan.RetryAt, view.Rev, Reports(hold.Row));
            }
        }
    }

    /// <summary>One write before what is sent, unless the row says all of it already. False when the hold was lost.</summary>
    private async Task<bool> PrepareAsync(Plan plan)
    {
        var now = hold.Now;
        var posts = plan.Posts.Select(post => post.Key).ToArray();
        var announced = posts.All(key => hold.Saved.Cards.GetValueOrDefault(key)?.Sending >= now);
        if (announced && !hold.Behind && hold.MaySend)
        {
            return true;
        }
        hold.Add(Changes.Sending(posts, now + Timing.Lease - Timing.SendNeeds));
        var saved = await hold.SaveAsync();
        if (saved && posts.Length > 0)
        {
            await faults.AtAsync(Faults.SendingSaved);
        }
        return saved;
    }

    private static CourierOutcome Outcome(Instant? retryAt, long rev, ImmutableArray<CourierReport> reports) =>
        retryAt is { } at ? new CourierOutcome.Waits(at, reports) : new CourierOutcome.Shown(rev, reports);

    private static ImmutableArray<CourierReport> Reports(BoardRow row)
    {
        var parked = row.Cards.Where(card => card.Value.ParkedUntold)
            .Select(CourierReport (card) => new CourierReport.Undeliverable(card.Key, card.Value.Parked ?? "", card.Value.Message is not null));
        var late = row.Cards.Where(card => card.Value.LateUntold is not null)
            .Select(CourierReport (card) => new CourierReport.ShownLate(card.Key, card.Value.LateUntold!.Value));
        var refused = row.Cards.Where(card => card.Value.Refusing is { Untold: true })
            .Select(CourierReport (card) => new CourierReport.Undeliverable(card.Key, Reasons.Refused, card.Value.Message is not null));
        return [.. parked, .. refused, .. late];
    }
}
