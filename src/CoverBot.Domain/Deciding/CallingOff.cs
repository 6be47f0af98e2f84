using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;

namespace CoverBot.Domain.Deciding;

/// <summary>Undo, a false alarm, or a client left out: what was asked is taken back, who was told is told so.</summary>
internal static class CallingOff
{
    public static Decision Cancel(Draft draft, Command.CancelAbsence wish)
    {
        var absence = draft[wish.Absence];
        if (absence.Over is { How: OverHow.Cancelled })
        {
            return draft.Done(Replies.Words("That is off already. Nothing was changed."));
        }
        if (ChangingDates.Refuse(draft.Crew, absence, wish.By, draft.At) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        var owner = draft.Crew[absence.Owner].Name;
        if (HasWorked(absence, draft.At))
        {
            return absence.Kind == AbsenceKind.Planned
                ? new Decision.Refused(Begun(draft, absence, wish.By == absence.Owner))
                : Returning.ComeBack(draft, new Command.ComeBack(wish.By, wish.Absence, false));
        }
        foreach (var by in absence.Covers.Select(cover => cover.CoveredBy).OfType<MemberId>().Distinct())
        {
            Telling.Member(draft, wish.Absence, by, $"No need any more: {owner} is {DateWords.NotAway(absence.Span)}. Thank you for having said yes.");
        }
        End(draft, wish.Absence, new Over(draft.At, OverHow.Cancelled, wish.By));
        foreach (var cover in draft[wish.Absence].Covers.Where(cover => cover.Knows is not null))
        {
            Notices.Tell(draft, wish.Absence, cover.Client, NoticeKind.Disregard);
        }
        return draft.Done(Replies.Words($"It's off: {owner} is {DateWords.NotAway(absence.Span)}. Whoever was told of it hears so."));
    }

    /// <summary>Clients read of a return: who wanted to take back something else is asked first.</summary>
    private static Refusal Begun(Draft draft, Absence absence, bool mine)
    {
        var owner = draft.Crew[absence.Owner].Name;
        var names = Lists.And(absence.Covers.Select(cover => cover.CoveredBy).OfType<MemberId>().Distinct().Select(by => draft.Crew[by].Name));
        return new Refusal("absence.begun", $"That absence has begun, and {names} stepped in, so it can't be undone; it can end today{(absence.Covers.Any(cover => Returning.HearsOfReturn(absence, cover, draft.At)) ? ", and then the clients are told of the return" : "")}.", mine ? "back" : $"@{owner} is back")
            .With(new Button(mine ? "I'm back" : $"{owner} is back", Presses.Back(absence.Id)), new Button("Other dates…", Presses.Change(absence.Id)));
    }

    /// <summary>What is called off after somebody worked in the owner's place was no mistake: the owner is back early.</summary>
    private static bool HasWorked(Absence absence, NodaTime.Instant at) =>
        absence.Covers.Any(cover => cover.CoveredBy is not null) && at >= (absence.IsUrgent ? absence.OpenedAt + NodaTime.Duration.FromDays(1) : absence.Starts);

    public static Decision LeaveOut(Draft draft, Command.LeaveOut wish)
    {
        var absence = draft[wish.Absence];
        if (ChangingDates.Refuse(draft.Crew, absence, wish.By, draft.At) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        foreach (var cover in absence.Covers.Where(cover => wish.Clients.Contains(cover.Client) && !cover.IsLeftOut))
        {
            Keep(draft, wish.Absence, cover);
        }
        Settling.FollowUp(draft, wish.Absence);
        var names = Lists.And(wish.Clients.Select(client => draft.Crew[client].Name));
        return draft.Done(Replies.Words($"{names} {(wish.Clients.Length == 1 ? "stays" : "stay")} with {draft.Crew[absence.Owner].Name}; nobody is asked about {(wish.Clients.Length == 1 ? "it" : "them")}."));
    }

    public static Decision OnlyTell(Draft draft, Command.OnlyTell wish)
    {
        var absence = draft[wish.Absence];
        if (ChangingDates.Refuse(draft.Crew, absence, wish.By, draft.At) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        foreach (var cover in absence.Covers.Where(cover => wish.Clients.Contains(cover.Client) && cover.Stage is not CoverStage.NobodyNeeded))
        {
            Release(draft, wish.Absence, cover);
            draft.Add(new Event.StageChanged(wish.Absence, cover.Client, new CoverStage.NobodyNeeded()));
        }
        Settling.FollowUp(draft, wish.Absence);
        return draft.Done(Replies.Words($"{Lists.And(wish.Clients.Select(client => draft.Crew[client].Name))}: nobody is asked, they are only told."));
    }

    public static Decision AskAllTheSame(Draft draft, Command.AskAllTheSame wish)
    {
        var absence = draft[wish.Absence];
        if (ChangingDates.Refuse(draft.Crew, absence, wish.By, draft.At) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        var kept = absence.Covers.Where(cover => cover.Stage is CoverStage.Kept && (wish.Clients.IsEmpty || wish.Clients.Contains(cover.Client))).ToList();
        foreach (var cover in kept)
        {
            if (draft.Crew[cover.Client].NobodyNeeded)
            {
                draft.Add(new Event.StageChanged(wish.Absence, cover.Client, new CoverStage.NobodyNeeded()));
                continue;
            }
            Asking.Anew(draft, wish.Absence, cover.Client);
        }
        Settling.FollowUp(draft, wish.Absence);
        return draft.Done(Replies.Words(kept.Count == 0 ? "Somebody is asked already. Nothing was changed." : "I ask your backups now."));
    }

    /// <summary>Closes everything that was still open about an absence.</summary>
    public static void End(Draft draft, AbsenceId id, Over over)
    {
        foreach (var cover in draft[id].Covers)
        {
            ChangingDates.Withdraw(draft, id, cover.Client, over.Into is null ? WithdrawnWhy.Off : WithdrawnWhy.NewTerms);
            draft.Add(new Event.NoticesPlanned(id, cover.Client, []));
            draft.Add(new Event.CoverTimed(id, cover.Client, null, null, null));
            draft.Add(new Event.StageChanged(id, cover.Client, new CoverStage.Ended(cover.CoveredBy, cover.IsWanting)));
        }
        draft.Add(new Event.ReturnTimed(id, null, null));
        draft.Add(new Event.AbsenceEnded(id, over));
        Gaps.Reconcile(draft, id);
    }

    /// <summary>Nobody has to step in for it any more: who was asked or said yes hears so.</summary>
    private static void Release(Draft draft, AbsenceId id, Cover cover)
    {
        if (cover.CoveredBy is { } by)
        {
            Telling.Member(draft, id, by, $"No need any more for {draft.Crew[cover.Client].Name} while {draft.Crew[draft[id].Owner].Name} is away. Thank you for having said yes.");
        }
        ChangingDates.Withdraw(draft, id, cover.Client, WithdrawnWhy.Off);
        draft.Add(new Event.CoverTimed(id, cover.Client, null, null, null));
        draft.Add(new Event.NoticesPlanned(id, cover.Client, []));
    }

    private static void Keep(Draft draft, AbsenceId id, Cover cover)
    {
        var client = cover.Client;
        Release(draft, id, cover);
        draft.Add(new Event.StageChanged(id, client, new CoverStage.Kept(LeftOut: true)));
        if (cover.Knows is not null)
        {
            Notices.Tell(draft, id, client, NoticeKind.Disregard);
        }
    }
}
