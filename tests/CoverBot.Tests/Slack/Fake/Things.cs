using System.Text.Json.Nodes;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>An account, whoever's: person, guest, bot.</summary>
/// <param name="Team">The workspace it lives in, which may have no app.</param>
/// <param name="Zone">IANA time zone.</param>
internal sealed record Account(string Id, string Team, string Name, string RealName, string Zone)
{
    public bool Deleted { get; set; }

    public bool IsBot { get; set; }

    /// <summary>Any guest.</summary>
    public bool IsGuest { get; set; }
}

/// <summary>A channel, or one person's chat with one workspace's bot.</summary>
internal sealed class Room(string id, string name, Workspace host, Account? with = null)
{
    public string Id { get; } = id;

    public string Name { get; set; } = name;

    public Workspace Host { get; } = host;

    /// <summary>Whose chat with the bot it is; null for a channel.</summary>
    public Account? With { get; } = with;

    public bool IsPrivate { get; set; }

    public bool IsArchived { get; set; }

    /// <summary>User ids, bots' included.</summary>
    public HashSet<string> Members { get; } = [];

    /// <summary>Other workspaces that share it.</summary>
    public HashSet<string> SharedWith { get; } = [];

    /// <summary>Oldest first, what only one person sees included.</summary>
    public List<Message> Messages { get; } = [];

    public string Kind => With is not null ? "im" : IsPrivate ? "groups" : "channels";

    public Message? Find(string ts) => Messages.Find(message => message.Ts == ts && message.OnlyFor is null);
}

/// <summary>A message as it reads now.</summary>
internal sealed class Message
{
    public required string Ts { get; init; }

    /// <summary>User id of the author.</summary>
    public required string User { get; init; }

    /// <summary>Whose app posted it; null for a person's words.</summary>
    public Workspace? By { get; init; }

    public required string Text { get; set; }

    public JsonArray? Blocks { get; set; }

    public JsonObject? Metadata { get; set; }

    public string? ThreadTs { get; init; }

    /// <summary>User id of the one who sees it; null for everybody.</summary>
    public string? OnlyFor { get; init; }

    public string Mark => Metadata?["event_payload"]?["mark"]?.GetValue<string>() ?? "";
}

/// <summary>A modal or a Home tab.</summary>
internal sealed class View
{
    public required string Id { get; init; }

    public required Workspace By { get; init; }

    public required string User { get; init; }

    public required JsonObject Json { get; set; }

    public required string Hash { get; set; }

    public required string Root { get; init; }

    public string Type => Json["type"]!.GetValue<string>();

    public string ExternalId => Json["external_id"]?.GetValue<string>() ?? "";
}

/// <summary>What the bot did that anybody could see, in order.</summary>
/// <param name="Method">The Web API method, or "response_url" or "answer".</param>
/// <param name="Room">The conversation's id; the user's for views.</param>
/// <param name="Mark">The message metadata's; "" when there is none.</param>
internal sealed record Deed(int Number, string Method, string Team, string Room, string Ts, string Mark, string Text);

/// <summary>Slack says no, with HTTP 200.</summary>
internal sealed class SlackNo(string code, params (string Name, JsonNode? Value)[] more) : Exception(code)
{
    public JsonObject Body()
    {
        var body = new JsonObject { ["ok"] = false, ["error"] = Message };
        foreach (var (name, value) in more)
        {
            body[name] = value?.DeepClone();
        }
        return body;
    }
}
