using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Desk.Delivery;

/// <summary>Which of a board's cards may be posted now, asked card by card in the order in which they are to appear.</summary>
internal sealed class PostQueue
{
    private readonly Instant _now;
    private readonly List<Move> _moves = [];
    private readonly List<Instant?> _waits = [];
    private readonly HashSet<Address> _blocked;

    public PostQueue(BoardRow row, BoardView view, Instant now)
    {
        _now = now;
        var listed = view.Cards.Select(card => card.Key).ToHashSet(StringComparer.Ordinal);
        _blocked = [.. row.Cards.Where(card => card.Value.Sending is not null && !listed.Contains(card.Key)).Select(card => card.Value.To)];
    }

    public Plan Plan => new([.. _moves], Waits.Earliest(_waits, _now));

    /// <summary>Whether it is this card's turn; if not, and others have to wait for it, its address is blocked.</summary>
    public bool MayGo(BoardCard card, CardEntry entry)
    {
        if (entry.Message is not null || entry.Settled)
        {
            return false;
        }
        var said = card is BoardCard.Said;
        var waits = entry.RetryAt > _now;
        if (entry.Sending is not null || (entry.Parked is not null && said) || (waits && (said || entry.Failures < Timing.Patience)))
        {
            Block(entry.To);
        }
        if (waits)
        {
            _waits.Add(entry.RetryAt);
        }
        return entry is { Sending: null, Parked: null } && !waits && !_blocked.Contains(entry.To);
    }

    public void Go(BoardCard card, CardEntry entry) => _moves.Add(entry.Conversation is { } there
        ? new Move.Post(card.Key, entry.To, there, card.Content, CardHash.Of(card.Content), entry.Post, card.Rings)
        : new Move.Open(entry.To, [card.Key]));

    public void Block(Address to) => _blocked.Add(to);
}
