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
        if (draft.Crew.Crew?.IsTeam(join.Channel) == true)
        {
            Enter(draft, [join.Who]);
        }
        else if (draft.Crew.ClientOf(join.Channel) is { } client && draft.Crew.Known(join.Who.Id.Value) is { } who)
        {
            Read(draft, client, readers => readers.Contains(who) ? readers : readers.Add(who));
        }
        return draft.Done();
    }

    public static Decision Left(Draft draft, Command.PersonLeft leave)
    {
        var who = draft.Crew.Known(leave.Who.Value) ?? leave.Who;
        if (draft.Crew.Crew?.IsTeam(leave.Channel) == true)
        {
            Leave(draft, leave.Channel, draft.Crew.Members.GetValueOrDefault(who.Value) is { Here: true } member && IsBy(draft.Crew.Settings, member, leave.Channel) ? [who] : []);
        }
        else if (draft.Crew.ClientOf(leave.Channel) is { } client)
        {
            Read(draft, client, readers => readers.Remove(who));
        }
        return draft.Done();
    }

    /// <summary>The account somebody acts from is where that person is reached.</summary>
    public static Decision Act(Draft draft, Command.ActFrom wish)
    {
        var member = draft.Crew[wish.By];
        if (member.Has(wish.Account) && member.To != wish.Account && !member.Gone.Contains(wish.Account))
        {
            draft.Add(new Event.ActsFrom(wish.By, wish.Account));
        }
        return draft.Done();
    }

    /// <summary>The zone somebody acts in is theirs from now on; what people were told stays. A crew whose zone nobody had said takes over the first lead's that is.</summary>
    public static Decision Live(Draft draft, Command.LiveIn wish)
    {
        var member = draft.Crew[wish.By];
        if (member.Account != wish.Account || member.Week.ZoneId == wish.ZoneId)
        {
            return draft.Done();
        }
        draft.Add(new Event.MemberChanged(member with { Week = member.Week with { ZoneId = wish.ZoneId } }));
        if (draft.Crew.Settings.ZoneId == Zones.Unsaid && member.Week.ZoneId == Zones.Unsaid && draft.Crew.IsLead(wish.By))
        {
            draft.Add(new Event.CrewChanged(draft.Crew.Settings with { ZoneId = wish.ZoneId }));
        }
        return draft.Done();
    }

    /// <summary>So many people come and go with one decision: it is saved in one transaction, of 100 rows.</summary>
    public const int Most = 80;

    /// <summary>Null when the people of this channel can become the members.</summary>
    public static Refusal? RefuseMany(CrewState crew, ChannelFacts facts)
    {
        var leaving = crew.Crew is null ? 0 : crew.Members.Values.Count(member => member.Here && IsBy(crew.Crew, member, facts.Channel) && !facts.People.Any(person => member.Has(person.Account)));
        return facts.People.Length + leaving <= Most ? null : new Refusal("team.too-many",
            $"{facts.People.Length} people are in #{facts.Name}{(leaving == 0 ? "" : $", and {leaving} would leave the team")}: at most {Most} can come and go at once. Take a channel of those who stand in for each other; more can join it later.", "channel here");
    }

    /// <summary>Whoever is in the channel becomes a member; everybody else on that side is in the team there no longer.</summary>
    public static void Move(Draft draft, ChannelRef channel, ImmutableArray<Profile> people)
    {
        Enter(draft, people);
        Leave(draft, channel, [.. draft.Crew.Members.Values.Where(member => member.Here && IsBy(draft.Crew.Settings, member, channel)
            && !people.Any(person => member.Has(person.Account))).Select(member => member.Id)]);
    }

    /// <summary>Whether somebody is in the team by this channel's side. An account of no side at all came in by the first.</summary>
    private static bool IsBy(Crew crew, Member member, ChannelRef channel) => member.Accounts.Where(account => !member.Gone.Contains(account)).Any(account =>
        (account.Platform == channel.Platform && account.Tenant == channel.Tenant)
        || (crew.TeamChannel == channel && crew.SideOf(account.Platform, account.Tenant) is null && !crew.Sides.Any(side => side.TeamChannel.Platform == account.Platform && side.TeamChannel.Tenant == account.Tenant)));

    private static void Enter(Draft draft, ImmutableArray<Profile> people)
    {
        var came = false;
        var fresh = new List<MemberId>();
        foreach (var person in people)
        {
            var known = draft.Crew.Owning(person.Account) ?? draft.Crew.Members.GetValueOrDefault(person.Id.Value);
            var now = known is null ? New(draft, person) : Back(known, person);
            if (now != known)
            {
                draft.Add(new Event.MemberChanged(now));
                came |= known is not { Here: true };
            }
            if (known is null)
            {
                fresh.Add(now.Id);
            }
        }
        foreach (var id in fresh.Where(_ => draft.Crew.Settings.HasSides))
        {
            Matching.Ask(draft, id);
        }
        if (came)
        {
            Welcome(draft);
        }
    }

    private static Member New(Draft draft, Profile person) =>
        new(person.Id, person.Account, person.Name, person.FullName, WorkWeek.Standard(person.ZoneId ?? draft.Crew.Settings.ZoneId), true, [], [], ImmutableSortedDictionary.Create<string, Instant>(StringComparer.Ordinal)) { Came = draft.At };

    /// <summary>The name and the zone are those of the first account.</summary>
    private static Member Back(Member known, Profile person)
    {
        var now = known with { Here = true, Gone = known.Gone.Contains(person.Account) ? known.Gone.Remove(person.Account) : known.Gone };
        return known.Account == person.Account || known.Others.IsEmpty
            ? now with { Name = person.Name, FullName = person.FullName, Week = known.Week with { ZoneId = person.ZoneId ?? known.Week.ZoneId } }
            : now;
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
    private static void Leave(Draft draft, ChannelRef channel, ImmutableArray<MemberId> gone)
    {
        foreach (var id in gone)
        {
            var member = draft.Crew[id];
            var account = member.AccountIn(channel.Platform, channel.Tenant) ?? member.Account;
            var left = member.Others.IsEmpty || member.Gone.Contains(account) ? member.Gone : member.Gone.Add(account);
            var here = !member.Others.IsEmpty && member.Accounts.Except(left).Any();
            draft.Add(new Event.MemberChanged(member with { Gone = left, Here = here }));
        }
        foreach (var member in gone.Where(id => !draft.Crew[id].Here))
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
