using System.Text.Json.Nodes;
using CoverBot.Tests.Desk.Linking;

namespace CoverBot.Tests.Slack.Fake;

internal sealed partial class SlackPerson
{
    public Task JoinsAsync(Room room) => MoveAsync(room, Id, joined: true, inviter: null);

    public Task LeavesAsync(Room room) => MoveAsync(room, Id, joined: false, inviter: null);

    public Task InvitesAsync(Room room, SlackPerson other) => MoveAsync(room, other.Id, joined: true, inviter: Id);

    /// <summary>/invite @CoverBot.</summary>
    public Task InvitesBotAsync(Room room, Sending? how = null) => MoveAsync(room, Workspace.BotUser, joined: true, inviter: Id, how);

    /// <summary>Makes it the team's channel, by inviting the bot and one press.</summary>
    public async Task MakesTeamAsync(Room room)
    {
        await InvitesBotAsync(room);
        await WillSeeAsync($"Is #{room.Name} your team's channel?");
        await PressesAsync("It's our team channel");
        await WillSeeAsync("is the team's channel now");
    }

    /// <summary>Asks for a code that joins another workspace, where the team is.</summary>
    /// <returns>As it is shown.</returns>
    public async Task<string> AsksForCodeAsync(Room team)
    {
        await CommandAsync("/cover link", team);
        return TwoWorkspaces.CodeIn((await WillSeeAsync(team, "link ", "It works once")).Words);
    }

    /// <summary>/remove @CoverBot.</summary>
    public async Task RemovesBotAsync(Room room)
    {
        lock (World.Gate)
        {
            room.Members.Remove(Workspace.BotUser);
        }
        await slack.TellAsync(Workspace, Moved(room, Workspace.BotUser, joined: false, inviter: null));
        await slack.TellAsync(Workspace, new() { ["type"] = room.IsPrivate ? "group_left" : "channel_left", ["channel"] = room.Id, ["actor_id"] = Id });
    }

    public Task ArchivesAsync(Room room) => ChangeAsync(room, "archive", () => room.IsArchived = true);

    public Task UnarchivesAsync(Room room) => ChangeAsync(room, "unarchive", () => room.IsArchived = false);

    /// <summary>Shares the channel with another company, whose person comes in.</summary>
    public async Task SharesAsync(Room room, SlackPerson outsider)
    {
        lock (World.Gate)
        {
            room.SharedWith.Add(outsider.Account.Team);
        }
        if (Hearer(room) is { } to)
        {
            await slack.TellAsync(to, new() { ["type"] = "channel_shared", ["connected_team_id"] = outsider.Account.Team, ["channel"] = room.Id });
        }
        await InvitesAsync(room, outsider);
    }

    private async Task ChangeAsync(Room room, string change, Action make)
    {
        Workspace? to;
        lock (World.Gate)
        {
            make();
            to = Hearer(room);
        }
        if (to is not null)
        {
            await slack.TellAsync(to, new() { ["type"] = (room.IsPrivate ? "group_" : "channel_") + change, ["channel"] = room.Id, ["user"] = Id });
        }
    }

    private async Task MoveAsync(Room room, string user, bool joined, string? inviter, Sending? how = null)
    {
        Workspace? to;
        lock (World.Gate)
        {
            var changed = joined ? room.Members.Add(user) : room.Members.Remove(user);
            to = Hearer(room);
            if (!changed || to is null)
            {
                return;
            }
        }
        await slack.TellAsync(to, Moved(room, user, joined, inviter), room.SharedWith.Count > 0, how);
    }

    private JsonObject Moved(Room room, string user, bool joined, string? inviter)
    {
        var inner = new JsonObject
        {
            ["type"] = joined ? "member_joined_channel" : "member_left_channel", ["user"] = user, ["channel"] = room.Id, ["channel_type"] = room.IsPrivate ? "G" : "C",
            ["team"] = World.Account(user)!.Team,
        };
        if (inviter is not null)
        {
            inner["inviter"] = inviter;
        }
        return inner;
    }
}
