using System.Globalization;
using System.Text.Json.Nodes;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>conversations.* and users.*</summary>
internal static class ConversationMethods
{
    public static JsonObject Open(ApiCall call)
    {
        call.Requires("im:write");
        var users = call.Needs("users");
        if (users.Contains(',', StringComparison.Ordinal))
        {
            throw call.Wrong("only direct messages are known here");
        }
        return ApiCall.Ok(("channel", new JsonObject { ["id"] = call.World.Dm(call.By, Reachable(call, users)).Id }));
    }

    public static JsonObject Info(ApiCall call)
    {
        var room = call.Room();
        call.Requires(room.Kind + ":read");
        return ApiCall.Ok(("channel", Payloads.Room(room, call.By)));
    }

    public static JsonObject Members(ApiCall call)
    {
        var room = call.Room();
        call.Requires(room.Kind + ":read");
        var (items, metadata, _) = call.Page([.. room.Members.Order(StringComparer.Ordinal).Select(id => JsonValue.Create(id))], call.World.PageSize);
        return ApiCall.Ok(("members", items), ("response_metadata", metadata));
    }

    /// <summary>Newest first, replies in threads left out, metadata only when it is asked for.</summary>
    public static JsonObject History(ApiCall call)
    {
        var room = Read(call);
        return Messages(call, room.Messages.Where(message => message.ThreadTs is null || message.ThreadTs == message.Ts).Reverse());
    }

    public static JsonObject Replies(ApiCall call)
    {
        var room = Read(call);
        var ts = call.Needs("ts");
        return room.Find(ts) is null ? throw new SlackNo("thread_not_found") : Messages(call, room.Messages.Where(message => message.Ts == ts || message.ThreadTs == ts));
    }

    public static JsonObject UserInfo(ApiCall call)
    {
        call.Requires("users:read");
        var account = call.World.Account(call.Needs("user")) ?? throw new SlackNo("user_not_found");
        return ApiCall.Ok(("user", Payloads.User(account, stranger: account.Team != call.By.Id && !call.World.Share(call.By, account.Id))));
    }

    public static JsonObject UserConversations(ApiCall call)
    {
        var kinds = (call.Text("types") ?? "public_channel").Split(',');
        foreach (var kind in kinds)
        {
            call.Requires(kind switch { "public_channel" => "channels:read", "private_channel" => "groups:read", "im" => "im:read", _ => throw new SlackNo("invalid_types") });
        }
        var who = call.Text("user") ?? call.By.BotUser;
        var rooms = call.World.Rooms.Where(room => room.Members.Contains(who) && room.Members.Contains(call.By.BotUser)
            && kinds.Contains(room.Kind switch { "im" => "im", "groups" => "private_channel", _ => "public_channel" }) && !(call.Is("exclude_archived") && room.IsArchived));
        var (items, metadata, _) = call.Page([.. rooms.Select(room => Payloads.Room(room, call.By))], call.World.PageSize);
        return ApiCall.Ok(("channels", items), ("response_metadata", metadata));
    }

    /// <summary>Somebody the bot may write to.</summary>
    public static Account Reachable(ApiCall call, string user)
    {
        var account = call.World.Account(user) ?? throw new SlackNo("user_not_found");
        if (account.IsBot || account.Id == "USLACKBOT")
        {
            throw new SlackNo("cannot_dm_bot");
        }
        if (account.Deleted)
        {
            throw new SlackNo("user_disabled");
        }
        return account.Team == call.By.Id || call.World.Share(call.By, user) ? account : throw new SlackNo("user_not_visible");
    }

    private static Room Read(ApiCall call)
    {
        var room = call.Room();
        call.Requires(room.Kind + ":history");
        return room.Members.Contains(call.By.BotUser) ? room : throw new SlackNo("not_in_channel");
    }

    private static JsonObject Messages(ApiCall call, IEnumerable<Message> messages)
    {
        var oldest = Moment(call.Text("oldest")) ?? 0;
        var latest = Moment(call.Text("latest")) ?? decimal.MaxValue;
        var inclusive = call.Is("inclusive");
        var asked = messages.Where(message => message.OnlyFor is null && Moment(message.Ts) is { } ts && (inclusive ? ts >= oldest && ts <= latest : ts > oldest && ts < latest));
        var (items, metadata, more) = call.Page([.. asked.Select(message => Payloads.Message(message, call.Is("include_all_metadata")))], 15);
        return ApiCall.Ok(("messages", items), ("has_more", more), ("response_metadata", metadata));
    }

    private static decimal? Moment(string? ts) => ts is null ? null : decimal.Parse(ts, CultureInfo.InvariantCulture);
}
