using NodaTime;

namespace CoverBot.Desk.Delivery;

/// <summary>What came of editing.</summary>
internal static class EditChanges
{
    /// <summary>Settles the doubts known when the edit began, unless an older edit may still land after it.</summary>
    public static Change Edited(Move.Edit edit, Instant begun)
    {
        return new(row => row.With(edit.Key, card => card.Message == edit.Message ? Edited(card, edit, begun) : card), Doubt(edit, null));
    }

    /// <summary>The answer was lost: edited again after a while, with whatever is right then.</summary>
    public static Change Lost(Move.Edit edit, Instant now)
    {
        return edit.Closing
            ? new(row => row.With(edit.Key, card => card with { Failures = card.Failures + 1, RetryAt = Again(card, now) }))
            : new(row => row.With(edit.Key, card => card.Message != edit.Message ? card
                : card.Mark(Again(card, now)) with { Hash = edit.Hash, Failures = card.Failures + 1 }), Doubt(edit, now + Timing.EditAgain));
    }

    /// <summary>Certainly not edited; again after a while.</summary>
    public static Change Refused(string key, Instant now, Duration after) => new(row => row.With(key, card => PostChanges.Failed(card, now, after)));

    /// <summary>Its message is gone: posted anew if a question stands on it, else done with.</summary>
    public static Change Gone(Move.Edit edit)
    {
        return new(row => row.With(edit.Key, card => card.Message != edit.Message ? card
            : edit.Asks ? card.Anew(card.To) with { Conversation = card.Conversation } : card.Sure() with { Settled = true }));
    }

    private static Instant Again(CardEntry card, Instant now) => now + Duration.Max(Timing.EditAgain, Timing.BackOff(card.Failures + 1));

    private static CardEntry Edited(CardEntry card, Move.Edit edit, Instant begun)
    {
        var shown = card with { Hash = edit.Hash, Failures = 0, Refusing = null, RetryAt = null, Settled = edit.Closing };
        return card.UnsureUntil is { } until && begun < until ? shown : shown with
        {
            Checked = Math.Max(card.Checked, edit.Marks),
            UnsureUntil = card.Marks <= edit.Marks ? null : card.UnsureUntil,
        };
    }

    private static Func<BoardRow, BoardRow> Doubt(Move.Edit edit, Instant? until) =>
        row => edit.Closing ? row : row.With(edit.Key, card => card.Message == edit.Message ? card.Mark(until) with { Hash = "" } : card);
}
