using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Desk.Delivery;

/// <summary>Brings a board's row and the list of what should be shown together, before anything is sent.</summary>
internal static class BoardList
{
    /// <summary>Notes new cards, settles what needs no sending, forgets what can never matter again. Doing it twice changes nothing.</summary>
    public static BoardRow Read(BoardRow row, BoardView view, Instant now, Func<Address, bool> canLookUp)
    {
        var listed = view.Cards.Select(card => card.Key).ToHashSet(StringComparer.Ordinal);
        row = view.Cards.Aggregate(GiveUp(row, now, canLookUp), (known, card) => Note(known, card, now));
        row = row.WithAll([.. row.Cards.Where(card => card.Value.Unsure && !CanBeEdited(card.Key, card.Value, listed)).Select(card => card.Key)], card => card.Sure());
        row = row with { Said = SaidUpTo(row) };
        return row with { Cards = row.Cards.RemoveRange(row.Cards.Where(card => Forgotten(card.Key, card.Value, row.Said, listed)).Select(card => card.Key)) };
    }

    /// <summary>Where a lost post cannot be looked up, it is sent again when it would have been found.</summary>
    private static BoardRow GiveUp(BoardRow row, Instant now, Func<Address, bool> canLookUp) =>
        row.WithAll([.. row.Cards.Where(card => card.Value.Sending + Timing.LookUps[^1] <= now && !canLookUp(card.Value.To)).Select(card => card.Key)],
            card => PostChanges.SendAgain(card, card.Sending!.Value));

    private static BoardRow Note(BoardRow row, BoardCard card, Instant now)
    {
        if (row.Cards.GetValueOrDefault(card.Key) is not { } entry)
        {
            var settledLongAgo = card is BoardCard.Said said && said.Number <= row.Said;
            return settledLongAgo ? row : Note(row with { Cards = row.Cards.Add(card.Key, new() { To = card.To, Due = now }) }, card, now);
        }
        return row.With(card.Key, _ => card switch
        {
            BoardCard.Said { State: not SaidState.Due } when entry.Unsent => entry with { Settled = true, Parked = null, ParkedUntold = false, Refusing = null, RetryAt = null },
            BoardCard.Said when entry.Message is not null => entry.Parked is not null && entry.To != card.To ? entry with { Settled = true, Parked = null } : entry,
            _ when entry.To != card.To && (entry.Unsent || entry.Parked is not null) => entry.Anew(card.To),
            BoardCard.Live when entry.Settled && card.Open => entry.Anew(card.To),
            _ => entry,
        });
    }

    private static bool CanBeEdited(string key, CardEntry card, HashSet<string> listed) =>
        listed.Contains(key) && !Changes.IsSaid(key) && !card.Settled && card.Parked is null;

    private static int SaidUpTo(BoardRow row)
    {
        var number = row.Said;
        while (row.Cards.GetValueOrDefault(BoardCard.Said.KeyOf(number + 1)) is { } next && (next.Message is not null || next.Settled))
        {
            number++;
        }
        return number;
    }

    /// <summary>A said card stays known for its closing edit, as long as the list carries it.</summary>
    private static bool Forgotten(string key, CardEntry card, int said, HashSet<string> listed) =>
        Changes.IsSaid(key) && !listed.Contains(key) && card.Sending is null && int.TryParse(key.AsSpan(5), out var number) && number <= said;
}
