using System.Text.Json.Nodes;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Teams.Fake;

/// <summary>Conversations are opened, messages posted, changed and deleted.</summary>
internal static class Conversing
{
    /// <summary>A person's own chat: the same each time, and never a message's id.</summary>
    public static (int Status, JsonNode? Body) Open(ConnectorCall call)
    {
        if (call.Content["members"] is not JsonArray { Count: 1 } members || call.Content["tenantId"]?.GetValue<string>() != call.Tenant)
        {
            throw call.Wrong("exactly one member and the tenant", code: "BadSyntax");
        }
        var person = call.World.People.Find(one => one.Mri == members[0]!["id"]?.GetValue<string>()) ?? throw call.Wrong("no such MRI", code: "BadSyntax");
        if (person.IsAnonymous)
        {
            throw call.Wrong("an anonymous visitor");
        }
        if (!person.HasApp || person.Tenant != call.Tenant)
        {
            throw new TeamsNo(403, "ForbiddenOperationException");
        }
        var chat = call.World.Chat(person, call.Tenant);
        call.World.Did("open", chat);
        return (201, new JsonObject { ["id"] = chat.Id });
    }

    /// <summary>A new thread in a channel.</summary>
    public static (int Status, JsonNode? Body) Thread(ConnectorCall call)
    {
        var channel = call.Content["channelData"]?["channel"]?["id"]?.GetValue<string>();
        var room = call.World.Conversations.Find(one => one.Id == channel && one.Kind == "channel" && one.Tenant == call.Tenant) ?? throw call.Wrong("no such channel", code: "BadSyntax");
        var activity = call.Content["activity"] as JsonObject ?? throw call.Wrong("a thread without a message", code: "BadSyntax");
        var message = Add(call, room, activity, "", "");
        return (201, new JsonObject { ["id"] = $"{room.Id};messageid={message.Id}", ["activityId"] = message.Id });
    }

    public static (int Status, JsonNode? Body) Post(ConnectorCall call)
    {
        var room = call.Room();
        if (call.Root.Length > 0 && room.Messages.TrueForAll(one => one.Id != call.Root))
        {
            throw new TeamsNo(404, "ConversationNotFound");
        }
        var message = Add(call, room, call.Content, call.Root, call.IsTargeted ? Reader(call, room) : "");
        return call.World.NamesMessages ? (201, new JsonObject { ["id"] = message.Id }) : (202, null);
    }

    public static (int Status, JsonNode? Body) Put(ConnectorCall call)
    {
        var room = Writable(call.Room());
        var message = call.Message(room);
        Check(call);
        message.Activity = call.Content;
        call.World.Did("put", room, message.Id, message.Summary);
        return (200, new JsonObject { ["id"] = message.Id });
    }

    public static (int Status, JsonNode? Body) Delete(ConnectorCall call)
    {
        var room = Writable(call.Room());
        var message = call.Message(room);
        room.Messages.Remove(message);
        call.World.Did("delete", room, message.Id, message.Summary);
        return (200, null);
    }

    private static FakeMessage Add(ConnectorCall call, FakeConversation room, JsonObject activity, string root, string only)
    {
        Writable(room);
        if (room.IsReadOnly)
        {
            throw new TeamsNo(403, "", "MessageWritesBlocked");
        }
        Check(call, activity);
        var message = new FakeMessage(call.World.NewMessageId(), root, only) { Activity = activity };
        if (message.Mentions.Any(id => !room.Members.Exists(member => id == member.Aad || id == member.Mri)))
        {
            throw call.Wrong("a mention of somebody who is not there");
        }
        room.Messages.Add(message);
        call.World.Did(only.Length > 0 ? "target" : "post", room, message.Id, message.Summary);
        return message;
    }

    private static FakeConversation Writable(FakeConversation room)
    {
        if (room.Kind != "personal")
        {
            return room;
        }
        if (room.Members[0].Blocks)
        {
            throw new TeamsNo(403, "ConversationBlockedByUser");
        }
        return room.Members[0].HasApp ? room : throw new TeamsNo(403, "BotNotInConversationRoster");
    }

    /// <summary>Only in groups and channels, and to somebody who is there.</summary>
    private static string Reader(ConnectorCall call, FakeConversation room)
    {
        var mri = call.Content["recipient"]?["id"]?.GetValue<string>();
        if (room.Kind == "personal" || mri is null)
        {
            throw call.Wrong("a targeted message needs a group and a reader");
        }
        return room.Members.Exists(member => member.Mri == mri) ? mri : throw new TeamsNo(400, "BadArgument");
    }

    private static void Check(ConnectorCall call, JsonObject? activity = null)
    {
        activity ??= call.Content;
        if (2 * activity.ToJsonString(SlackProblems.Relaxed).Length > call.World.Biggest)
        {
            throw new TeamsNo(413, "MessageSizeTooBig");
        }
        if (MessageRules.Problems(activity) is { Count: > 0 } problems)
        {
            throw call.Wrong(string.Join("; ", problems));
        }
    }
}
