using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>Time has come: whatever is due is done, in the order it fell due; of a great many things only as much as one decision can hold, and the rest is due still.</summary>
internal static class Ticking
{
    /// <summary>More steps than this in one absence at one moment is a mistake of ours, not a busy day.</summary>
    private const int Steps = 1000;

    private const int MostMembers = 20;

    public static Decision Decide(Draft draft, Command.Tick wish)
    {
        foreach (var id in draft.Crew.Absences.Values.Select(absence => absence.Id).ToList().Where(id => IsDue(draft, DueTimes.Of(draft[id]))).Take(wish.Most))
        {
            Absence(draft, id);
        }
        foreach (var member in draft.Crew.Members.Values.Where(member => IsDue(draft, DueTimes.Of(member))).Take(Math.Min(wish.Most, MostMembers)).ToList())
        {
            Holding.Release(draft, member);
            Homes.Close(draft, member);
        }
        return draft.Done();
    }

    private static bool IsDue(Draft draft, Instant? due) => due <= draft.At + DueTimes.Grace;

    private static void Absence(Draft draft, AbsenceId id)
    {
        for (var step = 0; DueTimes.Of(draft[id]) is { } due && IsDue(draft, due); step++)
        {
            if (step == Steps)
            {
                throw new InvalidOperationException($"a tick of {id} at {draft.At} does not come to an end");
            }
            Step(draft, id, due);
        }
    }

    private static void Step(Draft draft, AbsenceId id, Instant due)
    {
        var absence = draft[id];
        if (absence.Held.FirstOrDefault(held => held.Value == due) is { Key: not null } held)
        {
            Holding.Release(draft, absence, held.Key);
        }
        else if (absence.Over is not null)
        {
            Moot(draft, absence);
        }
        else if (absence.Asks.FirstOrDefault(ask => ask.IsPending && ask.NudgeAt == due) is { } nudge)
        {
            Nudge(draft, id, nudge);
        }
        else if (absence.Asks.FirstOrDefault(ask => DueTimes.Lapses(absence, ask) && ask.AnswerBy == due) is not null)
        {
            Lapse(draft, id, due);
        }
        else if (absence.Covers.Any(cover => cover.CallAt == due || cover.HoldAt == due || cover.GapAt == due))
        {
            Timed(draft, id, due);
        }
        else if (absence.Covers.Any(cover => Promising.Due(cover) == due))
        {
            Promising.Release(draft, id);
        }
        else if (absence.Covers.FirstOrDefault(cover => cover.Planned.Any(notice => notice.Due == due)) is { } told)
        {
            Notices.Release(draft, id, told.Client);
        }
        else
        {
            People(draft, id, due);
        }
    }

    /// <summary>The owner has been back for days: no card goes on asking whether somebody told the client.</summary>
    private static void Moot(Draft draft, Absence absence)
    {
        foreach (var cover in absence.Covers)
        {
            foreach (var words in cover.ByHand.Where(words => words is { ToldBy: null, Overtaken: false }))
            {
                draft.Add(new Event.HandNoticeWritten(absence.Id, cover.Client, words with { Overtaken = true }));
            }
        }
    }

    private static void People(Draft draft, AbsenceId id, Instant due)
    {
        var absence = draft[id];
        if (absence.MeetsAt == due)
        {
            Merging.Meet(draft, id);
        }
        else if (absence.Gaps.FirstOrDefault(gap => gap.NextAt == due) is { } gap)
        {
            Gaps.Remind(draft, id, gap);
        }
        else if (absence.Returns.FirstOrDefault(ask => ask.Answer is null && ask.LeadAt == due) is { } ask)
        {
            Returning.NoPress(draft, id, ask);
        }
        else if (absence.AskBackAt == due)
        {
            Returning.AskBack(draft, id);
        }
        else
        {
            Returning.AskLead(draft, id);
        }
    }

    private static void Nudge(Draft draft, AbsenceId id, Ask ask)
    {
        draft.Add(new Event.AskTimed(id, ask.Number, ask.AnswerBy, null, ask.ShownLate));
        var absence = draft[id];
        var owner = draft.Crew[absence.Owner].Name;
        var clients = Lists.And(ask.Lines.Where(line => line.Offer is Offer.Pending).Select(line => draft.Crew[line.Client].Name));
        var by = absence.IsUrgent ? "" : $" Please answer by {DateWords.Moment(ask.AnswerBy, draft.Crew[ask.Member].Week)} your time.";
        Telling.Member(draft, id, ask.Member, $"Still open: can you step in for {owner}, {(absence.Span.Until is null ? "from now on" : DateWords.SpanShort(absence.Span))} ({clients})?{by} A no needs no reason.",
            new Button(ask.Lines.Count(line => line.Offer.CanBeAccepted) == 1 ? "Accept" : "Accept all", Presses.Accept(absence, ask), ButtonStyle.Primary), new Button("Decline", Presses.Decline(absence, ask)));
    }

    /// <summary>All that lapses at one moment is one decision, so that the next person gets one card.</summary>
    private static void Lapse(Draft draft, AbsenceId id, Instant due)
    {
        foreach (var ask in draft[id].Asks.Where(ask => DueTimes.Lapses(draft[id], ask) && ask.AnswerBy <= due))
        {
            foreach (var line in ask.Lines.Where(line => line.Offer is Offer.Pending))
            {
                draft.Add(new Event.OfferChanged(id, ask.Number, line.Client, new Offer.Lapsed(draft.At)));
            }
        }
        Settling.FollowUp(draft, id);
    }

    private static void Timed(Draft draft, AbsenceId id, Instant due)
    {
        foreach (var cover in draft[id].Covers)
        {
            var call = cover.CallAt <= due;
            var hold = cover.HoldAt <= due;
            if (call || hold)
            {
                draft.Add(new Event.CoverTimed(id, cover.Client, call ? null : cover.CallAt, hold ? null : cover.HoldAt, cover.GapAt));
            }
            if (call && cover.Stage is CoverStage.Asking)
            {
                draft.Add(new Event.StageChanged(id, cover.Client, new CoverStage.Open(draft.At)));
            }
            if (hold && cover.IsWanting)
            {
                Caring.Hold(draft, id, cover.Client);
            }
        }
        Gaps.Reconcile(draft, id);
        foreach (var cover in draft[id].Covers.Where(cover => cover.GapAt <= due))
        {
            draft.Add(new Event.CoverTimed(id, cover.Client, cover.CallAt, cover.HoldAt, null));
        }
        Settling.FollowUp(draft, id);
    }
}
