using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Chat;
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
        if (Refuse(draft.Crew, absence, wish.By, draft.At) is { } refusal)
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
        var met = Merging.Met(draft, absence, wish.Span);
        if (met.Select(other => Refuse(draft.Crew, other, wish.By, draft.At)).OfType<Refusal>().FirstOrDefault() is { } foreign)
        {
            return new Decision.Refused(foreign);
        }
        if (!wish.Exactly && Merging.Union(draft, absence, wish.Span) is var union && union != wish.Span)
        {
            var text = $"{draft.Crew[absence.Owner].Name} is away {Lists.And(met.Select(other => DateWords.Span(other.Span)))} too, and {DateWords.Span(wish.Span)} overlaps with that.";
            return draft.Done(new Answer.Reply(Merging.Which(absence, text, union, wish.Span)));
        }
        Seconding.By(draft, wish.Absence, wish.By);
        Change(draft, wish, met);
        return draft.Done(Replies.Words($"Noted: {draft.Crew[absence.Owner].Name} is away {DateWords.Span(wish.Span)}{Back(draft[Merging.Survivor(draft, wish.Absence)])}.{Merging.Words(met)}"));
    }

    /// <summary>The owner's answer in the morning: one more working day. A second press on the same morning finds it so.</summary>
    public static Decision OneMoreDay(Draft draft, Command.OneMoreDay wish)
    {
        var absence = draft[wish.Absence];
        if (Refuse(draft.Crew, absence, wish.By, draft.At) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        // Where the owner is now, as the new dates are read.
        var week = draft.Crew[absence.Owner].Week;
        var day = week.OnOrAfter(LocalDate.Max(absence.Span.FirstDay, week.DayAt(draft.At)));
        if (absence.BackOn > day)
        {
            return draft.Done(Replies.Words($"It is so already: {draft.Crew[absence.Owner].Name} is away {DateWords.Span(absence.Span)}{Back(absence)}. Nothing was changed."));
        }
        return Decide(draft, new Command.ChangeDates(wish.By, wish.Absence, new AwaySpan(absence.Span.From, day.PlusDays(1).AtMidnight(), true)));
    }

    /// <summary>Null when this person may change the absence now.</summary>
    public static Refusal? Refuse(CrewState crew, Absence absence, MemberId by, Instant at)
    {
        if (!absence.IsOpen)
        {
            return Refusals.Over(crew, absence);
        }
        return by == absence.Owner || by == absence.By || crew.SeesTo(absence, by, at) ? null : Refusals.NotYours(crew[absence.Owner].Name);
    }

    private static string Back(Absence absence) => absence.BackOn is { } day ? $", back {DateWords.Short(day)}" : "";

    private static void Change(Draft draft, Command.ChangeDates wish, ImmutableArray<Absence> met)
    {
        ImmutableArray<Absence> all = [draft[wish.Absence], .. met];
        // What has begun goes on: the rest becomes part of it.
        var into = all.FirstOrDefault(absence => Spans.Holds(absence, draft.At)) ?? all[0];
        Change(draft, into.Id, wish.Span, all.Remove(into), wish.By);
    }

    /// <param name="parts">Absences of the same person that become part of this one.</param>
    public static void Change(Draft draft, AbsenceId id, AwaySpan span, ImmutableArray<Absence> parts, MemberId? by)
    {
        var before = draft[id];
        var running = draft.At >= before.Starts;
        var grows = span.From < before.Span.From || (before.Span.Until is { } old && !(span.Until <= old));
        if (span != before.Span)
        {
            Redate(draft, before, span, grows);
        }
        Merging.TakeIn(draft, id, parts, by);
        foreach (var cover in draft[id].Covers)
        {
            Cover(draft, id, cover, grows && !Merging.Stays(draft, id, cover, parts), running);
            Merging.GoOn(draft, id, cover.Client, parts);
        }
        TellBackups(draft, before, grows);
        FallingThrough.BackupAway(draft, before.Owner, span, id);
        Settling.FollowUp(draft, id);
        TellUnasked(draft, before, parts);
        Merging.TellOut(draft, before, parts);
        Merging.Wait(draft, id);
    }

    private static void Redate(Draft draft, Absence before, AwaySpan span, bool grows)
    {
        // Other dates are read where the owner is now; what stays as it was said keeps its moment.
        var week = draft.Crew[before.Owner].Week;
        var same = span.From == before.Span.From;
        var starts = same ? before.Starts : Spans.Starts(span, week);
        Instant? began = same && Spans.Begins(before) is var moment && moment != Spans.Moment(span.From, week) ? moment : null;
        draft.Add(new Event.DatesChanged(before.Id, span, week, began, starts, Spans.Ends(span, week), Spans.BackOn(span, week), grows ? before.Terms + 1 : before.Terms));
        foreach (var ask in before.Returns.Where(ask => ask.Answer is null))
        {
            draft.Add(new Event.ReturnAsked(before.Id, ask with { Answer = ReturnAnswer.Longer, LeadAt = null }));
        }
        Returning.Time(draft, before.Id);
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

    /// <summary>Whoever goes on for longer than the yes was said for hears so.</summary>
    private static void TellBackups(Draft draft, Absence before, bool grows)
    {
        var stay = before.Covers.Select(cover => cover.CoveredBy is { } by && draft[before.Id].CoverOf(cover.Client)!.CoveredBy == by ? by : (MemberId?)null);
        foreach (var by in stay.OfType<MemberId>().Distinct().Where(_ => grows))
        {
            TellLonger(draft, before.Id, by);
        }
    }

    /// <summary>Whose yes no longer counts, and who is not asked anew at once: no card of theirs would ring.</summary>
    private static void TellUnasked(Draft draft, Absence before, ImmutableArray<Absence> parts)
    {
        var absence = draft[before.Id];
        var lost = before.Covers.Where(cover => cover.CoveredBy is { } by && absence.CoverOf(cover.Client) is { } now && (now.IsWanting || (now.CoveredBy is { } other && other != by))
            && !absence.Asks.Any(ask => ask.Member == by && ask.Terms == absence.Terms && ask.Lines.Any(line => line.Client == cover.Client))
            && !parts.Any(part => part.CoverOf(cover.Client)?.CoveredBy == by));
        foreach (var mine in lost.GroupBy(cover => (By: cover.CoveredBy!.Value, Next: Next(draft.Crew, absence, cover))))
        {
            Telling.Member(draft, before.Id, mine.Key.By,
                $"The dates have changed: {draft.Crew[absence.Owner].Name} is away {DateWords.Span(absence.Span)}, so your yes for {Lists.And(mine.Select(cover => draft.Crew[cover.Client].Name))} no longer counts. {mine.Key.Next}");
        }
    }

    private static string Next(CrewState crew, Absence absence, Cover lost) =>
        absence.CoverOf(lost.Client)!.CoveredBy is { } by ? $"{crew[by].Name} steps in."
        : crew.IsAway(lost.CoveredBy!.Value, absence.Span) ? "You're away yourself in that time."
        : "You are asked again if it comes to you.";

    public static void TellLonger(Draft draft, AbsenceId id, MemberId by) => Telling.Member(draft, id, by,
        $"{draft.Crew[draft[id].Owner].Name} is away longer: {DateWords.Span(draft[id].Span)}{Back(draft[id])}. You go on as agreed. If you can't, say so: somebody else is asked at once.",
        new Cards.Button("I can't go on", Cards.Presses.CantGoOn(id)));

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
