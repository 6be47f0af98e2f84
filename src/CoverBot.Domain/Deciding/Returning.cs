using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>The owner comes back, by the owner's own press (rule 10); an emergency without an end is asked about.</summary>
internal static class Returning
{
    private static readonly LocalTime Noon = new(12, 0);

    /// <summary>What the owner has at least, where the day begins so late that noon comes sooner.</summary>
    private static readonly Duration AtLeast = Duration.FromHours(2);

    /// <summary>Sets when the owner, or a lead, is asked next.</summary>
    public static void Time(Draft draft, AbsenceId id)
    {
        var absence = draft[id];
        if (absence.Ends is not { } ends)
        {
            draft.Add(new Event.ReturnTimed(id, null, LeadMorning(draft, absence, 1)));
        }
        else if (Passes(absence))
        {
            draft.Add(new Event.ReturnTimed(id, ends, null));
        }
        else
        {
            draft.Add(new Event.ReturnTimed(id, Instant.Max(absence.Week.StartOf(absence.BackOn!.Value), ends), null));
        }
    }

    /// <summary>Due: ask the owner, or let an absence pass in which nobody stepped in and no client was told.</summary>
    public static void AskBack(Draft draft, AbsenceId id)
    {
        var absence = draft[id];
        if (Passes(absence))
        {
            CallingOff.End(draft, id, new Over(draft.At, OverHow.Passed, null));
            return;
        }
        foreach (var old in absence.Returns.Where(ask => ask.Answer is null))
        {
            draft.Add(new Event.ReturnAsked(id, old with { Answer = ReturnAnswer.Overtaken, LeadAt = null }));
        }
        var day = absence.Week.DayAt(draft.At);
        var ask = new ReturnAsk(absence.Returns.Length + 1, day, draft.At, Instant.Max(absence.Week.At(day, Noon), draft.At + AtLeast), null);
        draft.Add(new Event.ReturnAsked(id, ask));
        draft.Ring(id, ask.Key, draft.Crew[absence.Owner].Week.ZoneId);
        draft.Add(new Event.ReturnTimed(id, absence.Week.StartOf(absence.Week.After(day)), absence.AskLeadAt));
    }

    /// <summary>Noon has passed without a press: the backups stay, a lead hears of it, no client is told.</summary>
    public static void NoPress(Draft draft, AbsenceId id, ReturnAsk ask)
    {
        draft.Add(new Event.ReturnAsked(id, ask with { LeadAt = null }));
        if (draft.Crew.LeadFor(draft[id], draft.At) is { } lead)
        {
            var owner = draft.Crew[draft[id].Owner].Name;
            Telling.Member(draft, id, lead, $"{owner} was due back today and has not pressed I'm back. Whoever stepped in stays on; no client was told anything.",
                new Cards.Button($"{owner} is back", Cards.Presses.Back(id)), new Cards.Button("Longer…", Cards.Presses.Longer(id)));
        }
    }

    /// <summary>Working mornings 1 and 3, then weekly: a lead, never the patient.</summary>
    public static void AskLead(Draft draft, AbsenceId id)
    {
        var absence = draft[id];
        foreach (var old in absence.StillAway.Where(ask => !ask.Answered))
        {
            draft.Add(new Event.StillAwayAsked(id, old with { Answered = true }));
        }
        if (draft.Crew.LeadFor(absence, draft.At) is not { } lead)
        {
            draft.Add(new Event.ReturnTimed(id, absence.AskBackAt, null));
            return;
        }
        var week = draft.Crew[lead].Week;
        var ask = new StillAway(absence.StillAway.Length + 1, lead, week.DayAt(draft.At), draft.At, false);
        draft.Add(new Event.StillAwayAsked(id, ask));
        draft.Ring(id, ask.Key, week.ZoneId);
        var next = ask.Number == 1 ? LeadMorning(draft, absence, 2) : week.StartOf(week.OnOrAfter(week.DayAt(draft.At).PlusDays(7)));
        draft.Add(new Event.ReturnTimed(id, absence.AskBackAt, next));
    }

    /// <summary>The lead who was asked left the team: another one is asked in the morning.</summary>
    public static void PassOn(Draft draft, AbsenceId id, MemberId member)
    {
        var absence = draft[id];
        if (absence.Ends is null && absence.StillAway.Any(ask => !ask.Answered && ask.Lead == member))
        {
            draft.Add(new Event.ReturnTimed(id, absence.AskBackAt, LeadMorning(draft, absence, 1)));
        }
    }

    public static Decision Still(Draft draft, Command.StillAway wish)
    {
        var ask = draft[wish.Absence].StillAway.FirstOrDefault(ask => ask.Number == wish.Number);
        if (ask is { Answered: false } && draft[wish.Absence].IsOpen)
        {
            draft.Add(new Event.StillAwayAsked(wish.Absence, ask with { Answered = true }));
        }
        return draft.Done(Replies.Words("Noted. I ask again when it is time."));
    }

    public static Decision ComeBack(Draft draft, Command.ComeBack wish)
    {
        var absence = draft[wish.Absence];
        if (absence.Over is { How: OverHow.Returned })
        {
            return draft.Done(Replies.Words($"{draft.Crew[absence.Owner].Name} is back already. Nothing was changed."));
        }
        if (ChangingDates.Refuse(draft.Crew, absence, wish.By, draft.At) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        if (draft.At < Spans.Begins(absence))
        {
            return new Decision.Refused(new Refusal("absence.ahead", $"That absence, {DateWords.Span(absence.Span)}, has not begun yet.", absence.Owner == wish.By ? "away cancel" : "away list"));
        }
        foreach (var ask in absence.Returns.Where(ask => ask.Answer is null))
        {
            draft.Add(new Event.ReturnAsked(wish.Absence, ask with { Answer = ReturnAnswer.Back, LeadAt = null }));
        }
        CallingOff.End(draft, wish.Absence, new Over(draft.At, OverHow.Returned, wish.By));
        TellClients(draft, wish);
        return draft.Done(Replies.Words(wish.By == absence.Owner ? "Welcome back. What matters is in your chat with me." : $"Noted: {draft.Crew[absence.Owner].Name} is back."));
    }

    /// <summary>Nobody stepped in and no client was told: there is nothing to come back to.</summary>
    private static bool Passes(Absence absence) => absence.Covers.All(cover => cover.Stage is CoverStage.Kept or CoverStage.NobodyNeeded && cover.Knows is null && cover.Planned.IsEmpty)
        && !absence.Covers.Any(cover => cover.Stage is CoverStage.NobodyNeeded && absence.IsUrgent);

    /// <summary>Up to two working days away a client gets one message, which named the day; after longer, and after an emergency, the return too.</summary>
    private static void TellClients(Draft draft, Command.ComeBack wish)
    {
        var absence = draft[wish.Absence];
        foreach (var cover in absence.Covers.Where(cover => !wish.Quietly && HearsOfReturn(absence, cover, draft.At)))
        {
            Notices.Tell(draft, wish.Absence, cover.Client, NoticeKind.Return);
        }
    }

    /// <summary>Whether I'm back writes to this client. Nobody who was told of a leave goes uncorrected when it ends early.</summary>
    public static bool HearsOfReturn(Absence absence, Cover cover, Instant at)
    {
        var brief = !absence.IsUrgent && Spans.WorkingDays(absence.Span, absence.Week) <= 2;
        var early = absence.Ends is not { } ends || at < ends;
        return cover.Knows is { } knows && knows.Kind != NoticeKind.Disregard && (!brief || early || knows.Kind == NoticeKind.Hold);
    }

    private static Instant? LeadMorning(Draft draft, Absence absence, int workingDays)
    {
        if (draft.Crew.LeadFor(absence, draft.At) is not { } lead)
        {
            return null;
        }
        var week = draft.Crew[lead].Week;
        var day = week.DayAt(draft.At);
        for (var i = 0; i < workingDays; i++)
        {
            day = week.After(day);
        }
        return week.StartOf(day);
    }
}
