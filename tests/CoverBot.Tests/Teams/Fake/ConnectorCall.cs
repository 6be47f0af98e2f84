using System.Text.Json.Nodes;

namespace CoverBot.Tests.Teams.Fake;

/// <summary>One call that was let in.</summary>
/// <param name="Parts">The path below <c>/v3/</c>, unescaped, part by part.</param>
/// <param name="Body">Null where there was none.</param>
internal sealed record ConnectorCall(FakeWorld World, string Tenant, string Method, string[] Parts, JsonObject? Body, IReadOnlyDictionary<string, string> Query)
{
    public bool IsTargeted => Query.GetValueOrDefault("isTargetedActivity") == "true";

    /// <summary>What faults are planned for: open, thread, post, target, put, delete, members, member, channels.</summary>
    public string Kind => (Method, Parts) switch
    {
        ("POST", ["conversations"]) => Body?["isGroup"]?.GetValue<bool>() == true ? "thread" : "open",
        ("POST", ["conversations", _, "activities"] or ["conversations", _, "activities", _]) => IsTargeted ? "target" : "post",
        ("PUT", ["conversations", _, "activities", _]) => "put",
        ("DELETE", ["conversations", _, "activities", _]) => "delete",
        ("GET", ["conversations", _, "pagedmembers"]) => "members",
        ("GET", ["conversations", _, "members", _]) => "member",
        ("GET", ["teams", _, "conversations"]) => "channels",
        _ => throw Wrong("no such call", 404, "NotFound"),
    };

    /// <summary>The conversation named in the path; "" where none is.</summary>
    public string Conversation => Parts is ["conversations", var id, ..] ? id.Split(";messageid=")[0] : "";

    /// <summary>The message whose thread is named in the path; "" where none is.</summary>
    public string Root => Parts is ["conversations", var id, ..] && id.Split(";messageid=") is [_, var root] ? root : "";

    public JsonObject Content => Body ?? throw Wrong("no activity");

    /// <summary>The conversation, if the bot may write in it.</summary>
    public FakeConversation Room()
    {
        var room = World.Conversations.Find(one => one.Id == Conversation && one.Tenant == Tenant && !one.IsDeleted) ?? throw new TeamsNo(404, "ConversationNotFound");
        if (!room.HasBot)
        {
            throw new TeamsNo(403, "BotNotInConversationRoster");
        }
        return room;
    }

    /// <summary>The bot's own message named in the path.</summary>
    public FakeMessage Message(FakeConversation room) => room.Messages.Find(one => one.Id == Parts[3] && one.OnlyFor.Length > 0 == IsTargeted) ?? throw new TeamsNo(404, "ActivityNotFound");

    /// <summary>A mistake of ours: Teams says so, and the test too.</summary>
    public TeamsNo Wrong(string what, int status = 400, string code = "BadArgument")
    {
        World.Complain($"{Method} {string.Join('/', Parts)}: {what}");
        return new(status, code);
    }
}
