using System.Text.Json.Nodes;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>Slack's objects as they travel, in the shapes of its documentation and of recorded payloads.</summary>
internal static class Payloads
{
    public static JsonObject Message(Message message, bool metadata)
    {
        var json = new JsonObject { ["type"] = "message", ["user"] = message.User, ["text"] = message.Text, ["ts"] = message.Ts };
        if (message.By is { } by)
        {
            json["bot_id"] = by.BotId;
            json["app_id"] = World.AppId;
            json["team"] = by.Id;
        }
        if (message.Blocks is { } blocks)
        {
            json["blocks"] = blocks.DeepClone();
        }
        if (message.Metadata is { } marked)
        {
            json["metadata"] = metadata ? marked.DeepClone() : new JsonObject { ["event_type"] = marked["event_type"]?.DeepClone() };
        }
        if (message.ThreadTs is { } thread)
        {
            json["thread_ts"] = thread;
        }
        return json;
    }

    public static JsonObject Room(Room room, Workspace by) => room.With is { } with
        ? new() { ["id"] = room.Id, ["is_im"] = true, ["user"] = with.Id, ["is_archived"] = false, ["is_org_shared"] = false, ["context_team_id"] = by.Id }
        : new()
        {
            ["id"] = room.Id,
            ["name"] = room.Name,
            ["is_channel"] = true,
            ["is_group"] = room.IsPrivate,
            ["is_im"] = false,
            ["is_private"] = room.IsPrivate,
            ["is_archived"] = room.IsArchived,
            ["is_shared"] = room.SharedWith.Count > 0,
            ["is_ext_shared"] = room.SharedWith.Count > 0,
            ["is_org_shared"] = false,
            ["is_pending_ext_shared"] = false,
            ["is_member"] = room.Members.Contains(by.BotUser),
            ["context_team_id"] = by.Id,
            ["shared_team_ids"] = new JsonArray([room.Host.Id, .. room.SharedWith]),
        };

    /// <param name="stranger">Of another workspace, and in no channel with the bot.</param>
    public static JsonObject User(Account account, bool stranger) => new()
    {
        ["id"] = account.Id,
        ["team_id"] = account.Team,
        ["name"] = account.Name,
        ["deleted"] = account.Deleted,
        ["real_name"] = account.RealName,
        ["tz"] = account.Zone,
        ["is_bot"] = account.IsBot,
        ["is_app_user"] = false,
        ["is_restricted"] = account.IsGuest,
        ["is_ultra_restricted"] = false,
        ["is_stranger"] = stranger,
        ["profile"] = new JsonObject { ["real_name"] = account.RealName, ["display_name"] = account.RealName.Split(' ')[0] },
    };

    public static JsonObject View(View view)
    {
        var json = view.Json.DeepClone().AsObject();
        json["id"] = view.Id;
        json["team_id"] = view.By.Id;
        json["hash"] = view.Hash;
        json["root_view_id"] = view.Root;
        json["app_id"] = World.AppId;
        json["app_installed_team_id"] = view.By.Id;
        json["bot_id"] = view.By.BotId;
        json["external_id"] = view.ExternalId;
        json["state"] = new JsonObject { ["values"] = new JsonObject() };
        return json;
    }

    /// <summary>An event as the Events API wraps it.</summary>
    /// <param name="age">How long ago it happened.</param>
    public static JsonObject Event(World world, Workspace to, JsonObject inner, bool shared, TimeSpan age) => new()
    {
        ["token"] = "deprecated",
        ["team_id"] = inner["team"]?.DeepClone() ?? to.Id,
        ["api_app_id"] = World.AppId,
        ["event"] = inner,
        ["type"] = "event_callback",
        ["event_id"] = world.NewId("Ev"),
        ["event_time"] = world.UnixSeconds - (long)age.TotalSeconds,
        ["authorizations"] = new JsonArray(new JsonObject
        {
            ["enterprise_id"] = null, ["team_id"] = to.Id, ["user_id"] = to.BotUser, ["is_bot"] = true, ["is_enterprise_install"] = false,
        }),
        ["is_ext_shared_channel"] = shared,
        ["event_context"] = $"4-{to.Id}",
    };

    /// <summary>What all interactions have.</summary>
    public static JsonObject Interaction(World world, string type, Workspace of, Account by) => new()
    {
        ["type"] = type,
        ["token"] = "deprecated",
        ["team"] = new JsonObject { ["id"] = of.Id, ["domain"] = of.Domain },
        ["user"] = new JsonObject { ["id"] = by.Id, ["username"] = by.Name, ["name"] = by.Name, ["team_id"] = by.Team },
        ["api_app_id"] = World.AppId,
        ["trigger_id"] = world.NewTrigger(of, by.Id),
        ["enterprise"] = null,
        ["is_enterprise_install"] = false,
    };
}
