using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Domain.Chat;
using CoverBot.Rendering;
using CoverBot.Teams.Calling;

namespace CoverBot.Teams;

/// <summary>Asks Teams who is in a conversation and what channels are called. All methods throw <see cref="PlatformDownException"/> when Teams can't be asked.</summary>
internal sealed class TeamsRoster(TeamsApi api, TimeProvider time)
{
    private const int MostPages = 50;

    /// <summary>How long one call may take: somebody waits for an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Everybody with an account, over all pages; null when there is no such channel, or the bot is not in it.</summary>
    public async Task<IReadOnlyList<TeamsMember>?> MembersAsync(ChannelRef channel, CancellationToken cancel)
    {
        var members = new Dictionary<string, TeamsMember>();
        var next = "";
        for (var page = 0; page == 0 || (next.Length > 0 && page < MostPages); page++)
        {
            if (await AskAsync(TeamsCall.Members(channel.Tenant, channel.Id, next), cancel) is not { } body)
            {
                return page == 0 ? null : throw new PlatformDownException(TeamsHosting.Name);
            }
            foreach (var member in (body["members"] as JsonArray ?? []).Select(TeamsMember.Of).OfType<TeamsMember>())
            {
                members[member.User] = member;
            }
            next = Json.Text(body, "continuationToken") ?? "";
        }
        return [.. members.Values];
    }

    /// <summary>One person, from the own chat with the bot; null when Teams does not say.</summary>
    public async Task<TeamsMember?> MemberAsync(string tenant, string chat, string mri, CancellationToken cancel) =>
        TeamsMember.Of(await AskAsync(TeamsCall.Member(tenant, chat, mri), cancel));

    /// <summary>What the channel is called; null when Teams does not say. The first one of each team has no name of its own.</summary>
    public async Task<string?> NameAsync(ChannelRef channel, string team, CancellationToken cancel)
    {
        var channels = (await AskAsync(TeamsCall.Channels(channel.Tenant, team), cancel))?["conversations"] as JsonArray ?? [];
        return channels.FirstOrDefault(one => Json.Text(one, "id") == channel.Id) is { } found ? Json.Text(found, "name") ?? "General" : null;
    }

    /// <returns>Null when Teams says that there is no such thing, or that the bot may not see it.</returns>
    private async Task<JsonObject?> AskAsync(TeamsCall call, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        return await api.CallAsync(call, limit.Token) switch
        {
            TeamsReply.Ok ok => ok.Body,
            TeamsReply.No { Trouble: TeamsTrouble.NotThere or TeamsTrouble.NoConversation or TeamsTrouble.NoMember or TeamsTrouble.Permission or TeamsTrouble.Blocked } => null,
            TeamsReply.NotInstalled => null,
            _ => throw new PlatformDownException(TeamsHosting.Name),
        };
    }
}
