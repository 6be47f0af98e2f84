using System.Text.Json.Nodes;
using CoverBot.Receiving;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Teams.Receiving.Reading;

/// <summary>What every activity has, read with care; the rest is asked for member by member. What is missing, or of another kind, is null or "".</summary>
internal sealed class Activity
{
    private const int LongestId = 400;

    private Activity(JsonObject json, string type, string conversation) => (Json, Type, Conversation) = (json, type, conversation);

    public JsonObject Json { get; }

    public string Type { get; }

    /// <summary>An invoke's name; "" for everything else.</summary>
    public string Name => Json.Text("name") ?? "";

    /// <summary>As Teams has it, in a thread with <c>;messageid=</c> at its end.</summary>
    public string Conversation { get; }

    /// <summary>The conversation without a thread.</summary>
    public string Room => Conversation.Split(';')[0];

    /// <summary>Whether it is somebody's own chat with the bot.</summary>
    public bool IsOwnChat => IsOwn(Conversation);

    /// <summary>Whether it came out of the command menu, which works in conversations too that the bot is not in.</summary>
    public bool IsFromAnywhere => Name.StartsWith("composeExtension/", StringComparison.Ordinal);

    /// <summary>Whether the answer is part of the response.</summary>
    public bool IsInvoke => Type == "invoke";

    public JsonObject? Data => Json.Part("channelData");

    public string? ServiceUrl => Json.Text("serviceUrl");

    /// <summary>The tenant it was heard in, lower case; null when none is named, or two.</summary>
    public string? Tenant
    {
        get
        {
            string[] named = [.. new[] { Json.Part("conversation").Text("tenantId"), Data.Part("tenant").Text("id") }.OfType<string>()];
            return named.Length > 0 && Id(named[0]) is { } tenant && named.All(one => Id(one) == tenant) ? tenant : null;
        }
    }

    /// <summary>The person's object id, lower case; null for whoever has no account.</summary>
    public string? User => UserOf(Json.Part("from"));

    /// <summary>How this bot calls who did it: <c>29:…</c>.</summary>
    public string? Mri => MriOf(Json.Part("from"));

    /// <summary>The message a card stands on that was pressed.</summary>
    public string? ReplyTo => Word(Json.Text("replyToId"));

    /// <summary>Wall time; null when it does not say.</summary>
    public Instant? SentAt => InstantPattern.ExtendedIso.Parse(Json.Text("timestamp") ?? "").TryGetValue(default, out var at) ? at : null;

    /// <summary>Channels and all chats among people begin with <c>19:</c>.</summary>
    public static bool IsOwn(string conversation) => !conversation.StartsWith("19:", StringComparison.Ordinal);

    /// <returns>Null for what is no activity at all.</returns>
    public static Activity? Of(JsonObject json) =>
        json.Text("type") is { Length: > 0 } type && Word(json.Part("conversation").Text("id")) is { } conversation ? new(json, type, conversation) : null;

    /// <summary>A person's object id, lower case; null for whoever has none.</summary>
    public static string? UserOf(JsonObject? person) => MriOf(person) is null ? null : Id(person.Text("aadObjectId"));

    /// <summary>Null for who is no person: bots begin with <c>28:</c>.</summary>
    public static string? MriOf(JsonObject? person) => Word(person.Text("id")) is { } mri && mri.StartsWith("29:", StringComparison.Ordinal) ? mri : null;

    /// <summary>An id of Teams': what could end a key, a mention or an address is in none.</summary>
    public static string? Word(string? id) =>
        id is { Length: > 0 and <= LongestId } && id.All(letter => letter is > ' ' and < '\x7f' and not ('/' or '\\' or '#' or '?' or '<' or '>' or '|')) ? id : null;

    private static string? Id(string? text) => Guid.TryParseExact(text, "D", out var id) ? id.ToString("D") : null;
}
