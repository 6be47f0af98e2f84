using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Deciding;

/// <summary>Clients hear of a reported absence once a second person agrees that it is so (rule 3).</summary>
internal static class Seconding
{
    /// <summary>Whoever acts on it as one that is so agrees; the reporter only after having spoken to the owner or the family.</summary>
    /// <returns>Whether that was what clients waited for.</returns>
    public static bool By(Draft draft, AbsenceId id, MemberId by, bool spoken = false)
    {
        var absence = draft[id];
        if (absence.Report is not { Agreed: false } || (absence.By == by && !spoken))
        {
            return false;
        }
        draft.Add(new Event.ReportAgreed(id, by));
        return true;
    }

    /// <summary>What becomes of it for clients, once it is agreed.</summary>
    /// <param name="clients">"clients", "Ann's clients".</param>
    public static string Outcome(Absence absence, string clients) =>
        absence.Covers.Any(cover => cover.IsWanting) ? $"{clients} are told as soon as somebody steps in"
        : absence.Covers.Any(cover => cover.CoveredBy is not null || cover.Stage is CoverStage.NobodyNeeded) ? $"{clients} are told"
        : "there is no client to tell";
}
