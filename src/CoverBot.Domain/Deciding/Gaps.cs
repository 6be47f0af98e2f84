using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Time;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>What happens when nobody is left (rule 4): the open call, and a lead who owns the gap.</summary>
internal static class Gaps
{
    private static readonly Duration First = Duration.FromMinutes(30);
    private static readonly Duration Then = Duration.FromHours(2);

    /// <summary>More names than this nobody reads.</summary>
    private const int MostRung = 20;

    /// <summary>Opens the call for clients that became open, tells a lead of new gaps, closes what is over.</summary>
    public static void Reconcile(Draft draft, AbsenceId id)
    {
        Call(draft, id);
        var wanted = Wanted(draft[id], draft.At + DueTimes.Grace);
        var told = draft[id].Gaps.LastOrDefault(gap => !gap.Closed);
        if (!draft[id].IsOpen || !draft[id].Covers.Any(cover => cover.IsWanting))
        {
            CloseAll(draft, id);
        }
        else if (wanted.Any(client => told is null || !told.Clients.Contains(client) || draft[id].CoverOf(client)!.GapAt <= draft.At + DueTimes.Grace))
        {
            Tell(draft, id, told is null ? 0 : told.Reminders, told?.Since ?? draft.At);
        }
    }

    /// <summary>The lead is told again, on a new card.</summary>
    public static void Remind(Draft draft, AbsenceId id, Gap gap) => Tell(draft, id, gap.Reminders + 1, gap.Since);

    /// <summary>An hour that a client was promised is near: the lead is told on a new card, one who is on it already too.</summary>
    public static void Promised(Draft draft, AbsenceId id)
    {
        var told = draft[id].Gaps.LastOrDefault(gap => !gap.Closed);
        Tell(draft, id, (told?.Reminders ?? 0) + 1, told?.Since ?? draft.At);
        if (told is { NextAt: null } && draft[id].Gaps.LastOrDefault(gap => !gap.Closed) is { } gap)
        {
            draft.Add(new Event.GapTold(id, gap with { NextAt = null }));
        }
    }

    /// <summary>A lead left the team: another one is told, as of something new.</summary>
    public static void PassOn(Draft draft, AbsenceId id, MemberId member)
    {
        if (draft[id].Gaps.LastOrDefault(gap => !gap.Closed && gap.Lead == member) is { } gap)
        {
            Tell(draft, id, 0, gap.Since);
        }
    }

    /// <summary>Whatever a lead was told of stays the lead's while it is wanted: a reminder names it too.</summary>
    private static ImmutableArray<ClientId> Wanted(Absence absence, Instant at) => [.. absence.Covers
        .Where(cover => cover.Stage is CoverStage.Open || (cover.Stage is CoverStage.Asking && (!(cover.GapAt > at) || cover.Knows?.Hold is { Reminded: true })))
        .Select(cover => cover.Client)];

    private static void Call(Draft draft, AbsenceId id)
    {
        var absence = draft[id];
        var open = absence.Covers.Where(cover => cover.Stage is CoverStage.Open && !absence.Calls.Any(call => call.Clients.Contains(cover.Client)))
            .Select(cover => cover.Client).Where(client => draft.Crew.NotYetAsked(absence, client).Any()).ToImmutableArray();
        if (open.IsEmpty)
        {
            return;
        }
        var call = new OpenCall(absence.Calls.Length + 1, open, draft.At)
        {
            Sides = [.. draft.Crew.Settings.Sides.Where(side => side.IsIn).Select(side => side.Number)],
            Rung = Rung(draft, absence, open),
        };
        draft.Add(new Event.CallOpened(id, call));
        foreach (var (_, key) in call.Cards)
        {
            draft.Ring(id, key, draft.Crew.Settings.ZoneId, absence.IsUrgent);
        }
    }

    /// <summary>The lead whose gap it becomes is told in the own chat.</summary>
    private static ImmutableArray<MemberId> Rung(Draft draft, Absence absence, ImmutableArray<ClientId> open)
    {
        var lead = draft.Crew.LeadFor(absence, draft.At);
        return [.. open.SelectMany(client => draft.Crew.NotYetAsked(absence, client)).Where(member => member.Here && member.Id != lead).DistinctBy(member => member.Id)
            .OrderBy(member => member.Name, StringComparer.OrdinalIgnoreCase).Take(MostRung).Select(member => member.Id)];
    }

    private static void Tell(Draft draft, AbsenceId id, int reminders, Instant since)
    {
        var absence = draft[id];
        var clients = Wanted(absence, draft.At + DueTimes.Grace);
        CloseAll(draft, id);
        foreach (var cover in absence.Covers.Where(cover => cover.GapAt is not null && clients.Contains(cover.Client)))
        {
            draft.Add(new Event.CoverTimed(id, cover.Client, cover.CallAt, cover.HoldAt, null));
        }
        if (draft.Crew.LeadFor(absence, draft.At) is not { } lead)
        {
            return;
        }
        var gap = new Gap(absence.Gaps.Length + 1, lead, clients, since, reminders, Next(draft, absence, lead, reminders), false);
        draft.Add(new Event.GapTold(id, gap));
        draft.Ring(id, gap.Key, draft.Crew[lead].Week.ZoneId, absence.IsUrgent && reminders == 0);
    }

    /// <summary>After 30 minutes, then every 2 hours of the lead's day, once on a day the lead does not work; while the work is more than a working day off, each working morning.</summary>
    private static Instant Next(Draft draft, Absence absence, MemberId lead, int reminders)
    {
        var week = draft.Crew[lead].Week;
        if (reminders > 0 && draft.At < Spans.DayBefore(absence))
        {
            return week.StartOf(week.After(week.DayAt(draft.At)));
        }
        var again = draft.AfterQuiet(draft.At + (reminders == 0 ? First : Then), week.ZoneId);
        return week.IsWorkingDay(week.DayAt(again)) || (absence.IsUrgent && reminders == 0) ? again : Morning(week, draft.At);
    }

    /// <summary>The next morning, of whatever day.</summary>
    private static Instant Morning(WorkWeek week, Instant at) =>
        week.StartOf(week.DayAt(at)) is var today && today > at + DueTimes.Grace ? today : week.StartOf(week.DayAt(at).PlusDays(1));

    private static void CloseAll(Draft draft, AbsenceId id)
    {
        foreach (var gap in draft[id].Gaps.Where(gap => !gap.Closed))
        {
            draft.Add(new Event.GapTold(id, gap with { Closed = true, NextAt = null }));
        }
    }
}
