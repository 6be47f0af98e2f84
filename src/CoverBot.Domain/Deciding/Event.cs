using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Time;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>Something that is so now.</summary>
public abstract record Event
{
    private Event() { }

    /// <summary>About one absence.</summary>
    public abstract record OfAbsence(AbsenceId Absence) : Event;

    public sealed record CrewChanged(Crew Crew) : Event;

    /// <summary>A member came, or changed name, zone, hours or presence.</summary>
    public sealed record MemberChanged(Member Member) : Event;

    public sealed record BackupAsked(MemberId Member, BackupAsk Ask) : Event;

    public sealed record BackupAnswered(MemberId Member, int Number, bool Fine) : Event;

    public sealed record MemberTold(MemberId Member, Said Said) : Event;

    /// <summary>A card of the member's own board did not reach the member.</summary>
    public sealed record MemberNotReached(MemberId Member, Undelivered What) : Event;

    /// <summary>Not sent if it has not been.</summary>
    public sealed record MemberSaidDropped(MemberId Member, int Number) : Event;

    /// <summary>What was told or asked long ago is kept no longer.</summary>
    /// <param name="SaidUpTo">Everything told up to this number; 0 for nothing.</param>
    /// <param name="Questions">Their numbers.</param>
    public sealed record MemberPutAway(MemberId Member, int SaidUpTo, ImmutableArray<int> Questions) : Event;

    /// <summary>Ready, but the member has quiet hours.</summary>
    public sealed record MemberHeld(MemberId Member, string Key, Instant Until) : Event;

    public sealed record MemberReleased(MemberId Member, string Key) : Event;

    public sealed record ReportedUnreachable(MemberId Member, LocalDate On) : Event;

    /// <summary>The member's own page is kept true on that day.</summary>
    /// <param name="On">Null: the day is over.</param>
    /// <param name="At">The accounts it was opened with.</param>
    public sealed record HomeShown(MemberId Member, LocalDate? On, ImmutableArray<Account> At) : Event;

    /// <summary>The member acts from that account: cards go there.</summary>
    public sealed record ActsFrom(MemberId Member, Account Account) : Event;

    /// <summary>Asked who this is among those who were here before, or what came of it.</summary>
    public sealed record WhoAsked(MemberId Member, WhoAsk Ask) : Event;

    /// <summary>Asked whether somebody is this person, or what came of it.</summary>
    public sealed record ClaimMade(MemberId Member, Claim Claim) : Event;

    /// <summary>Two members are one person: whatever is the one's is the other's from now on.</summary>
    /// <param name="From">Who came later; stays for the cards on that board alone.</param>
    public sealed record MembersMatched(MemberId From, MemberId Into) : Event;

    /// <summary>A client came, or changed name, owner, channel, backups or playbook.</summary>
    public sealed record ClientChanged(Client Client) : Event;

    public sealed record AbsenceOpened(Absence State) : OfAbsence(State.Id);

    /// <param name="Began">The moment the span begins, when that was said in another zone than the rest; null when in the same.</param>
    public sealed record DatesChanged(AbsenceId Absence, AwaySpan Span, WorkWeek Week, Instant? Began, Instant Starts, Instant? Ends, LocalDate? BackOn, int Terms) : OfAbsence(Absence);

    /// <summary>When the absence begins beside another of the owner's; null: it has, or is beside none.</summary>
    public sealed record MeetingTimed(AbsenceId Absence, Instant? MeetsAt) : OfAbsence(Absence);

    /// <summary>A client that an absence taken in was about and this one was not.</summary>
    public sealed record CoverAdded(AbsenceId Absence, Cover Cover) : OfAbsence(Absence);

    public sealed record ReachChanged(AbsenceId Absence, Reach Reach) : OfAbsence(Absence);

    public sealed record ReportAgreed(AbsenceId Absence, MemberId By) : OfAbsence(Absence);

    public sealed record StageChanged(AbsenceId Absence, ClientId Client, CoverStage Stage) : OfAbsence(Absence);

    public sealed record HeatChanged(AbsenceId Absence, ClientId Client, Heat Heat, string Why) : OfAbsence(Absence);

    public sealed record CoverNoted(AbsenceId Absence, ClientId Client, Note Note) : OfAbsence(Absence);

    public sealed record WordsChanged(AbsenceId Absence, ClientId Client, string Words) : OfAbsence(Absence);

    /// <summary>When the open call, the hold notice and the word to a lead are due; null: not due.</summary>
    public sealed record CoverTimed(AbsenceId Absence, ClientId Client, Instant? CallAt, Instant? HoldAt, Instant? GapAt) : OfAbsence(Absence);

    public sealed record NoticesPlanned(AbsenceId Absence, ClientId Client, ImmutableArray<PlannedNotice> Planned) : OfAbsence(Absence);

    /// <param name="Knows">Null: what it was to be told was taken back before it left.</param>
    public sealed record ClientKnows(AbsenceId Absence, ClientId Client, Knows? Knows) : OfAbsence(Absence);

    public sealed record HandNoticeWritten(AbsenceId Absence, ClientId Client, HandNotice Notice) : OfAbsence(Absence);

    public sealed record Asked(AbsenceId Absence, Ask Ask) : OfAbsence(Absence);

    public sealed record OfferChanged(AbsenceId Absence, int Ask, ClientId Client, Offer Offer) : OfAbsence(Absence);

    /// <param name="NudgeAt">Null: reminded, or not wanted any more.</param>
    public sealed record AskTimed(AbsenceId Absence, int Ask, Instant AnswerBy, Instant? NudgeAt, bool ShownLate) : OfAbsence(Absence);

    public sealed record HandoverGiven(AbsenceId Absence, MemberId Member) : OfAbsence(Absence);

    public sealed record CallOpened(AbsenceId Absence, OpenCall Call) : OfAbsence(Absence);

    public sealed record GapTold(AbsenceId Absence, Gap Gap) : OfAbsence(Absence);

    public sealed record OwnerTold(AbsenceId Absence, Settled Settled) : OfAbsence(Absence);

    /// <summary>The team's channel on that side gets its card about it.</summary>
    public sealed record TeamTold(AbsenceId Absence, int Side = Crew.FirstSide) : OfAbsence(Absence);

    public sealed record Told(AbsenceId Absence, Said Said) : OfAbsence(Absence);

    /// <summary>Not sent if it has not been.</summary>
    public sealed record SaidDropped(AbsenceId Absence, int Number) : OfAbsence(Absence);

    /// <summary>A card reached nobody.</summary>
    public sealed record NotDelivered(AbsenceId Absence, Undelivered What) : OfAbsence(Absence);

    /// <summary>It is tried again: should it reach nobody once more, somebody is told once more.</summary>
    public sealed record TriedAgain(AbsenceId Absence, string Key) : OfAbsence(Absence);

    /// <summary>A notice is no longer true: it reads so now.</summary>
    public sealed record SaidClosed(AbsenceId Absence, int Number, Card Closing) : OfAbsence(Absence);

    /// <summary>Ready, but its reader has quiet hours.</summary>
    /// <param name="Until"><see cref="Instant.MaxValue"/>: it was overtaken while it waited and is never shown.</param>
    public sealed record HeldBack(AbsenceId Absence, string Key, Instant Until) : OfAbsence(Absence);

    public sealed record Released(AbsenceId Absence, string Key) : OfAbsence(Absence);

    public sealed record ReturnAsked(AbsenceId Absence, ReturnAsk Ask) : OfAbsence(Absence);

    public sealed record StillAwayAsked(AbsenceId Absence, StillAway Ask) : OfAbsence(Absence);

    /// <summary>When the owner, or a lead, is asked next; null: not due.</summary>
    public sealed record ReturnTimed(AbsenceId Absence, Instant? AskBackAt, Instant? AskLeadAt) : OfAbsence(Absence);

    public sealed record AbsenceEnded(AbsenceId Absence, Over Over) : OfAbsence(Absence);
}
