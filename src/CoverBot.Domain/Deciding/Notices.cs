using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Time;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>When a client is told what (rule 7). The words are <see cref="NoticeWords"/>'.</summary>
internal static class Notices
{
    /// <summary>A heads-up goes out at most this many days before the leave begins.</summary>
    private const int HeadsUpDays = 14;

    /// <summary>With a heads-up younger than this many working days, the first morning says nothing.</summary>
    private const int FreshDays = 3;

    /// <summary>Plans anew what this client is to be told, and tells what is due.</summary>
    public static void Plan(Draft draft, AbsenceId id, ClientId client)
    {
        var absence = draft[id];
        var cover = absence.CoverOf(client)!;
        if (absence.IsOpen && Due(draft, absence, cover) is var planned && !planned.SequenceEqual(cover.Planned))
        {
            draft.Add(new Event.NoticesPlanned(id, client, planned));
        }
        Release(draft, id, client);
    }

    /// <summary>Tells the client whatever is due by now.</summary>
    public static void Release(Draft draft, AbsenceId id, ClientId client)
    {
        while (draft[id].CoverOf(client)!.Planned.FirstOrDefault(notice => notice.Due <= draft.At + DueTimes.Grace) is { } notice)
        {
            var cover = draft[id].CoverOf(client)!;
            draft.Add(new Event.NoticesPlanned(id, client, cover.Planned.Remove(notice)));
            if (Waits(draft, id, cover, notice) is { } later)
            {
                draft.Add(new Event.NoticesPlanned(id, client, cover.Planned.Replace(notice, notice with { Due = later })));
            }
            else if (!(notice.Kind == NoticeKind.FirstDay && IsFresh(draft, cover)))
            {
                Tell(draft, id, client, notice.Kind);
            }
        }
    }

    /// <summary>When a client who was told that somebody steps in is told to hold on, should nobody have said yes by then.</summary>
    public static Instant? HoldAt(Draft draft, AbsenceId id, Cover cover) => cover.Knows is { TellsOfCover: true }
        ? Moment(draft, Instant.Max(draft[id].Starts, draft.At + Asking.Urgent))
        : cover.HoldAt;

    /// <summary>Says it now, whatever was planned; the notice before it is closed where it is no longer true.</summary>
    public static void Tell(Draft draft, AbsenceId id, ClientId client, NoticeKind kind)
    {
        if (kind == NoticeKind.Disregard && Unsent(draft, id, client))
        {
            return;
        }
        var absence = draft[id];
        var cover = absence.CoverOf(client)!;
        var who = NoticeWords.Named(draft.Crew, cover);
        var words = NoticeWords.For(draft.Crew, absence, cover, kind, draft.At);
        var hold = kind == NoticeKind.Hold ? new HoldPromise(draft.Crew.LeadFor(absence, draft.At), Promising.Hour(draft.Crew, draft.At), false) : null;
        Close(draft, id, cover, kind, who);
        if (draft.Crew[client].Told is ToldHow.InChannel)
        {
            var number = absence.Said.Length + 1;
            draft.Add(new Event.Told(id, new Said(number, new SaidTo.Client(client), Card.Of(words))));
            draft.Ring(id, BoardCard.Said.KeyOf(number), draft.Crew.Settings.ZoneId);
            draft.Add(new Event.ClientKnows(id, client, new Knows(kind, who, number, draft.At, absence.Span, hold)));
        }
        else
        {
            draft.Add(new Event.HandNoticeWritten(id, client, new HandNotice(cover.ByHand.Length + 1, kind, words.Plain, null, null, false)));
            draft.Add(new Event.ClientKnows(id, client, new Knows(kind, who, null, draft.At, absence.Span, hold)));
        }
    }

    /// <summary>Nothing has left yet, because the night held it, or its channel can't be reached and nobody has said it: what is not sent needs no taking back.</summary>
    public static bool Unsent(Draft draft, AbsenceId id, ClientId client)
    {
        var said = draft[id].Said.Where(said => said.To is SaidTo.Client to && to.Id == client).ToList();
        var words = draft[id].CoverOf(client)!.ByHand;
        var waiting = words.Where(one => one is { Said: not null, ToldBy: null, Overtaken: false }).Select(one => one.Said!.Value).ToList();
        if (words.Any(one => one.ToldBy is not null) || said.Any(one => !one.Dropped && !draft[id].Held.ContainsKey(one.Key) && !waiting.Contains(one.Number)))
        {
            return false;
        }
        foreach (var one in said.Where(one => !one.Dropped))
        {
            draft.Add(waiting.Contains(one.Number) ? new Event.SaidDropped(id, one.Number) : new Event.HeldBack(id, one.Key, Instant.MaxValue));
        }
        foreach (var one in words.Where(one => !one.Overtaken))
        {
            draft.Add(new Event.HandNoticeWritten(id, client, one with { Overtaken = true }));
        }
        draft.Add(new Event.ClientKnows(id, client, null));
        return true;
    }

    private static void Close(Draft draft, AbsenceId id, Cover cover, NoticeKind kind, MemberId? who)
    {
        foreach (var words in cover.ByHand.Where(words => words.ToldBy is null && !words.Overtaken))
        {
            draft.Add(new Event.HandNoticeWritten(id, cover.Client, words with { Overtaken = true }));
        }
        var overtakes = kind is NoticeKind.Changed or NoticeKind.Dates or NoticeKind.Disregard or NoticeKind.Hold
            || (kind == NoticeKind.Emergency && cover.Knows is not null)
            || (kind == NoticeKind.Return && draft[id].Ends is var ends && (ends is null || draft.At < ends));
        if (overtakes && cover.Knows is not null)
        {
            // Every notice to this client that still stands is overtaken, not the last one alone; those of absences that became part of this one too.
            foreach (var one in draft.Crew.Absences.Values.Where(one => Merging.IsPart(draft.Crew, one, id)))
            {
                CloseStanding(draft, one, cover.Client, NoticeWords.Closing(draft.Crew, kind, who));
            }
        }
    }

    /// <summary>Closes every notice of one absence to a client that was not closed yet.</summary>
    public static void CloseStanding(Draft draft, Absence absence, ClientId client, Card closing)
    {
        foreach (var said in absence.Said.Where(said => said.To is SaidTo.Client to && to.Id == client && said.State == SaidState.Due))
        {
            draft.Add(new Event.SaidClosed(absence.Id, said.Number, closing));
        }
    }

    private static ImmutableArray<PlannedNotice> Due(Draft draft, Absence absence, Cover cover)
    {
        if (cover.Stage is not (CoverStage.Covered or CoverStage.NobodyNeeded) || absence.Report is { Agreed: false })
        {
            return [];
        }
        var who = NoticeWords.Named(draft.Crew, cover);
        var now = Moment(draft, draft.At);
        if (cover.Knows is { Kind: not NoticeKind.Disregard } knows)
        {
            return News(draft, absence, knows, who) is { } kind
                ? [new(kind, now), .. FirstDay(draft, absence, cover)]
                : FirstDay(draft, absence, cover);
        }
        if (cover.Planned.Length > 0 && !absence.IsUrgent)
        {
            return cover.Planned;
        }
        return absence.IsUrgent ? [new(NoticeKind.Emergency, now)] : Leave(draft, absence, now);
    }

    /// <summary>What is no longer as the client was told; null when all is.</summary>
    private static NoticeKind? News(Draft draft, Absence absence, Knows knows, MemberId? who)
    {
        if (knows.Kind == NoticeKind.Hold || knows.Who != who)
        {
            return absence.IsUrgent && knows.Kind == NoticeKind.Hold ? NoticeKind.Emergency : NoticeKind.Changed;
        }
        return knows.Span != absence.Span && absence.BackOn is not null ? NoticeKind.Dates : null;
    }

    /// <summary>The first morning of a longer leave, if it is still to come.</summary>
    private static ImmutableArray<PlannedNotice> FirstDay(Draft draft, Absence absence, Cover cover)
    {
        var morning = Morning(draft, absence);
        var planned = cover.Planned.Where(notice => notice.Kind == NoticeKind.FirstDay).ToImmutableArray();
        return !planned.IsEmpty || absence.IsUrgent || IsBrief(absence) || morning <= draft.At + DueTimes.Grace ? planned : [new(NoticeKind.FirstDay, morning)];
    }

    private static ImmutableArray<PlannedNotice> Leave(Draft draft, Absence absence, Instant now)
    {
        var crew = WorkWeeks.Of(draft.Crew.Settings);
        var morning = Morning(draft, absence);
        var headsUp = Moment(draft, Instant.Max(draft.At, crew.At(absence.Span.FirstDay.PlusDays(-HeadsUpDays), crew.From)));
        if (headsUp >= morning)
        {
            return [new(NoticeKind.FirstDay, Instant.Max(now, morning))];
        }
        return IsBrief(absence)
            ? [new(NoticeKind.HeadsUp, headsUp)]
            : [new(NoticeKind.HeadsUp, headsUp), new(NoticeKind.FirstDay, morning)];
    }

    /// <summary>Up to two working days: one message.</summary>
    private static bool IsBrief(Absence absence) => Spans.WorkingDays(absence.Span, absence.Week) <= 2;

    /// <summary>When the crew's day begins on the first day of work missed.</summary>
    private static Instant Morning(Draft draft, Absence absence)
    {
        var crew = WorkWeeks.Of(draft.Crew.Settings);
        return Moment(draft, Instant.Max(absence.Starts, crew.At(absence.Week.DayAt(absence.Starts), crew.From)));
    }

    private static Instant Moment(Draft draft, Instant at) => draft.AfterQuiet(at, draft.Crew.Settings.ZoneId);

    /// <summary>A stand-in who can't read the channel is invited first: the heads-up waits for that until the last working day before.</summary>
    private static Instant? Waits(Draft draft, AbsenceId id, Cover cover, PlannedNotice notice)
    {
        var last = Spans.DayBefore(draft[id]);
        var unnamed = cover.CoveredBy is not null && NoticeWords.Named(draft.Crew, cover) is null;
        return notice.Kind == NoticeKind.HeadsUp && unnamed && draft.At + DueTimes.Grace < last ? Moment(draft, last) : null;
    }

    private static bool IsFresh(Draft draft, Cover cover)
    {
        if (cover.Knows is not { Kind: not NoticeKind.Disregard } knows)
        {
            return false;
        }
        var crew = WorkWeeks.Of(draft.Crew.Settings);
        return crew.CountDays(crew.DayAt(knows.At), crew.DayAt(draft.At)) <= FreshDays;
    }
}
