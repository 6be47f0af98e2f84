using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>One Web API call that was let in.</summary>
/// <param name="By">The workspace whose bot token it carries.</param>
internal sealed record ApiCall(World World, string Method, IReadOnlyDictionary<string, string> Form, Workspace By, Token Token)
{
    /// <summary>Null when it was not sent, or empty.</summary>
    public string? Text(string name) => Form.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <exception cref="SlackNo">It was not sent.</exception>
    public string Needs(string name) => Text(name) ?? throw Wrong($"missing required field: {name}");

    public bool Is(string name) => Text(name) is "true" or "1";

    public int Number(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>JSON in a form field; null when it was not sent.</summary>
    public T? Json<T>(string name)
        where T : JsonNode
    {
        if (Text(name) is not { } text)
        {
            return null;
        }
        try
        {
            return (T)JsonNode.Parse(text)!;
        }
        catch (Exception error) when (error is JsonException or InvalidCastException)
        {
            throw Wrong($"{name} is no such JSON");
        }
    }

    /// <exception cref="SlackNo">The token lacks it.</exception>
    public void Requires(string scope)
    {
        if (!Token.Scopes.Contains(scope))
        {
            throw new SlackNo("missing_scope", ("needed", scope), ("provided", string.Join(',', Token.Scopes)));
        }
    }

    /// <summary>The conversation named by <c>channel</c>, if this workspace's bot may see it.</summary>
    public Room Room(string name = "channel")
    {
        var id = Needs(name);
        var room = World.Rooms.Find(room => room.Id == id);
        var seen = room is not null && (room.Members.Contains(By.BotUser) || (room.With is null && !room.IsPrivate && (room.Host == By || room.SharedWith.Contains(By.Id))));
        return seen ? room! : throw new SlackNo("channel_not_found");
    }

    public static JsonObject Ok(params (string Name, JsonNode? Value)[] more)
    {
        var body = new JsonObject { ["ok"] = true };
        foreach (var (member, value) in more)
        {
            body[member] = value;
        }
        return body;
    }

    /// <summary>A mistake of ours: Slack says so, and the test too.</summary>
    public SlackNo Wrong(string what, string code = "invalid_arguments")
    {
        World.Complain($"{Method}: {code}: {what}");
        return new(code, ("response_metadata", new JsonObject { ["messages"] = new JsonArray($"[ERROR] {what}") }));
    }

    /// <summary>A page of it, with the cursor of the next.</summary>
    public (JsonArray Items, JsonObject Metadata, bool More) Page(IReadOnlyList<JsonNode> all, int most)
    {
        var from = Number("cursor", 0);
        var size = Math.Min(most, Number("limit", 100));
        var more = from + size < all.Count;
        return ([.. all.Skip(from).Take(size)], new() { ["next_cursor"] = more ? (from + size).ToString(CultureInfo.InvariantCulture) : "" }, more);
    }
}
