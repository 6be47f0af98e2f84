using System.Collections.Immutable;
using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Domain.Absences;

/// <summary>What one decision on one absence asks of one member: one card, a line per client, one answer-by.</summary>
/// <param name="Number">Starts at 1 for each absence; the card is <c>ask/1</c>.</param>
/// <param name="AnswerBy">What the person was told; a later yes counts while nobody else has the client.</param>
/// <param name="NudgeAt">When to remind once; null when done or not wanted.</param>
/// <param name="Together">Everybody is asked at once: the next one does not wait for this answer.</param>
/// <param name="Terms">The absence's terms the person is asked about.</param>
/// <param name="ShownLate">The card came late; the answer-by was moved once for it.</param>
public sealed record Ask(
    int Number,
    MemberId Member,
    ImmutableArray<AskLine> Lines,
    Instant AskedAt,
    Instant AnswerBy,
    Instant? NudgeAt,
    bool Together,
    int Terms,
    bool ShownLate = false)
{
    public string Key => $"ask/{Number}";

    public bool IsPending => Lines.Any(line => line.Offer is Offer.Pending);

    /// <summary>Whether a yes would still count for some line, if nobody else has the client.</summary>
    public bool IsOpen => Lines.Any(line => line.Offer.CanBeAccepted);
}

/// <summary>One client on an ask.</summary>
/// <param name="Handed">Somebody passes it on to this person: a yes counts although another covers.</param>
public sealed record AskLine(ClientId Client, Offer Offer, bool Handed = false);

/// <summary>The life of one offer.</summary>
public abstract record Offer
{
    private Offer() { }

    public bool CanBeAccepted => this is Pending or Lapsed;

    public sealed record Pending : Offer;

    public sealed record Accepted(Instant At) : Offer;

    /// <param name="Reason">For owner and leads only; "" when none was given.</param>
    public sealed record Declined(Instant At, string Reason) : Offer;

    /// <summary>Not answered in time: can still be accepted until somebody has it.</summary>
    public sealed record Lapsed(Instant At) : Offer;

    /// <param name="TakenBy">Who has it now; null for another reason.</param>
    /// <param name="Reason">For owner and leads only; "" when none was given.</param>
    public sealed record Withdrawn(Instant At, WithdrawnWhy Why, MemberId? TakenBy, string Reason = "") : Offer;
}

public enum WithdrawnWhy
{
    /// <summary>Somebody else said yes first, or took it over.</summary>
    Taken,

    /// <summary>The absence, or this client's part of it, is off.</summary>
    Off,

    /// <summary>The dates changed: a yes to the old ones no longer counts.</summary>
    NewTerms,

    /// <summary>The person asked is away too.</summary>
    Away,

    /// <summary>The person asked is not in the team any more.</summary>
    Left,

    /// <summary>The card could not reach the person.</summary>
    Unreachable,

    /// <summary>The person gave it back.</summary>
    GivenBack,
}
