using System.Collections.Immutable;
using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Domain.Absences;

/// <summary>One client during one absence.</summary>
/// <param name="Why">Why the client is watch or hot these days, in a few words.</param>
/// <param name="Log">What was done or promised while covering, oldest first.</param>
/// <param name="Planned">Notices still to go to the client, each at its moment.</param>
/// <param name="Knows">What the client was told last; null when nothing yet.</param>
/// <param name="ByHand">Words to be said by somebody, in order; a client without a channel.</param>
/// <param name="OwnWords">The owner's own words for the first notice of a planned leave; "" for the bot's.</param>
/// <param name="CallAt">When the open call goes out if nobody has said yes; null when none is due.</param>
/// <param name="HoldAt">When the client gets the hold notice by itself if nobody has said yes; null when none is due.</param>
/// <param name="GapAt">When a lead hears of it if nobody has said yes; null when none is due.</param>
public sealed record Cover(
    ClientId Client,
    CoverStage Stage,
    Heat Heat,
    string Why,
    ImmutableArray<Note> Log,
    ImmutableArray<PlannedNotice> Planned,
    Knows? Knows,
    ImmutableArray<HandNotice> ByHand,
    string OwnWords,
    Instant? CallAt,
    Instant? HoldAt,
    Instant? GapAt)
{
    /// <summary>Who covers now; null when nobody does.</summary>
    public MemberId? CoveredBy => Stage is CoverStage.Covered covered ? covered.By : null;

    /// <summary>The owner wished so.</summary>
    public bool IsLeftOut => Stage is CoverStage.Kept { LeftOut: true };

    /// <summary>Whether what the client is said to know has reached it: in its channel, or by somebody who pressed Told.</summary>
    public bool HasHeard => Knows is not null && ByHand.All(words => words.ToldBy is not null || words.Overtaken);

    /// <summary>Somebody is still wanted.</summary>
    public bool IsWanting => Stage is CoverStage.Asking or CoverStage.Open;
}

/// <summary>Where a cover stands.</summary>
public abstract record CoverStage
{
    private CoverStage() { }

    /// <param name="Since">When it began, or began anew: who was too late before then may be asked again.</param>
    public sealed record Asking(Instant Since) : CoverStage;

    /// <param name="At">When the yes was said.</param>
    /// <param name="Read">Null until the handover was read back.</param>
    public sealed record Covered(MemberId By, Instant At, ReadBack? Read) : CoverStage;

    /// <summary>Everybody on the list was asked; nobody has said yes.</summary>
    public sealed record Open(Instant Since) : CoverStage;

    /// <summary>Nobody has to step in; the client is only told.</summary>
    public sealed record NobodyNeeded : CoverStage;

    /// <summary>Stays with the owner: too short to ask anybody, or left out by the owner. Nobody is told.</summary>
    public sealed record Kept(bool LeftOut = false) : CoverStage;

    /// <param name="By">Who covered last; null when nobody did.</param>
    /// <param name="Wanted">Whether somebody was still wanted, in vain; null where that was not written down.</param>
    public sealed record Ended(MemberId? By, bool? Wanted = null) : CoverStage;
}

/// <summary>What the backup says back after reading the handover.</summary>
/// <param name="FirstThing">"First thing I'll do"; never empty.</param>
/// <param name="Worry">Biggest worry, or "".</param>
/// <param name="Question">Question to the owner, or "".</param>
/// <param name="GotIn">Whether access was tried and worked.</param>
public sealed record ReadBack(string FirstThing, string Worry, string Question, bool GotIn, Instant At);

public enum NoticeKind
{
    /// <summary>Before a planned leave, once settled and within 14 days.</summary>
    HeadsUp,

    /// <summary>The first morning.</summary>
    FirstDay,

    /// <summary>From now on somebody steps in.</summary>
    Emergency,

    /// <summary>A lead makes sure the work is looked after.</summary>
    Hold,

    /// <summary>Another name than the one told before.</summary>
    Changed,

    /// <summary>Other dates than those told before.</summary>
    Dates,

    /// <summary>The owner is back.</summary>
    Return,

    /// <summary>It is not so after all.</summary>
    Disregard,
}

/// <param name="Due">When it goes out, if it is still true then.</param>
public sealed record PlannedNotice(NoticeKind Kind, Instant Due);

/// <summary>What a client knows.</summary>
/// <param name="Who">The name told; null for none.</param>
/// <param name="Said">The number of the notice in the channel; null when told by hand.</param>
/// <param name="Span">The dates told.</param>
/// <param name="Hold">Null unless it was told to hold on.</param>
public sealed record Knows(NoticeKind Kind, MemberId? Who, int? Said, Instant At, AwaySpan Span, HoldPromise? Hold = null)
{
    /// <summary>Whether the client reads that somebody steps in, named or not, or that nobody has to.</summary>
    public bool TellsOfCover => Kind is NoticeKind.HeadsUp or NoticeKind.FirstDay or NoticeKind.Emergency or NoticeKind.Changed or NoticeKind.Dates;
}

/// <summary>What a hold notice promises.</summary>
/// <param name="Lead">Who makes sure of the work; null when the crew has nobody to name.</param>
/// <param name="By">The hour by which the client hears who takes it on; null once it has passed and the notice names none any more.</param>
/// <param name="Reminded">The lead was told that the hour is near.</param>
public sealed record HoldPromise(MemberId? Lead, Instant? By, bool Reminded);

/// <summary>Words that somebody has to say to a client.</summary>
/// <param name="Number">Starts at 1 for each cover.</param>
/// <param name="ToldBy">Null until somebody pressed Told.</param>
/// <param name="Overtaken">No longer true before it was told, or it reaches the client's channel after all.</param>
/// <param name="Said">The number of the notice that could not be written into the client's channel; null for a client who is told by hand anyway.</param>
public sealed record HandNotice(int Number, NoticeKind Kind, string Words, MemberId? ToldBy, Instant? ToldAt, bool Overtaken, int? Said = null);
