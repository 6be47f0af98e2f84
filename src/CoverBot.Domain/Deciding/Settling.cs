using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>What follows from every change of an absence, in this order: ask on, call, tell the lead, tell the clients, tell the owner.</summary>
internal static class Settling
{
    public static void FollowUp(Draft draft, AbsenceId id)
    {
        if (draft[id].IsOpen)
        {
            Asking.Continue(draft, id);
        }
        Gaps.Reconcile(draft, id);
        foreach (var cover in draft[id].Covers)
        {
            Notices.Plan(draft, id, cover.Client);
        }
        TellOwner(draft, id);
        ShowTeam(draft, id);
    }

    /// <summary>The team's card rings once on each side, when it first appears: whoever is in the team by that side alone may be the one who steps in.</summary>
    private static void ShowTeam(Draft draft, AbsenceId id)
    {
        if (!draft[id].IsOpen || !TeamCard.IsWanted(draft[id]))
        {
            return;
        }
        foreach (var side in draft.Crew.Settings.TeamChannels.Select(team => team.Side).Except(TeamCard.Sides(draft[id])))
        {
            draft.Add(new Event.TeamTold(id, side));
            draft.Ring(id, TeamCard.KeyOf(side), draft.Crew.Settings.ZoneId, draft[id].IsUrgent);
        }
    }

    /// <summary>One new message when all clients are looked after or, while others are still being asked about, one can't be; again only when that changes and the work has not begun.</summary>
    private static void TellOwner(Draft draft, AbsenceId id)
    {
        var absence = draft[id];
        var well = !absence.Covers.Any(cover => cover.Stage is CoverStage.Open);
        var asking = absence.Covers.Any(cover => cover.Stage is CoverStage.Asking);
        if (!absence.IsOpen || (well && (asking || !absence.Covers.Any(cover => cover.Stage is CoverStage.Covered))))
        {
            return;
        }
        var last = absence.Settled.LastOrDefault();
        var news = last is null || last.Well != well || (!asking && absence.Covers.Any(cover => Since(cover) > last.At));
        var mayRing = absence.IsUrgent ? well && last is null : last is null || draft.At < absence.Starts;
        if (!news || !mayRing)
        {
            return;
        }
        var settled = new Settled(absence.Settled.Length + 1, draft.At, well);
        draft.Add(new Event.OwnerTold(id, settled));
        draft.Ring(id, settled.Key, draft.Crew[absence.Owner].Week.ZoneId);
    }

    /// <summary>Since when somebody has it, or is known to have nobody; null for any other.</summary>
    private static Instant? Since(Cover cover) => cover.Stage switch
    {
        CoverStage.Covered covered => covered.At,
        CoverStage.Open open => open.Since,
        _ => null,
    };
}
