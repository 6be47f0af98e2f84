using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Time;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Deciding;

/// <summary>Whoever is in the team's channel is a member; whoever is in a client's channel can be named there.</summary>
internal static class ComingAndGoing
{
    public static Decision Joined(Draft draft, Command.PersonJoined join)
    {
        if (draft.Crew.Crew?.TeamChannel == join.Channel)
        {
            Enter(draft, [join.Who]);
        }
        else if (draft.Crew.ClientOf(join.Channel) is { } client && draft.Crew.Members.ContainsKey(join.Who.Id.Value))
        {
            Read(draft, client, readers => readers.Contains(join.Who.Id) ? readers : readers.Add(join.Who.Id));
        }
        return draft.Done();
    }

    public static Decision Left(Draft draft, Command.PersonLeft leave)
    {
        if (draft.Crew.Crew?.TeamChannel == leave.Channel && draft.Crew.Members.TryGetValue(leave.Who.Value, out var member) && member.Here)
        {
            Leave(draft, [member.Id]);
        }
        else if (draft.Crew.ClientOf(leave.Channel) is { } client)
        {
            Read(draft, client, readers => readers.Remove(leave.Who));
        }
        return draft.Done();
    }

    /// <summary>Whoever is in the channel becomes a member; everybody else is one no longer.</summary>
    public static void Move(Draft draft, ImmutableArray<Profile> people)
    {
        Enter(draft, people);
        Leave(draft, [.. draft.Crew.Members.Values.Where(member => member.Here && !people.Any(person => person.Id == member.Id)).Select(member => member.Id)]);
    }

    private static void Enter(Draft draft, ImmutableArray<Profile> people)
    {
        var came = false;
        foreach (var person in people)
        {
            var known = draft.Crew.Members.GetValueOrDefault(person.Id.Value);
            var now = known is null
                ? new Member(person.Id, person.Account, person.Name, person.FullName, WorkWeek.Standard(person.ZoneId), true, [], [], ImmutableSortedDictionary.Create<string, Instant>(StringComparer.Ordinal))
                : known with { Name = person.Name, FullName = person.FullName, Here = true, Week = known.Week with { ZoneId = person.ZoneId } };
            if (now != known)
            {
                draft.Add(new Event.MemberChanged(now));
                came |= known is not { Here: true };
            }
        }
        if (came)
        {
            Welcome(draft);
        }
    }

    /// <summary>Who came may be on a list, or the only one who can see to what nobody has.</summary>
    private static void Welcome(Draft draft)
    {
        foreach (var absence in draft.Crew.Absences.Values.Where(absence => absence.IsOpen))
        {
            if (absence is { Ends: null, AskLeadAt: null })
            {
                Returning.Time(draft, absence.Id);
            }
            Settling.FollowUp(draft, absence.Id);
        }
    }

    /// <summary>Clients keep their owner; what else is theirs goes to the next, never to another who goes too.</summary>
    private static void Leave(Draft draft, ImmutableArray<MemberId> gone)
    {
        foreach (var member in gone)
        {
            draft.Add(new Event.MemberChanged(draft.Crew[member] with { Here = false }));
        }
        foreach (var member in gone)
        {
            FallingThrough.LeftTeam(draft, member);
        }
    }

    private static void Read(Draft draft, Client client, Func<ImmutableArray<MemberId>, ImmutableArray<MemberId>> change)
    {
        var told = (ToldHow.InChannel)client.Told;
        var readers = change(told.Readers);
        if (readers.SequenceEqual(told.Readers))
        {
            return;
        }
        draft.Add(new Event.ClientChanged(client with { Told = told with { Readers = readers } }));
        foreach (var absence in draft.Crew.Absences.Values.Where(absence => absence.IsOpen && absence.CoverOf(client.Id) is not null))
        {
            Renotice(draft, absence.Id, client.Id);
        }
    }

    /// <summary>A stand-in who was invited may be named now: a heads-up that waited for it goes out.</summary>
    private static void Renotice(Draft draft, AbsenceId id, ClientId client)
    {
        var cover = draft[id].CoverOf(client)!;
        if (cover.Knows is null && cover.CoveredBy is not null && NoticeWords.Named(draft.Crew, cover) is not null)
        {
            draft.Add(new Event.NoticesPlanned(id, client, []));
        }
        Notices.Plan(draft, id, client);
    }
}
