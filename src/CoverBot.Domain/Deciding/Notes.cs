using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Deciding;

/// <summary>What members write about a client.</summary>
internal static class Notes
{
    /// <summary>Into the playbook, and into the log of the cover that runs: whoever comes next, and the owner, read it there.</summary>
    public static Decision Write(Draft draft, Command.WriteNote wish)
    {
        SettingUp.Note(draft, wish.By, wish.Client, wish.Words);
        foreach (var absence in draft.Crew.Absences.Values.Where(absence => absence.IsOpen && absence.CoverOf(wish.Client)?.CoveredBy == wish.By))
        {
            draft.Add(new Event.CoverNoted(absence.Id, wish.Client, new Note(wish.Words, wish.By, draft.At)));
        }
        return draft.Done(Replies.Words($"Noted for {draft.Crew[wish.Client].Name}."));
    }

    public static Decision WritePlaybook(Draft draft, Command.WritePlaybook wish)
    {
        var client = draft.Crew[wish.Client];
        var mine = client.Owner == wish.By || draft.Crew.IsLead(wish.By);
        var now = client with { Playbook = wish.Playbook, NobodyNeeded = mine ? wish.NobodyNeeded ?? client.NobodyNeeded : client.NobodyNeeded };
        if (now != client)
        {
            draft.Add(new Event.ClientChanged(now with { Playbook = wish.Playbook with { TouchedOn = draft.Crew[wish.By].Week.DayAt(draft.At) } }));
        }
        return draft.Done(Replies.Words($"The playbook of {client.Name} is up to date."));
    }
}
