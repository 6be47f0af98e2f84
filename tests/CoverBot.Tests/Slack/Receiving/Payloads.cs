using System.Text.Json.Nodes;

namespace CoverBot.Tests.Slack.Receiving;

/// <summary>What Slack sends, in the shapes it has them: workspace T1 has the app, whose bot is UBOT; Ann is U1; T9 is another company.</summary>
internal static class Payloads
{
    private static int number;

    public static JsonObject Command(string text, string command = "/cover", string channel = "C1", string user = "U1") => new()
    {
        ["token"] = "old",
        ["team_id"] = "T1",
        ["team_domain"] = "agency",
        ["channel_id"] = channel,
        ["channel_name"] = channel[0] == 'D' ? "directmessage" : "acme",
        ["user_id"] = user,
        ["user_name"] = "ann",
        ["command"] = command,
        ["text"] = text,
        ["api_app_id"] = "A1",
        ["is_enterprise_install"] = "false",
        ["response_url"] = "https://hooks.slack.com/commands/T1/1/secret",
        ["trigger_id"] = Trigger(),
    };

    /// <summary>A button in a message of a channel or, with a channel that begins with D, in somebody's own chat.</summary>
    public static JsonObject Press(string value, string channel = "C1", bool ephemeral = false, string? blockId = null, string? thread = null, string user = "U1", string userTeam = "T1")
    {
        var press = Interaction("block_actions", user, userTeam);
        press["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = "1794819500.000100", ["channel_id"] = channel, ["is_ephemeral"] = ephemeral };
        if (thread is not null)
        {
            press["container"]!["thread_ts"] = thread;
        }
        press["channel"] = new JsonObject { ["id"] = channel, ["name"] = channel[0] == 'D' ? "directmessage" : "acme" };
        press["message"] = new JsonObject { ["type"] = "message", ["user"] = "UBOT", ["bot_id"] = "B1", ["ts"] = "1794819500.000100", ["text"] = "a card" };
        press["state"] = new JsonObject { ["values"] = new JsonObject() };
        press["response_url"] = "https://hooks.slack.com/actions/T1/1/secret";
        press["actions"] = new JsonArray(Action(value, blockId));
        return press;
    }

    /// <summary>A button in a modal or on the Home tab: no channel, no message, no response_url.</summary>
    public static JsonObject PressInView(string value, string viewType)
    {
        var press = Interaction("block_actions", "U1", "T1");
        press["container"] = new JsonObject { ["type"] = "view", ["view_id"] = "V7" };
        press["view"] = View(viewType, "");
        press["actions"] = new JsonArray(Action(value, "b1"));
        return press;
    }

    /// <param name="team">The workspace of who sent it: not ours where that is a person of another company.</param>
    public static JsonObject Submission(string press, JsonObject values, string team = "T1")
    {
        var sent = Interaction("view_submission", "U1", team);
        sent["team"] = new JsonObject { ["id"] = team, ["domain"] = "somewhere" };
        sent["view"] = View("modal", press);
        sent["view"]!["state"] = new JsonObject { ["values"] = values };
        sent["view"]!["blocks"] = new JsonArray([.. values.Select(field => new JsonObject { ["type"] = "input", ["block_id"] = field.Key })]);
        sent["response_urls"] = new JsonArray();
        return sent;
    }

    public static JsonObject Closed() => Interaction("view_closed", "U1", "T1").With("view", View("modal", "away-form|m"));

    public static JsonObject Shortcut(string callback = "away") => Interaction("shortcut", "U1", "T1").With("callback_id", callback).With("action_ts", "1794819600.000100");

    public static JsonObject Message(string text, string channel = "D1", string user = "U1", string? thread = null)
    {
        var message = new JsonObject
        {
            ["client_msg_id"] = $"7e9c3b10-0000-4000-8000-{Interlocked.Increment(ref number):d12}",
            ["type"] = "message",
            ["text"] = text,
            ["user"] = user,
            ["ts"] = "1794819600.000200",
            ["team"] = "T1",
            ["channel"] = channel,
            ["event_ts"] = "1794819600.000200",
            ["channel_type"] = "im",
        };
        if (thread is not null)
        {
            message["thread_ts"] = thread;
        }
        return Event(message);
    }

    public static JsonObject Mention(string text, string channel = "C1", string user = "U1") => Message(text, channel, user).Also(wrapper =>
    {
        wrapper["event"]!["type"] = "app_mention";
        wrapper["event"]!.AsObject().Remove("channel_type");
    });

    public static JsonObject Moved(string type, string user, string? inviter = null, string channel = "C1")
    {
        var moved = new JsonObject { ["type"] = type, ["user"] = user, ["channel"] = channel, ["channel_type"] = "C", ["team"] = "T1" };
        if (inviter is not null)
        {
            moved["inviter"] = inviter;
        }
        return Event(moved);
    }

    public static JsonObject Opened(string tab, string user = "U1") =>
        Event(new JsonObject { ["type"] = "app_home_opened", ["user"] = user, ["channel"] = "D1", ["tab"] = tab, ["event_ts"] = "1794819600123456" });

    /// <summary>The wrapper of every event.</summary>
    public static JsonObject Event(JsonObject happened) => new()
    {
        ["token"] = "old",
        ["team_id"] = "T1",
        ["api_app_id"] = "A1",
        ["event"] = happened,
        ["type"] = "event_callback",
        ["event_id"] = $"Ev{Interlocked.Increment(ref number)}",
        ["event_time"] = 1794819600,
        ["authorizations"] = new JsonArray(new JsonObject { ["enterprise_id"] = null, ["team_id"] = "T1", ["user_id"] = "UBOT", ["is_bot"] = true, ["is_enterprise_install"] = false }),
        ["is_ext_shared_channel"] = false,
        ["event_context"] = "4-abc",
    };

    public static JsonObject With(this JsonObject json, string member, JsonNode? value) => json.Also(it => it[member] = value);

    public static JsonObject Also(this JsonObject json, Action<JsonObject> change)
    {
        change(json);
        return json;
    }

    private static JsonObject Interaction(string type, string user, string userTeam) => new()
    {
        ["type"] = type,
        ["team"] = new JsonObject { ["id"] = "T1", ["domain"] = "agency" },
        ["user"] = new JsonObject { ["id"] = user, ["username"] = "ann", ["name"] = "ann", ["team_id"] = userTeam },
        ["api_app_id"] = "A1",
        ["token"] = "old",
        ["trigger_id"] = Trigger(),
        ["enterprise"] = null,
        ["is_enterprise_install"] = false,
    };

    private static JsonObject Action(string value, string? blockId) => new()
    {
        ["action_id"] = "press-0",
        ["block_id"] = blockId ?? "b1",
        ["type"] = "button",
        ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "Press" },
        ["value"] = value,
        ["action_ts"] = "1794819600.000300",
    };

    private static JsonObject View(string type, string press) => new()
    {
        ["id"] = "V7",
        ["team_id"] = "T9",
        ["type"] = type,
        ["private_metadata"] = press,
        ["callback_id"] = "form",
        ["hash"] = "1794819600.abc",
        ["root_view_id"] = "V7",
        ["app_id"] = "A1",
        ["app_installed_team_id"] = "T1",
        ["bot_id"] = "B1",
    };

    private static string Trigger() => $"13345224609.738474920.{Interlocked.Increment(ref number):x8}";
}
