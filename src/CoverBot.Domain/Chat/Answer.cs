using System.Collections.Immutable;
using CoverBot.Domain.Cards;

namespace CoverBot.Domain.Chat;

/// <summary>What the person who typed, pressed or submitted gets back at once. It is part of the request, never a board's card.</summary>
public abstract record Answer
{
    private Answer() { }

    /// <summary>Nothing beyond the platform's own acknowledgement: the board's cards say the rest.</summary>
    public sealed record Silent : Answer;

    /// <summary>A card only that person sees (ephemeral in a channel, a message in the person's own chat).</summary>
    /// <param name="Refused">True when nothing was changed.</param>
    public sealed record Reply(Card Card, bool Refused = false) : Answer;

    /// <summary>An answer everybody in the channel may read; client-safe when the channel is a client's.</summary>
    public sealed record Public(Card Card) : Answer;

    /// <summary>A form to fill in.</summary>
    public sealed record Ask(Form Form) : Answer;

    /// <summary>The form stays open: what is wrong, by field key. Nothing was changed.</summary>
    public sealed record Errors(ImmutableDictionary<string, string> ByField) : Answer;
}
