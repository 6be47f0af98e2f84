using CoverBot.Desk;
using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Teams;

/// <summary>What Teams knows about people and channels, remembered for some minutes. Who has no account is nobody.</summary>
internal sealed class TeamsPeople(TeamsRoster roster, TeamsPlaces places, TimeProvider time) : IPeople
{
    private readonly Remembered<Account, ChatProfile> people = new(time, Duration.FromMinutes(15));
    private readonly Remembered<ChannelRef, ChannelInfo> channels = new(time, Duration.FromMinutes(2));

    public string Platform => TeamsHosting.Platform;

    /// <summary>Somebody acts: who is remembered in another zone is looked at anew.</summary>
    /// <param name="zone">IANA zone; null when it was not said.</param>
    public void Heard(Account account, string? zone)
    {
        if (zone is not null && people.TryGet(account, out var known) && known.ZoneId != zone)
        {
            people.Forget(account);
        }
    }

    /// <summary>The channel was renamed, shared, or has other members.</summary>
    public void Forget(ChannelRef channel) => channels.Forget(channel);

    public async Task<ChatProfile?> FindAsync(Account account, CancellationToken cancel)
    {
        if (people.TryGet(account, out var known))
        {
            return known;
        }
        return await places.UserAsync(account, cancel) is { } user ? people.Keep(account, TeamsProfile.Of(await NamedAsync(account, user, cancel))) : null;
    }

    public async Task<IReadOnlyList<Account>> MembersAsync(ChannelRef channel, CancellationToken cancel) =>
        [.. (await LookAsync(channel, cancel) ?? []).Select(member => new Account(Platform, channel.Tenant, member.User))];

    public async Task<ChannelInfo?> ChannelAsync(ChannelRef channel, CancellationToken cancel)
    {
        if (channels.TryGet(channel, out var known))
        {
            return known;
        }
        return await LookAsync(channel, cancel) is { } members
            ? channels.Keep(channel, new(await NameAsync(channel, cancel), members.Any(member => member.IsExternal(channel.Tenant)))) : null;
    }

    private async Task<IReadOnlyList<TeamsMember>?> LookAsync(ChannelRef channel, CancellationToken cancel)
    {
        var members = await roster.MembersAsync(channel, cancel);
        await places.MetAsync(channel.Tenant, members ?? [], cancel);
        return members;
    }

    /// <summary>With the first name, which activities do not say: asked once, where there is a chat to ask in.</summary>
    private async Task<TeamsUser> NamedAsync(Account account, TeamsUser user, CancellationToken cancel)
    {
        if (user is { Given: not null, Name: not null } || user.Chat is not { } chat)
        {
            return user;
        }
        try
        {
            if (await roster.MemberAsync(account.Tenant, chat, user.Mri, cancel) is { } member && member.User == account.User)
            {
                await places.MetAsync(account.Tenant, [member], cancel);
                return user with { Name = member.Name ?? user.Name, Given = member.Given ?? user.Given };
            }
        }
        catch (PlatformDownException) when (user.Name is not null)
        {
            // The name in full will do.
        }
        return user;
    }

    private async Task<string> NameAsync(ChannelRef channel, CancellationToken cancel)
    {
        var known = await places.ChannelAsync(channel, cancel);
        var said = known?.Team is { } team ? await roster.NameAsync(channel, team, cancel) : null;
        return said ?? known?.Name ?? "channel";
    }
}
