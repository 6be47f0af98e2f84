using CoverBot.Domain.Chat;

namespace CoverBot.Domain.Cards;

/// <summary>One card that should be in the chat now, as the Bulletin lists it for a board, in order.</summary>
/// <param name="Key">Kind and number (<c>handover</c>, <c>ask/3</c>, <c>said/7</c>): never a name, never used for a second message.</param>
/// <param name="To">Where it goes. A card already posted stays in the conversation it was posted to.</param>
/// <param name="Content">What it shows now.</param>
/// <param name="Rings">Whether posting it is meant to ring: sent before what does not.</param>
/// <param name="Open">Whether a question stands on it: such a card is posted anew when its message is gone.</param>
public abstract record BoardCard(string Key, Address To, Card Content, bool Rings, bool Open)
{
    /// <summary>One message, edited in place while its content differs.</summary>
    public sealed record Live(string Key, Address To, Card Content, bool Rings, bool Open) : BoardCard(Key, To, Content, Rings, Open);

    /// <summary>Sent once, in order of its number; edited only into its closed form.</summary>
    /// <param name="Number">Rises by one with each event behind a said card of this board; starts at 1.</param>
    /// <param name="State">Whether it is still to be sent, closed or dropped.</param>
    public sealed record Said(int Number, SaidState State, Address To, Card Content, bool Rings) : BoardCard(KeyOf(Number), To, Content, Rings, false)
    {
        public static string KeyOf(int number) => FormattableString.Invariant($"said/{number}");
    }
}

/// <summary>What should happen to a said card.</summary>
public enum SaidState
{
    /// <summary>To be sent if it has not been; never edited.</summary>
    Due,

    /// <summary>No longer true: edited once into its content if it was sent, not sent any more if not.</summary>
    Closed,

    /// <summary>Overtaken before it went out: not sent any more, left as it is if it was sent.</summary>
    Dropped,
}
