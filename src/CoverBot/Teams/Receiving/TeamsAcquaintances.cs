using System.Collections.Frozen;
using System.Collections.Immutable;
using CoverBot.Desk;
using CoverBot.Domain.Chat;
using CoverBot.Receiving;
using CoverBot.Teams.Receiving.Reading;

namespace CoverBot.Teams.Receiving;

/// <summary>Looks up who and what an activity names, before it is read: mostly nothing.</summary>
internal sealed class TeamsAcquaintances(ITeamsPlaces places, IEnumerable<IPeople> platforms)
{
    private const int MostPeople = 20;
    private const int MostChannels = 50;

    private readonly IPeople people = platforms.Single(one => one.Platform == TeamsHosting.Platform);

    /// <exception cref="PlatformDownException">Teams can't be asked who came or went; it should tell once more.</exception>
    public async Task<Acquainted> FindAsync(Activity activity, string tenant, CancellationToken cancel)
    {
        var rosters = activity.Type == "conversationUpdate" && HeardChanges.IsOfTeam(activity) ? await RostersAsync(activity, tenant, cancel) : [];
        var users = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var mri in Named(activity).Distinct().Take(MostPeople))
        {
            if (await FindAsync(activity, tenant, mri, cancel) is { } account)
            {
                users[mri] = account.User;
            }
        }
        return users.Count == 0 && rosters.IsEmpty ? Acquainted.Nobody : new(users.ToFrozenDictionary(), rosters);
    }

    /// <summary>Who is mentioned, or came or went without a word of whose account it is.</summary>
    private static IEnumerable<string> Named(Activity activity) => activity.Type switch
    {
        "message" => TeamsText.Mentions(activity).Select(mention => Activity.MriOf(mention.Part("mentioned"))).OfType<string>(),
        "conversationUpdate" => activity.Json.Parts("membersAdded").Concat(activity.Json.Parts("membersRemoved"))
            .Where(member => Activity.UserOf(member) is null).Select(Activity.MriOf).OfType<string>(),
        _ => [],
    };

    /// <summary>Somebody never met may be in the channel's list; that meets everybody in it.</summary>
    private async Task<Account?> FindAsync(Activity activity, string tenant, string mri, CancellationToken cancel)
    {
        if (await places.WhoIsAsync(tenant, mri, cancel) is var known && (known is not null || activity.IsOwnChat))
        {
            return known;
        }
        try
        {
            await people.MembersAsync(new(TeamsHosting.Platform, tenant, HeardChanges.About(activity)), cancel);
        }
        catch (PlatformDownException) when (activity.Type == "message")
        {
            // The name will do.
        }
        return await places.WhoIsAsync(tenant, mri, cancel);
    }

    private async Task<ImmutableArray<Roster>> RostersAsync(Activity activity, string tenant, CancellationToken cancel)
    {
        var rosters = ImmutableArray.CreateBuilder<Roster>();
        var team = Activity.Word(activity.Data.Part("team").Text("id")) ?? activity.Room;
        foreach (var channel in (await places.ChannelsAsync(tenant, team, cancel)).Where(channel => channel.Id != activity.Room).Take(MostChannels))
        {
            rosters.Add(new(channel, (await people.MembersAsync(channel, cancel)).Select(member => member.User).ToFrozenSet()));
        }
        return rosters.ToImmutable();
    }
}
