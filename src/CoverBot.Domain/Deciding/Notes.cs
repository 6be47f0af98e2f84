using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Deciding;

/// <summary>What members write about a client.</summary>
internal static class Notes
{
    /// <summary>So many notes stay in a playbook, the newest ones, and so many UTF-16 units of them: it is read with every decision.</summary>
    private const int InPlaybook = 100;

    /// <inheritdoc cref="InPlaybook"/>
    private const int UnitsInPlaybook = 100_000;

    /// <summary>UTF-16 units of notes in one absence: what it still has to hold until its end, and its end, must always fit, also once another one has become part of it.</summary>
    private const int UnitsInAbsence = 90_000;

    /// <summary>Into the playbook, and into the log of the cover that runs: whoever comes next, and the owner, read it there.</summary>
    public static Decision Write(Draft draft, Command.WriteNote wish)
    {
        var mine = draft.Crew.Absences.Values.Where(absence => absence.IsOpen && absence.CoverOf(wish.Client)?.CoveredBy == wish.By);
        if (mine.FirstOrDefault(absence => absence.Covers.Sum(cover => cover.Log.Sum(note => note.Words.Length)) + wish.Words.Length > UnitsInAbsence) is { } full)
        {
            return new Decision.Refused(new Refusal("notes.full", $"The notes on {draft.Crew[full.Owner].Name}'s absence have grown so long that no more fit; please write it where you keep longer things.", "who"));
        }
        foreach (var absence in Add(draft, wish.By, wish.Client, wish.Words) ? mine : [])
        {
            draft.Add(new Event.CoverNoted(absence.Id, wish.Client, new Note(wish.Words, wish.By, draft.At)));
        }
        return draft.Done(Replies.Words($"Noted for {draft.Crew[wish.Client].Name}."));
    }

    /// <summary>Into the playbook; the same words by the same person on one day are one note.</summary>
    /// <returns>Whether it was not there yet.</returns>
    public static bool Add(Draft draft, MemberId by, ClientId id, string words)
    {
        var client = draft.Crew[id];
        var book = client.Playbook;
        var week = draft.Crew[by].Week;
        if (book.Notes.Any(note => note.Words == words && note.By == by && week.DayAt(note.At) == week.DayAt(draft.At)))
        {
            return false;
        }
        draft.Add(new Event.ClientChanged(client with
        {
            Playbook = book with { Notes = Newest(book.Notes.Add(new Note(words, by, draft.At))), TouchedOn = week.DayAt(draft.At) },
        }));
        return true;
    }

    private static ImmutableArray<Note> Newest(ImmutableArray<Note> notes)
    {
        var units = 0;
        return [.. notes.Reverse().Take(InPlaybook).TakeWhile(note => (units += note.Words.Length) <= UnitsInPlaybook).Reverse()];
    }

    /// <summary>The sheet as written; notes are not part of it, so that none is lost between opening the form and sending it.</summary>
    public static Decision WritePlaybook(Draft draft, Command.WritePlaybook wish)
    {
        var client = draft.Crew[wish.Client];
        var today = draft.Crew[wish.By].Week.DayAt(draft.At);
        var routines = wish.Playbook.Routines.SequenceEqual(client.Playbook.Routines) ? client.Playbook.Routines : wish.Playbook.Routines;
        var book = wish.Playbook with { Routines = routines, Notes = client.Playbook.Notes, TouchedOn = today };
        var mine = client.Owner == wish.By || draft.Crew.IsLead(wish.By);
        var now = client with { Playbook = book, NobodyNeeded = mine ? wish.NobodyNeeded ?? client.NobodyNeeded : client.NobodyNeeded };
        if (now != client)
        {
            draft.Add(new Event.ClientChanged(now));
        }
        return draft.Done(Replies.Words($"The playbook of {client.Name} is up to date."));
    }
}
