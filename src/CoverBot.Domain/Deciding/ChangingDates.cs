using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>Other dates, a client left out, or nothing of it after all.</summary>
internal static class ChangingDates
{
    public static Decision Decide(Draft draft, Command.ChangeDates wish)
    {
        var absence = draft[wish.Absence];
        if (Refuse(draft.Crew, absence, wish.By) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        if (wish.Span == absence.Span)
        {
            return draft.Done(Replies.Words($"It is so already: {draft.Crew[absence.Owner].Name} is away {DateWords.Span(absence.Span)}. Nothing was changed."));
        }
        if (wish.Span.Until is { } until && Spans.Moment(until, absence.Week) <= draft.At)
        {
            return new Decision.Refused(new Refusal("absence.past", "That end has passed already.", "back"));
        }
        Seconding.By(draft, wish.Absence, wish.By);
        Change(draft, wish.Absence, wish.Span);
        return draft.Done(Replies.Words($"Noted: {draft.Crew[absence.Owner].Name} is away {DateWords.Span(wish.Span)}{Back(draft[wish.Absence])}."));
    }

    /// <summary>The owner's answer in the morning: one more working day. A second press on the same morning finds it so.</summary>
    public static Decision OneMoreDay(Draft draft, Command.OneMoreDay wish)
    {
        var absence = draft[wish.Absence];
        if (Refuse(draft.Crew, absence, wish.By) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        var day = absence.Week.OnOrAfter(LocalDate.Max(absence.Span.FirstDay, absence.Week.DayAt(draft.At)));
        if (absence.BackOn > day)
        {
            return draft.Done(Replies.Words($"It is so already: {draft.Crew[absence.Owner].Name} is away {DateWords.Span(absence.Span)}{Back(absence)}. Nothing was changed."));
        }
        return Decide(draft, new Command.ChangeDates(wish.By, wish.Absence, new AwaySpan(absence.Span.From, day.PlusDays(1).AtMidnight(), true)));
    }

    public static Refusal? Refuse(CrewState crew, Absence absence, MemberId by)
    {
        if (!absence.IsOpen)
        {
            return Refusals.Over(crew[absence.Owner].Name);
        }
        return by == absence.Owner || by == absence.By || crew.IsLead(by) ? null : Refusals.NotYours(crew[absence.Owner].Name);
    }

    private static string Back(Absence absence) => absence.BackOn is { } day ? $", back {DateWords.Short(day)}" : "";

    private static void Change(Draft draft, AbsenceId id, AwaySpan span)
    {
        var before = draft[id];
        // Other dates are read where the owner is now; what stays as it was said keeps its moment.
        var week = draft.Crew[before.Owner].Week;
        var starts = span.From == before.Span.From ? before.Starts : Spans.Starts(span, week);
        var running = draft.At >= before.Starts;
        var grows = span.From < before.Span.From || span.Until is null || (before.Span.Until is { } old && span.Until > old);
        var terms = grows ? before.Terms + 1 : before.Terms;
        draft.Add(new Event.DatesChanged(id, span, week, starts, Spans.Ends(span, week), Spans.BackOn(span, week), terms));
        foreach (var ask in before.Returns.Where(ask => ask.Answer is null))
        {
            draft.Add(new Event.ReturnAsked(id, ask with { Answer = ReturnAnswer.Longer, LeadAt = null }));
        }
        Returning.Time(draft, id);
        foreach (var cover in before.Covers)
        {
            Cover(draft, id, cover, grows, running);
        }
        TellBackups(draft, id, before, grows && running);
        FallingThrough.BackupAway(draft, before.Owner, span, id);
        Settling.FollowUp(draft, id);
    }

    /// <summary>Longer leave that has not begun is a new question to everybody; while it runs the backup stays, hears of it, and may give it back.</summary>
    private static void Cover(Draft draft, AbsenceId id, Cover cover, bool grows, bool running)
    {
        var brief = Spans.IsShort(draft[id].Span, draft[id].Week) && !draft[id].IsUrgent;
        if (cover.Stage is CoverStage.Kept { LeftOut: false } && !brief)
        {
            if (draft.Crew[cover.Client].NobodyNeeded)
            {
                draft.Add(new Event.StageChanged(id, cover.Client, new CoverStage.NobodyNeeded()));
            }
            else
            {
                Asking.Anew(draft, id, cover.Client);
            }
        }
        else if (grows && (cover.IsWanting || (cover.CoveredBy is not null && !running)))
        {
            Withdraw(draft, id, cover.Client, WithdrawnWhy.NewTerms);
            Asking.Anew(draft, id, cover.Client);
        }
        draft.Add(new Event.NoticesPlanned(id, cover.Client, []));
    }

    private static void TellBackups(Draft draft, AbsenceId id, Absence before, bool stays)
    {
        var owner = draft.Crew[before.Owner].Name;
        foreach (var by in before.Covers.Select(cover => cover.CoveredBy).OfType<MemberId>().Distinct().Where(_ => stays))
        {
            Telling.Member(draft, id, by, $"{owner} is away longer: {DateWords.Span(draft[id].Span)}{Back(draft[id])}. You go on as agreed. If you can't, say so: somebody else is asked at once.",
                new Cards.Button("I can't go on", Cards.Presses.CantGoOn(id)));
        }
    }

    /// <summary>Takes back every offer for a client that could still be accepted, or was.</summary>
    public static void Withdraw(Draft draft, AbsenceId id, ClientId client, WithdrawnWhy why)
    {
        foreach (var ask in draft[id].Asks)
        {
            foreach (var _ in ask.Lines.Where(line => line.Client == client && (line.Offer.CanBeAccepted || line.Offer is Offer.Accepted)))
            {
                draft.Add(new Event.OfferChanged(id, ask.Number, client, new Offer.Withdrawn(draft.At, why, null)));
            }
        }
    }
}
