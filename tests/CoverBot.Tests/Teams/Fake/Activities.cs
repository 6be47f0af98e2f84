using System.Globalization;
using System.Text.Json.Nodes;

namespace CoverBot.Tests.Teams.Fake;

/// <summary>What Teams sends, in the shapes it has them.</summary>
/// <param name="serviceUrl">As each activity of the tenant names it.</param>
internal sealed class Activities(string appId, string serviceUrl, TimeProvider time)
{
    private int number;

    public string Bot => "28:" + appId;

    /// <summary>Words. In a channel or a group they begin with the bot's mention, without which it does not hear them.</summary>
    /// <param name="mentioned">Those whose names stand in the words as <c>&lt;at&gt;name&lt;/at&gt;</c>.</param>
    /// <param name="root">The message whose thread it is written in; null for a new one.</param>
    public JsonObject Message(FakePerson from, FakeConversation at, string text, FakePerson[]? mentioned = null, string? root = null)
    {
        var message = Activity("message", from, at, root);
        var isOwn = at.Kind == "personal";
        message["text"] = isOwn ? text : "<at>CoverBot</at> " + text;
        message["textFormat"] = "plain";
        var entities = message["entities"]!.AsArray();
        foreach (var (id, name) in (isOwn ? [] : new[] { (Bot, "CoverBot") }).Concat((mentioned ?? []).Select(person => (person.Mri, person.Name))))
        {
            entities.Add(Mention(id, name));
        }
        if (!isOwn)
        {
            message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = $"<p><span itemtype=\"http://schema.skype.com/Mention\" itemscope=\"\" itemid=\"0\">CoverBot</span>&nbsp;{text}</p>" });
        }
        return message;
    }

    /// <summary>A slash command: its author and the bot alone see it.</summary>
    public JsonObject Slash(FakePerson from, FakeConversation at, string text)
    {
        var message = Activity("message", from, at);
        (message["text"], message["recipient"]!["isTargeted"]) = (text, true);
        return message;
    }

    public static JsonObject Mention(string id, string name) =>
        new() { ["type"] = "mention", ["text"] = $"<at>{name}</at>", ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name } };

    /// <summary>A button, in a client that answers on the spot.</summary>
    /// <param name="action">As it stands on the card.</param>
    public JsonObject Execute(FakePerson from, FakeConversation at, JsonObject action, string on, string trigger = "manual") => Invoke("adaptiveCard/action", from, at, new()
    {
        ["action"] = new JsonObject { ["type"] = "Action.Execute", ["title"] = action["title"]?.DeepClone(), ["verb"] = action["verb"]?.DeepClone(), ["data"] = action["data"]?.DeepClone() },
        ["trigger"] = trigger,
    }, on);

    /// <summary>The same button, in a client that is too old for that.</summary>
    public JsonObject SubmitMessage(FakePerson from, FakeConversation at, JsonObject data, string on)
    {
        var message = Activity("message", from, at);
        (message["value"], message["replyToId"]) = (data.DeepClone(), on);
        message["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        return message;
    }

    /// <summary>A button that opens a dialog.</summary>
    public JsonObject Fetch(FakePerson from, FakeConversation at, JsonObject data, string on) => Invoke("task/fetch", from, at, Dialog(data), on);

    /// <summary>A dialog that is sent off.</summary>
    public JsonObject Submit(FakePerson from, FakeConversation at, JsonObject data) => Invoke("task/submit", from, at, Dialog(data));

    /// <summary>The command that opens a dialog.</summary>
    public JsonObject Command(FakePerson from, FakeConversation at, string command = "awayForm") => Invoke("composeExtension/fetchTask", from, at, Command(command));

    /// <summary>A dialog that a command opened is sent off.</summary>
    public JsonObject CommandSubmit(FakePerson from, FakeConversation at, JsonObject data, string command = "awayForm")
    {
        var value = Command(command);
        value["data"] = data.DeepClone();
        return Invoke("composeExtension/submitAction", from, at, value);
    }

    /// <param name="action">add, add-upgrade, remove.</param>
    public JsonObject Installation(FakePerson from, FakeConversation at, string action = "add")
    {
        var installed = Activity("installationUpdate", from, at);
        installed["action"] = action;
        return installed;
    }

    /// <summary>The bot was added, as the other activity tells it.</summary>
    public JsonObject BotAdded(FakePerson from, FakeConversation at)
    {
        var added = Activity("conversationUpdate", from, at);
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = Bot });
        added["channelData"]!["eventType"] = "teamMemberAdded";
        return added;
    }

    /// <summary>Somebody came or went.</summary>
    /// <param name="says">Whether it is said whose account it is.</param>
    public JsonObject Moved(FakePerson who, FakeConversation at, bool joined, bool says = true, bool team = true)
    {
        var moved = Activity("conversationUpdate", who, at);
        var person = new JsonObject { ["id"] = who.Mri };
        if (says)
        {
            person["aadObjectId"] = who.Aad;
        }
        moved[joined ? "membersAdded" : "membersRemoved"] = new JsonArray(person);
        moved["channelData"]!["eventType"] = (team ? "teamMember" : "channelMember") + (joined ? "Added" : "Removed");
        return moved;
    }

    /// <param name="what">channelRenamed, channelShared, …</param>
    public JsonObject Event(FakePerson from, FakeConversation at, string what)
    {
        var happened = Activity("conversationUpdate", from, at);
        happened["channelData"]!["eventType"] = what;
        return happened;
    }

    public JsonObject Invoke(string name, FakePerson from, FakeConversation at, JsonObject value, string? on = null)
    {
        var invoke = Activity("invoke", from, at);
        (invoke["name"], invoke["value"]) = (name, value);
        if (on is not null)
        {
            invoke["replyToId"] = on;
        }
        return invoke;
    }

    /// <summary>What all activities have.</summary>
    public JsonObject Activity(string type, FakePerson from, FakeConversation at, string? root = null)
    {
        var (now, id) = (time.GetUtcNow(), Interlocked.Increment(ref number));
        var activity = new JsonObject
        {
            ["type"] = type,
            ["channelId"] = "msteams",
            ["id"] = type == "message" ? $"17950000{id:D5}" : $"f:00000000-0000-4000-8000-{id:D12}",
            ["serviceUrl"] = serviceUrl,
            ["timestamp"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
            ["localTimezone"] = from.Zone,
            ["locale"] = "en-GB",
            ["from"] = new JsonObject { ["id"] = from.Mri, ["name"] = from.Name },
            ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "CoverBot" },
            ["conversation"] = new JsonObject { ["conversationType"] = at.Kind, ["tenantId"] = at.Tenant, ["id"] = root is null ? at.Id : $"{at.Id};messageid={root}" },
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-GB", ["country"] = "GB", ["platform"] = "Web", ["timezone"] = from.Zone }),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = at.Tenant } },
        };
        if (!from.IsAnonymous)
        {
            activity["from"]!["aadObjectId"] = from.Aad;
        }
        if (at.Kind == "channel")
        {
            activity["conversation"]!["isGroup"] = true;
            activity["channelData"]!["channel"] = new JsonObject { ["id"] = at.Id, ["name"] = at.Name };
            activity["channelData"]!["team"] = new JsonObject { ["id"] = at.Team };
        }
        return activity;
    }

    private static JsonObject Dialog(JsonObject data) => new() { ["data"] = data.DeepClone(), ["context"] = new JsonObject { ["theme"] = "default" } };

    private static JsonObject Command(string command) => new()
    {
        ["commandId"] = command,
        ["commandContext"] = "compose",
        ["requestId"] = "5336640edc7748b28ce2df43f5b45963",
        ["context"] = new JsonObject { ["theme"] = "default" },
    };
}
