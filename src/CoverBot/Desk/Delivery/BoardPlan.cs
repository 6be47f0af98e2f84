using System.Collections.Immutable;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Desk.Delivery;

/// <summary>What to do next about a board: from its row and the list of what should be shown, with no I/O.</summary>
internal static class BoardPlan
{
    /// <param name="row">As <see cref="BoardList.Read"/> left it.</param>
    public static Plan Next(BoardRow row, BoardView view, Instant now, Func<Address, bool> canLookUp)
    {
        var posts = Posts(row, view, now, canLookUp);
        var lookUps = LookUps(row, now, canLookUp);
        var opens = posts.Moves.Concat(lookUps.Moves).OfType<Move.Open>().GroupBy(open => open.To)
            .Select(same => (Move)new Move.Open(same.Key, [.. same.SelectMany(open => open.Keys)])).ToImmutableArray();
        if (!opens.IsEmpty)
        {
            return new(opens, null);
        }
        var edits = Edits(row, view, now);
        var deletes = row.Twins.Where(twin => !(twin.RetryAt > now)).Select(Move (twin) => new Move.Delete(twin));
        return new([.. lookUps.Moves, .. posts.Moves, .. edits.Moves, .. deletes],
            Waits.Earliest([posts.RetryAt, lookUps.RetryAt, edits.RetryAt, .. row.Twins.Select(twin => twin.RetryAt)], now));
    }

    /// <summary>
    /// The cards to post: in list order within an address, where a later one waits for an earlier one; one of all where the chat cannot look up, since only
    /// there one whose answer is lost may end up twice.
    /// </summary>
    public static Plan Posts(BoardRow row, BoardView view, Instant now, Func<Address, bool> canLookUp)
    {
        var queue = new PostQueue(row, view, now);
        var alone = false;
        foreach (var card in InOrder(view))
        {
            if (row.Cards.GetValueOrDefault(card.Key) is not { } entry || !queue.MayGo(card, entry))
            {
                continue;
            }
            if (canLookUp(entry.To) || !alone)
            {
                alone |= !canLookUp(entry.To);
                queue.Go(card, entry);
            }
            else
            {
                queue.Block(entry.To);
            }
        }
        return queue.Plan;
    }

    private static Plan LookUps(BoardRow row, Instant now, Func<Address, bool> canLookUp)
    {
        var moves = new List<Move>();
        var waits = new List<Instant?>();
        foreach (var (key, card) in row.Cards.Where(card => card.Value.Sending is not null))
        {
            var left = card.Sending!.Value;
            var at = left + (canLookUp(card.To) ? Timing.LookUps[Math.Min(card.LookedUp, Timing.LookUps.Length - 1)] : Timing.LookUps[^1]);
            at = card.RetryAt > at ? card.RetryAt.Value : at;
            if (at > now || !canLookUp(card.To))
            {
                waits.Add(at);
            }
            else
            {
                moves.Add(card.Conversation is { } there ? new Move.LookUp(key, card.To, there, card.Post, left) : new Move.Open(card.To, [key]));
            }
        }
        return new([.. moves], Waits.Earliest(waits, now));
    }

    private static Plan Edits(BoardRow row, BoardView view, Instant now)
    {
        var moves = new List<Move>();
        var waits = new List<Instant?>();
        foreach (var card in view.Cards)
        {
            if (row.Cards.GetValueOrDefault(card.Key) is not { Message: { } message, Conversation: { } there, Parked: null, Settled: false } entry)
            {
                continue;
            }
            var closing = card is BoardCard.Said { State: SaidState.Closed };
            var hash = CardHash.Of(card.Content);
            if (closing || (card is BoardCard.Live && (entry.Hash != hash || (entry.Unsure && !(entry.UnsureUntil > now)))))
            {
                waits.Add(entry.RetryAt);
                if (!(entry.RetryAt > now))
                {
                    moves.Add(new Move.Edit(card.Key, entry.To, there, message, card.Content, hash, entry.Marks, closing, card.Open));
                }
            }
            else if (entry.Unsure)
            {
                waits.Add(entry.UnsureUntil);
            }
        }
        return new([.. moves.OrderBy(move => move is Move.Edit edit && edit.Card.Buttons.Any() ? 0 : 1)], Waits.Earliest(waits, now));
    }

    /// <summary>List order, with the said cards among themselves in order of their numbers.</summary>
    private static IEnumerable<BoardCard> InOrder(BoardView view)
    {
        var said = new Queue<BoardCard>(view.Cards.OfType<BoardCard.Said>().OrderBy(card => card.Number));
        return view.Cards.Select(card => card is BoardCard.Said ? said.Dequeue() : card);
    }
}

internal static class Waits
{
    /// <summary>The earliest of the moments that lie ahead; null when there is none.</summary>
    public static Instant? Earliest(IEnumerable<Instant?> moments, Instant now) => moments.Where(at => at > now).Min();
}
