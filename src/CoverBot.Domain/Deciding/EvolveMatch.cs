using System.Collections.Immutable;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Deciding;

/// <summary>The next state once two members are one person. What does not name the one who came later stays the same object.</summary>
internal static class EvolveMatch
{
    public static CrewState Apply(CrewState crew, Event.MembersMatched matched)
    {
        var name = new Renaming(matched.From, matched.Into);
        var settings = crew.Settings with { Leads = name.Once(crew.Settings.Leads) };
        foreach (var absence in crew.Absences.Values)
        {
            crew = name.Of(absence) is var now && !ReferenceEquals(now, absence) ? crew.With(now) : crew;
        }
        foreach (var client in crew.Clients.Values)
        {
            crew = Of(client, name) is var now && now != client ? crew.With(now) : crew;
        }
        foreach (var member in crew.Members.Values)
        {
            crew = Of(member, name) is var now && now != member ? crew.With(now) : crew;
        }
        crew = One(crew, crew[matched.From], crew[matched.Into]);
        return settings == crew.Settings ? crew : crew with { Crew = settings };
    }

    /// <summary>The first gets the accounts; the other keeps what its board needs to show what stands there.</summary>
    private static CrewState One(CrewState crew, Member later, Member first) => crew
        .With(first with
        {
            Others = first.Others.AddRange(later.Accounts),
            Gone = [.. first.Gone, .. first.Here ? [] : first.Accounts.Except(first.Gone), .. later.Gone, .. later.Here ? [] : later.Accounts.Except(later.Gone)],
            Here = first.Here || later.Here,
            HomeOn = first.HomeOn ?? later.HomeOn,
            HomeAt = later.HomeOn is null ? first.HomeAt : [.. Pages(first), .. Pages(later)],
            Undelivered = first.Undelivered.AddRange(later.Undelivered.Except(first.Undelivered)),
        })
        .With(later with { Here = false, Into = first.Id, HomeOn = null, HomeAt = [], Undelivered = [] });

    private static ImmutableArray<Account> Pages(Member member) => member.HomeOn is null ? [] : HomeCard.Pages(member);

    private static Client Of(Client client, Renaming name)
    {
        var owner = name.Of(client.Owner);
        return client with
        {
            Owner = owner,
            Backups = name.Once(client.Backups) is var backups && backups.Contains(owner) ? backups.Remove(owner) : backups,
            Told = client.Told is ToldHow.InChannel told && name.Once(told.Readers) is var readers && readers != told.Readers ? told with { Readers = readers } : client.Told,
            Playbook = Renaming.Each(client.Playbook.Notes, name.Of) is var notes && notes != client.Playbook.Notes ? client.Playbook with { Notes = notes } : client.Playbook,
        };
    }

    private static Member Of(Member member, Renaming name) => member with
    {
        Into = name.Of(member.Into),
        Asked = Renaming.Each(member.Asked, ask => ask with { By = name.Of(ask.By) }),
        Said = Renaming.Each(member.Said, name.Of),
        Undelivered = Renaming.Each(member.Undelivered, missed => missed with { Who = name.Of(missed.Who) }),
        Whos = Renaming.Each(member.Whos, who => who with { Among = name.Once(who.Among), Picked = name.Of(who.Picked) }),
        Claims = Renaming.Each(member.Claims, claim => claim with { By = name.Of(claim.By) }),
    };
}
