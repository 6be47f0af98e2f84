using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Time;
using CoverBot.Domain.Wording;

namespace CoverBot.Domain.Deciding;

/// <summary>What people add while an absence is open: heat and notes, words, the read-back, a client told by hand, the hold notice.</summary>
internal static class Caring
{
    public static Decision SetDetails(Draft draft, Command.SetDetails wish)
    {
        var absence = draft[wish.Absence];
        if (ChangingDates.Refuse(draft.Crew, absence, wish.By, draft.At) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        foreach (var detail in wish.Details)
        {
            var cover = absence.CoverOf(detail.Client) ?? throw new InvalidOperationException($"no cover of {detail.Client}");
            if ((detail.Heat ?? cover.Heat) != cover.Heat || (detail.Why ?? cover.Why) != cover.Why)
            {
                draft.Add(new Event.HeatChanged(wish.Absence, detail.Client, detail.Heat ?? cover.Heat, detail.Why ?? cover.Why));
            }
            if (detail.Note.Length > 0)
            {
                Notes.Add(draft, wish.By, detail.Client, detail.Note);
            }
        }
        if (wish.Reach is { } reach && reach != absence.Reach)
        {
            draft.Add(new Event.ReachChanged(wish.Absence, reach));
        }
        return draft.Done(Replies.Words("Noted. Whoever steps in reads it in the handover."));
    }

    public static Decision ChangeWords(Draft draft, Command.ChangeWords wish)
    {
        var absence = draft[wish.Absence];
        if (ChangingDates.Refuse(draft.Crew, absence, wish.By, draft.At) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        var cover = absence.CoverOf(wish.Client) ?? throw new InvalidOperationException($"no cover of {wish.Client}");
        if (cover.Knows is not null)
        {
            return new Decision.Refused(new Refusal("words.sent", $"{draft.Crew[wish.Client].Name} was told already; write in the channel what you would like to add."));
        }
        if (cover.OwnWords != wish.Words)
        {
            draft.Add(new Event.WordsChanged(wish.Absence, wish.Client, wish.Words));
        }
        return draft.Done(Replies.Words(wish.Words.Length == 0 ? "My own words again." : $"Noted. {draft.Crew[wish.Client].Name} will be told exactly that."));
    }

    public static Decision ReadBack(Draft draft, Command.ReadBackHandover wish)
    {
        var absence = draft[wish.Absence];
        var mine = absence.Covers.Where(cover => cover.CoveredBy == wish.By).ToList();
        if (mine.Count == 0)
        {
            return new Decision.Refused(absence.IsOpen ? Refusals.NotCovering(draft.Crew[absence.Owner].Name + "'s clients") : Refusals.Over(draft.Crew[absence.Owner].Name));
        }
        foreach (var cover in mine)
        {
            var covered = (CoverStage.Covered)cover.Stage;
            var read = new ReadBack(wish.FirstThing, wish.Worry, wish.Question, wish.GotIn, draft.At);
            if (covered.Read is null || covered.Read with { At = draft.At } != read)
            {
                draft.Add(new Event.StageChanged(wish.Absence, cover.Client, covered with { Read = read }));
            }
        }
        return draft.Done(Replies.Words("Thank you, it is handed over."));
    }

    public static Decision MarkTold(Draft draft, Command.MarkTold wish)
    {
        var absence = draft[wish.Absence];
        var words = absence.CoverOf(wish.Client)?.ByHand.FirstOrDefault(words => words.Number == wish.Number);
        var mayTell = words is not null && (wish.By == absence.Owner || absence.CoverOf(wish.Client)!.CoveredBy == wish.By || draft.Crew.SeesTo(absence, wish.By, draft.At)
            || absence.Said.Any(said => said.To == new SaidTo.Member(wish.By) && said.Tried.Contains(wish.By) && !said.Dropped)
            || absence.CoverOf(wish.Client)!.Stage is CoverStage.Ended { By: { } last } && last == wish.By);
        if (words is null || !mayTell)
        {
            return new Decision.Refused(words is null ? Refusals.Unknown() : Refusals.NotYours(draft.Crew[absence.Owner].Name));
        }
        if (words.ToldBy is null)
        {
            draft.Add(new Event.HandNoticeWritten(wish.Absence, wish.Client, words with { ToldBy = wish.By, ToldAt = draft.At }));
            if (words.Said is { } unsent)
            {
                draft.Add(new Event.SaidDropped(wish.Absence, unsent));
            }
        }
        return draft.Done(Replies.Words($"Noted: {draft.Crew[wish.Client].Name} was told."));
    }

    public static Decision SendHold(Draft draft, Command.SendHold wish)
    {
        var absence = draft[wish.Absence];
        if (!draft.Crew.SeesTo(absence, wish.By, draft.At))
        {
            return new Decision.Refused(Refusals.LeadsOnly("send that notice"));
        }
        if (!absence.IsOpen)
        {
            return new Decision.Refused(Refusals.Over(draft.Crew[absence.Owner].Name));
        }
        Seconding.By(draft, wish.Absence, wish.By);
        if (draft[wish.Absence].Report is { Agreed: false })
        {
            return new Decision.Refused(new Refusal("report.not-agreed",
                $"A second person has to agree first that {draft.Crew[absence.Owner].Name} can't work, because clients would read it.").With(Parts.Spoken(absence, draft.Crew[absence.Owner].Name)));
        }
        var waiting = absence.Covers.Where(cover => Promising.MaySay(cover)
            && (wish.Clients.IsEmpty || wish.Clients.Contains(cover.Client))).Select(cover => cover.Client).ToList();
        foreach (var client in waiting)
        {
            Hold(draft, wish.Absence, client);
        }
        return draft.Done(Replies.Words(waiting.Count == 0 ? "Nobody is waiting for that notice. Nothing was sent." : Held(draft, waiting)));
    }

    private static string Held(Draft draft, List<ClientId> clients)
    {
        var read = clients.Where(client => draft.Crew[client].Told is ToldHow.InChannel).Select(client => draft.Crew[client].Name).ToList();
        var hear = clients.Where(client => draft.Crew[client].Told is ToldHow.ByHand).Select(client => draft.Crew[client].Name).ToList();
        string[] said =
        [
            read.Count == 0 ? "" : $"{Lists.And(read)} {(read.Count == 1 ? "reads" : "read")} it {When(draft)}.",
            hear.Count == 0 ? "" : $"{Lists.And(hear)} {(hear.Count == 1 ? "is" : "are")} told by hand: the words are on your card.",
        ];
        return string.Join(' ', said.Where(sentence => sentence.Length > 0));
    }

    private static string When(Draft draft)
    {
        var zone = draft.Crew.Settings.ZoneId;
        var until = draft.AfterQuiet(draft.At, zone);
        return until > draft.At ? $"at {DateWords.Clock(until.InZone(Zones.Of(zone)).TimeOfDay)}, when the quiet hours end" : "now";
    }

    /// <summary>The client hears that a lead makes sure of the work; never that there is a gap.</summary>
    public static void Hold(Draft draft, AbsenceId id, ClientId client)
    {
        Notices.Tell(draft, id, client, NoticeKind.Hold);
        var cover = draft[id].CoverOf(client)!;
        draft.Add(new Event.CoverTimed(id, client, cover.CallAt, null, cover.GapAt));
    }

    public static Decision OnIt(Draft draft, Command.OnIt wish)
    {
        var absence = draft[wish.Absence];
        if (!draft.Crew.SeesTo(absence, wish.By, draft.At))
        {
            return new Decision.Refused(Refusals.LeadsOnly("take that on"));
        }
        foreach (var gap in absence.Gaps.Where(gap => !gap.Closed && gap.NextAt is not null))
        {
            draft.Add(new Event.GapTold(wish.Absence, gap with { NextAt = null }));
        }
        return draft.Done(Replies.Words("Thank you. I don't remind you again; the card shows when somebody says yes."));
    }

    public static Decision Agree(Draft draft, Command.AgreeReport wish)
    {
        var absence = draft[wish.Absence];
        var owner = draft.Crew[absence.Owner].Name;
        if (!absence.IsOpen)
        {
            return new Decision.Refused(Refusals.Over(owner));
        }
        if (absence.Report is { Agreed: false } && wish.By == absence.By && !wish.Spoken)
        {
            return new Decision.Refused(new Refusal("report.second", $"A second person has to agree, or you have spoken to {owner} or the family.").With(Parts.Spoken(absence, owner)));
        }
        if (Seconding.By(draft, wish.Absence, wish.By, wish.Spoken))
        {
            Settling.FollowUp(draft, wish.Absence);
        }
        return draft.Done(Replies.Words($"Thank you: {Seconding.Outcome(draft[wish.Absence], (wish.By == absence.Owner ? "your" : owner + "'s") + " clients")}."));
    }
}
