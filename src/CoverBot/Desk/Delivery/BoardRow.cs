using System.Collections.Immutable;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Delivery;

/// <summary>What is known of a board in the chat, and who is at it. All moments are wall time.</summary>
public sealed record BoardRow
{
    public required string Board { get; init; }

    /// <summary>The row's version in the table; "" before it is there.</summary>
    public string Version { get; init; } = "";

    /// <summary>The head's revision last made visible in full; 0 for none.</summary>
    public long Shown { get; init; }

    /// <summary>Who holds the board; "" when nobody does.</summary>
    public string Holder { get; init; } = "";

    /// <summary>Until when it is held; null when it is not.</summary>
    public Instant? Until { get; init; }

    /// <summary>When the released board is to be looked at again; null when nothing waits.</summary>
    public Instant? RetryAt { get; init; }

    /// <summary>All said numbers up to this one are settled, whatever else is lost.</summary>
    public int Said { get; init; }

    /// <summary>By card key.</summary>
    public ImmutableSortedDictionary<string, CardEntry> Cards { get; init; } = NoCards;

    /// <summary>Messages of ours that no card knows: to be deleted.</summary>
    public ImmutableArray<Twin> Twins { get; init; } = [];

    internal static ImmutableSortedDictionary<string, CardEntry> NoCards { get; } =
        ImmutableSortedDictionary.Create<string, CardEntry>(StringComparer.Ordinal);

    /// <summary>The row's key in the crew's partition.</summary>
    public static string KeyOf(string board) => Rows.Keys.BoardPrefix + board;

    /// <summary>Whether somebody has to see to it. A held board counts: its holder may be dead. So does one where something waits for its next try.</summary>
    /// <param name="rev">The higher of the head's SettingsRev and the Rev of what the board shows.</param>
    public bool Lags(long rev) => rev > Shown || Holder.Length > 0 || RetryAt is not null || !Twins.IsEmpty
        || Cards.Values.Any(card => card.Sending is not null || card.Unsure || card.ParkedUntold || card.LateUntold is not null || card.Refusing is { Untold: true });

    /// <summary>From when on it makes sense to run it: <see cref="RetryAt"/>, or when its hold may be taken over; null for at once.</summary>
    public Instant? NotBefore => Holder.Length > 0 ? Until + Timing.TakeOver : RetryAt;

    /// <summary>A new board: held by <paramref name="holder"/>, its first cards sending where the chat can look them up.</summary>
    /// <param name="now">Wall time just before the commit.</param>
    internal static BoardRow New(string board, string holder, Instant now, ImmutableArray<BoardCard> cards, Func<Address, bool> canLookUp)
    {
        var view = new BoardView(0, cards);
        var row = BoardList.Read(new BoardRow { Board = board }.HeldBy(holder, now), view, now, canLookUp);
        var first = BoardPlan.Posts(row, view, now, canLookUp).Moves.Where(move => canLookUp(move.To)).SelectMany(move => move.Keys);
        return Changes.Sending(first, row.SendBy).Do(row);
    }

    /// <summary>For the commit that makes the board. It is to be run with the same holder as soon as the commit is in.</summary>
    internal RowAction Insertion() => new RowAction.Insert(KeyOf(Board), BoardColumns.Write(this));

    /// <summary>The latest moment at which a call to a chat may begin under the present hold.</summary>
    internal Instant SendBy => (Until ?? Instant.MinValue) - Timing.SendNeeds;

    internal BoardRow HeldBy(string holder, Instant now) => this with { Holder = holder, Until = now + Timing.Lease };

    /// <summary>Replaces the entry of <paramref name="key"/>, if there is one.</summary>
    internal BoardRow With(string key, Func<CardEntry, CardEntry> change) =>
        Cards.TryGetValue(key, out var card) ? this with { Cards = Cards.SetItem(key, change(card)) } : this;

    internal BoardRow WithAll(IEnumerable<string> keys, Func<CardEntry, CardEntry> change) =>
        keys.Aggregate(this, (row, key) => row.With(key, change));

    internal BoardRow WithTwin(Address to, string conversation, string message) =>
        Twins.Any(twin => twin.Message == message && twin.Conversation == conversation) ? this
        : this with { Twins = Twins.Add(new(to, conversation, message)) };
}

/// <summary>A message of ours that the row does not know as a card's.</summary>
/// <param name="RetryAt">Not tried again before this moment; null for at once.</param>
public sealed record Twin(Address To, string Conversation, string Message, int Failures = 0, Instant? RetryAt = null);
