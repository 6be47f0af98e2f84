using System.Collections.Immutable;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Desk.Delivery;

/// <summary>One call to a chat.</summary>
internal abstract record Move(Address To)
{
    /// <summary>The cards it is about; none for a twin.</summary>
    public ImmutableArray<string> Keys => this switch
    {
        Open open => open.Cards,
        Post post => [post.Key],
        Edit edit => [edit.Key],
        LookUp sent => [sent.Key],
        _ => [],
    };

    /// <summary>Opens the conversation that <paramref name="Cards"/> wait for.</summary>
    public sealed record Open(Address To, ImmutableArray<string> Cards) : Move(To);

    /// <param name="Number">Which message of this card it is.</param>
    public sealed record Post(string Key, Address To, string Conversation, Card Card, string Hash, int Number, bool Rings) : Move(To);

    /// <param name="Marks">The card's doubts known when the edit was planned.</param>
    /// <param name="Closing">A said card's one edit.</param>
    /// <param name="Asks">Whether a question stands on it.</param>
    public sealed record Edit(string Key, Address To, string Conversation, string Message, Card Card, string Hash, int Marks, bool Closing, bool Asks) : Move(To);

    /// <param name="Left">The latest moment the post can have left at.</param>
    public sealed record LookUp(string Key, Address To, string Conversation, int Number, Instant Left) : Move(To);

    public sealed record Delete(Twin Twin) : Move(Twin.To);
}

/// <summary>What a board's courier does next.</summary>
/// <param name="Moves">All may be made at once, in order within an address; none when there is nothing to do now.</param>
/// <param name="RetryAt">When something that waits can go on; null when nothing waits.</param>
internal sealed record Plan(ImmutableArray<Move> Moves, Instant? RetryAt)
{
    public IEnumerable<Move.Post> Posts => Moves.OfType<Move.Post>();
}
