using System.Collections.Immutable;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Time;
using NodaTime;

namespace CoverBot.Domain.Absences;

public enum AbsenceKind
{
    Planned,
    Emergency,

    /// <summary>An emergency told by somebody else.</summary>
    Reported,
}

/// <summary>How the owner can be reached; shown to backups, never to clients.</summary>
public enum Reach
{
    NotAtAll,
    UrgentOnly,
    LooksInDaily,
}

/// <summary>A member away from one moment to another.</summary>
/// <param name="By">Who said it: the owner, or the reporter.</param>
/// <param name="Week">The owner's working week as it was when this was said; dates stay in its zone.</param>
/// <param name="Starts">The first working moment of the absence: what people were told, never recomputed.</param>
/// <param name="Ends">The moment the absence is over; null while no end is known.</param>
/// <param name="BackOn">The first working day after it; null while no end is known.</param>
/// <param name="AskBackAt">When "Are you back?" is asked next, or a short absence passes; null when neither is due.</param>
/// <param name="AskLeadAt">When a lead is asked whether an emergency without an end goes on; null when not due.</param>
/// <param name="Terms">Rises when dates change: a press names the terms it was shown.</param>
/// <param name="Held">Cards that are ready but wait for quiet hours to end: key and the moment they go out.</param>
/// <param name="Handovers">Who has a handover: <c>handover/1</c> is the first of them.</param>
/// <param name="Settled">How often the owner has been told that all is looked after or can't be.</param>
/// <param name="Report">Null unless somebody else reported it.</param>
/// <param name="Over">Null while it runs or lies ahead.</param>
/// <param name="MeetsAt">When it begins beside another of the owner's that has no end: the two are one from then on, should that one still run. Null when none is ahead.</param>
/// <param name="InTeam">The team's channel on the first side has a card about it: from then on that card stays, so that it can be closed.</param>
public sealed record Absence(
    AbsenceId Id,
    MemberId Owner,
    MemberId By,
    AbsenceKind Kind,
    AwaySpan Span,
    WorkWeek Week,
    Instant OpenedAt,
    Instant Starts,
    Instant? Ends,
    LocalDate? BackOn,
    Instant? AskBackAt,
    Instant? AskLeadAt,
    int Terms,
    Reach Reach,
    ImmutableArray<Cover> Covers,
    ImmutableArray<Ask> Asks,
    ImmutableArray<OpenCall> Calls,
    ImmutableArray<Gap> Gaps,
    ImmutableArray<Said> Said,
    ImmutableArray<Settled> Settled,
    ImmutableArray<ReturnAsk> Returns,
    ImmutableArray<StillAway> StillAway,
    ImmutableArray<MemberId> Handovers,
    ImmutableSortedDictionary<string, Instant> Held,
    Report? Report,
    Over? Over,
    bool InTeam = false,
    Instant? MeetsAt = null)
{
    /// <summary>The moment the span begins, when that was said in another zone than <see cref="Week"/>'s; null when in the same.</summary>
    public Instant? Began { get; init; }

    /// <summary>The other sides whose team channel has a card about it.</summary>
    public ImmutableArray<int> InSides { get; init; } = [];

    /// <summary>What reached nobody, in the order in which it was noticed.</summary>
    public ImmutableArray<Undelivered> Undelivered { get; init; } = [];

    /// <summary>From now on rather than on days to come: everybody is asked at once, at any hour. A leave that somebody else tells of beforehand is not.</summary>
    public bool IsUrgent => Kind == AbsenceKind.Emergency || (Kind == AbsenceKind.Reported && Report is not { Ahead: true });

    public bool IsOpen => Over is null;

    public Cover? CoverOf(ClientId client) => Covers.FirstOrDefault(cover => cover.Client == client);

    public Absence With(Cover cover) => this with { Covers = [.. Covers.Select(old => old.Client == cover.Client ? cover : old)] };

    public Absence With(Ask ask) => this with { Asks = [.. Asks.Select(old => old.Number == ask.Number ? ask : old)] };

    public Absence With(Gap gap) => this with { Gaps = [.. Gaps.Select(old => old.Number == gap.Number ? gap : old)] };

    public Absence With(Said said) => this with { Said = [.. Said.Select(old => old.Number == said.Number ? said : old)] };
}

/// <summary>An emergency told by somebody else.</summary>
/// <param name="Agreed">A second person agrees, or the reporter spoke to the owner or the family: clients may be told.</param>
/// <param name="Ahead">Told beforehand, for days to come: asked like a planned leave.</param>
public sealed record Report(bool Agreed, bool Ahead = false);

/// <summary>How an absence ended.</summary>
/// <param name="Into">What it became part of; null unless it was merged.</param>
public sealed record Over(Instant At, OverHow How, MemberId? By, Merged? Into = null);

/// <summary>The absence that took another in.</summary>
/// <param name="Span">Its dates at that moment.</param>
public sealed record Merged(AbsenceId Id, AwaySpan Span);

public enum OverHow
{
    /// <summary>The owner pressed I'm back.</summary>
    Returned,

    /// <summary>Taken back before it began, or a false alarm.</summary>
    Cancelled,

    /// <summary>A short one in which nobody covered: it just passed.</summary>
    Passed,

    /// <summary>Another absence of the same person took it in: it goes on there.</summary>
    Merged,
}
