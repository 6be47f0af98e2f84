using System.Collections.Immutable;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Absences;

/// <summary>A message sent once, in the words it was decided in.</summary>
/// <param name="Number">Starts at 1 for each board, one higher each time.</param>
/// <param name="Closing">What it reads once it is no longer true; null while it is.</param>
/// <param name="Dropped">Overtaken: not sent if it has not been.</param>
public sealed record Said(int Number, SaidTo To, Card Content, Card? Closing = null, bool Dropped = false)
{
    /// <summary>Everybody who was told this because something reached nobody, its reader included; empty for any other message.</summary>
    public ImmutableArray<MemberId> Tried { get; init; } = [];

    /// <summary>Its card's key on the board.</summary>
    public string Key => BoardCard.Said.KeyOf(Number);

    public SaidState State => Dropped ? SaidState.Dropped : Closing is null ? SaidState.Due : SaidState.Closed;
}

/// <summary>Who is told.</summary>
public abstract record SaidTo
{
    private SaidTo() { }

    /// <summary>The client's channel, wherever it is when the message is sent.</summary>
    public sealed record Client(ClientId Id) : SaidTo;

    public sealed record Member(MemberId Id) : SaidTo;
}
