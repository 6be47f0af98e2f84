using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>Nobody is away twice at once: absences of one person that meet become one, and nobody is asked or told the same twice for it.</summary>
internal static class Merging
{
    /// <summary>The owner's other absences that these dates run into. Beside one without an end, what is still ahead waits for its own first day.</summary>
    public static ImmutableArray<Absence> Met(Draft draft, Absence absence, AwaySpan span)
    {
        // In the zone it was said in or the one the owner is in by now: whichever is there first.
        var begins = Instant.Min(Spans.Moment(span.From, absence.Week), Spans.Moment(span.From, draft.Crew[absence.Owner].Week));
        if (span.From == absence.Span.From)
        {
            begins = Instant.Min(begins, Spans.Begins(absence));
        }
        return [.. Others(draft, absence).Where(other => other.Span.Overlaps(span) && Meets(draft, other, span, begins)).OrderBy(other => other.Span.From)];
    }

    /// <summary>These dates and all that they run into.</summary>
    public static AwaySpan Union(Draft draft, Absence absence, AwaySpan span)
    {
        var union = Met(draft, absence, span).Aggregate(span, (all, other) => all.With(other.Span));
        return union == span ? span : Union(draft, absence, union);
    }

    /// <summary>Asks which dates are meant; with one answer there is one button.</summary>
    public static Card Which(Absence absence, string text, AwaySpan union, AwaySpan span)
    {
        var extend = new Button($"Extend: {DateWords.SpanShort(union)}", Presses.ChangeDates(absence.Id, union), ButtonStyle.Primary);
        return union == span
            ? Card.Of($"{text} Shall I make it one absence? Nothing was changed yet.", new Block.Buttons([extend]))
            : Card.Of($"{text} Which do you mean? Nothing was changed yet.", new Block.Buttons([extend, new Button($"Replace: {DateWords.SpanShort(span)}", Presses.ChangeDates(absence.Id, span))]));
    }

    public static string Words(ImmutableArray<Absence> met) => met.IsEmpty ? ""
        : $" {Lists.And(met.Select(other => DateWords.SpanShort(other.Span)))} {(met.Length == 1 ? "is" : "are")} part of that now.";

    /// <summary>The absence itself, or the open one it became part of.</summary>
    public static AbsenceId Survivor(Draft draft, AbsenceId id) => draft[id].Over?.Into is { } into ? Survivor(draft, into.Id) : id;

    /// <summary>Whether an absence is this one or became part of it.</summary>
    public static bool IsPart(CrewState crew, Absence one, AbsenceId id) => one.Id == id
        || (one.Over?.Into is { } into && crew.Absences.TryGetValue(into.Id.Value, out var next) && IsPart(crew, next, id));

    /// <summary>Two that overlap and are not one yet, since one has no end and the other lies ahead: looked at again when the later one begins.</summary>
    public static void Wait(Draft draft, AbsenceId id)
    {
        var mine = draft[Survivor(draft, id)];
        foreach (var other in Others(draft, mine).Where(other => other.Span.Overlaps(mine.Span)))
        {
            var later = Spans.Begins(other) > Spans.Begins(mine) ? other : mine;
            if (later.MeetsAt != Spans.Begins(later))
            {
                draft.Add(new Event.MeetingTimed(later.Id, Spans.Begins(later)));
            }
        }
    }

    /// <summary>It begins: beside an absence without an end that still runs it is one with that.</summary>
    public static void Meet(Draft draft, AbsenceId id)
    {
        draft.Add(new Event.MeetingTimed(id, null));
        var mine = draft[id];
        ImmutableArray<Absence> all = [.. Met(draft, mine, mine.Span).Append(mine).OrderBy(Spans.Begins)];
        if (all.Length == 1)
        {
            Wait(draft, id);
            return;
        }
        var span = all.Skip(1).Aggregate(all[0].Span, (union, other) => union.Until is null ? union : union.With(other.Span));
        ChangingDates.Change(draft, all[0].Id, span, all.RemoveAt(0), null);
    }

    /// <summary>Ends the parts; what was written down, said and told in them goes along.</summary>
    public static void TakeIn(Draft draft, AbsenceId id, ImmutableArray<Absence> parts, MemberId? by)
    {
        foreach (var part in parts)
        {
            if (draft[id].Report is { Agreed: false } && part.Report is not { Agreed: false })
            {
                draft.Add(new Event.ReportAgreed(id, part.By));
            }
            foreach (var cover in part.Covers)
            {
                TakeIn(draft, id, part, cover);
            }
            CallingOff.End(draft, part.Id, new Over(draft.At, OverHow.Merged, by, new Merged(id, draft[id].Span)));
        }
    }

    private static void TakeIn(Draft draft, AbsenceId id, Absence part, Cover cover)
    {
        if (draft[id].CoverOf(cover.Client) is null)
        {
            var stage = cover.Stage is CoverStage.NobodyNeeded or CoverStage.Kept ? cover.Stage : new CoverStage.Kept();
            draft.Add(new Event.CoverAdded(id, new Cover(cover.Client, stage, cover.Heat, cover.Why, [], [], null, [], cover.OwnWords, null, null, null)));
        }
        foreach (var note in cover.Log)
        {
            draft.Add(new Event.CoverNoted(id, cover.Client, note));
        }
        Carry(draft, id, part.Id, cover);
        var mine = draft[id].CoverOf(cover.Client)!;
        if (IsNeeded(cover) && !IsNeeded(mine))
        {
            Asking.Anew(draft, id, cover.Client);
        }
        else if (cover.Stage is CoverStage.NobodyNeeded && mine.Stage is CoverStage.Kept)
        {
            draft.Add(new Event.StageChanged(id, cover.Client, cover.Stage));
        }
    }

    /// <summary>What a client was told in the part it was told in the whole; what has not left yet is taken back.</summary>
    private static void Carry(Draft draft, AbsenceId id, AbsenceId part, Cover cover)
    {
        if (cover.Knows is not { Kind: not NoticeKind.Disregard } knows || Notices.Unsent(draft, part, cover.Client))
        {
            return;
        }
        var mine = draft[id].CoverOf(cover.Client)!;
        var carried = !IsTold(mine);
        foreach (var words in cover.ByHand.Where(words => words is { ToldBy: null, Overtaken: false }))
        {
            draft.Add(new Event.HandNoticeWritten(part, cover.Client, words with { Overtaken = true }));
            if (carried)
            {
                draft.Add(new Event.HandNoticeWritten(id, cover.Client, words with { Number = draft[id].CoverOf(cover.Client)!.ByHand.Length + 1, Said = null }));
            }
            if (words.Said is { } unsent)
            {
                // Numbers of messages are each absence's own: from here on it is said, not written.
                draft.Add(new Event.SaidDropped(part, unsent));
            }
        }
        if (carried)
        {
            draft.Add(new Event.ClientKnows(id, cover.Client, knows with { Said = null }));
            Believes(draft, id, draft[id].CoverOf(cover.Client)!);
        }
    }

    /// <summary>Who was told that somebody steps in is told to hold on, should nobody.</summary>
    private static void Believes(Draft draft, AbsenceId id, Cover cover)
    {
        if (cover.IsWanting)
        {
            draft.Add(new Event.CoverTimed(id, cover.Client, cover.CallAt, Notices.HoldAt(draft, id, cover), cover.GapAt));
        }
    }

    /// <summary>One person said yes to a client here and in every part about it: that yes holds.</summary>
    public static bool Stays(Draft draft, AbsenceId id, Cover cover, ImmutableArray<Absence> parts)
    {
        var same = parts.Select(part => part.CoverOf(cover.Client)).OfType<Cover>().Where(IsNeeded).ToList();
        return cover.CoveredBy is { } by && same.Count > 0 && same.TrueForAll(other => other.CoveredBy == by) && !draft.Crew.IsAway(by, draft[id].Span);
    }

    /// <summary>Nobody has a client, and in a part that has begun, or holds all of these days, somebody does: that person goes on.</summary>
    public static void GoOn(Draft draft, AbsenceId id, ClientId client, ImmutableArray<Absence> parts)
    {
        var span = draft[id].Span;
        foreach (var part in parts.Where(part => draft[id].CoverOf(client)!.IsWanting && part.CoverOf(client)?.CoveredBy is { } by && !draft.Crew.IsAway(by, span)))
        {
            var by = part.CoverOf(client)!.CoveredBy!.Value;
            var holds = part.Span.With(span) is var all && all.From == part.Span.From && all.Until == part.Span.Until;
            if (!holds && Spans.Begins(part) > draft.At + DueTimes.Grace)
            {
                continue;
            }
            Answering.Take(draft, id, by, client);
            if (!holds)
            {
                ChangingDates.TellLonger(draft, id, by);
            }
        }
    }

    /// <summary>Whose yes in a part is not wanted as it was hears so; a notice of a part to a client who reads another one is closed.</summary>
    public static void TellOut(Draft draft, Absence before, ImmutableArray<Absence> parts)
    {
        foreach (var part in parts)
        {
            foreach (var mine in part.Covers.Where(cover => cover.CoveredBy is { } by && IsOut(draft[before.Id], cover.Client, by)).GroupBy(cover => cover.CoveredBy!.Value))
            {
                var names = Lists.And(mine.Select(cover => draft.Crew[cover.Client].Name));
                Telling.Member(draft, before.Id, mine.Key, $"{draft.Crew[before.Owner].Name} is away {DateWords.Span(draft[before.Id].Span)}, and {DateWords.SpanShort(part.Span)} is part of that now. "
                    + $"{names}: {Lists.And(mine.Select(cover => Now(draft, before.Id, cover.Client)).Distinct())}, so there is nothing to do for you. Thank you for having said yes.");
            }
            foreach (var cover in part.Covers.Where(cover => before.CoverOf(cover.Client) is { } own && IsTold(own)))
            {
                Notices.CloseStanding(draft, draft[part.Id], cover.Client, NoticeWords.Merged(draft.Crew, draft[before.Id], draft[before.Id].CoverOf(cover.Client)!));
            }
        }
    }

    private static bool IsOut(Absence absence, ClientId client, MemberId by) => absence.CoverOf(client)!.CoveredBy != by
        && !absence.Asks.Any(ask => ask.Member == by && ask.Lines.Any(line => line.Client == client && line.Offer is Offer.Pending));

    private static string Now(Draft draft, AbsenceId id, ClientId client) => draft[id].CoverOf(client) switch
    {
        { CoveredBy: { } by } => $"{draft.Crew[by].Name} goes on",
        { IsWanting: true } => "somebody is asked for all of it",
        _ => "nobody has to step in",
    };

    private static bool IsNeeded(Cover cover) => cover.IsWanting || cover.CoveredBy is not null;

    private static bool IsTold(Cover cover) => cover.Knows is { Kind: not NoticeKind.Disregard };

    private static IEnumerable<Absence> Others(Draft draft, Absence absence) => draft.Crew.Absences.Values
        .Where(other => other.IsOpen && other.Id != absence.Id && other.Owner == absence.Owner);

    private static bool Meets(Draft draft, Absence other, AwaySpan span, Instant begins) => (other.Span.Until is not null && span.Until is not null)
        || Instant.Max(Spans.Begins(other), begins) <= draft.At + DueTimes.Grace;
}
