using System.Text.Json;
using System.Text.Json.Nodes;
using CoverBot.Rendering;

namespace CoverBot.Slack.Receiving;

/// <summary>Members of what somebody else sent: each may be missing or of another kind.</summary>
internal static class JsonReading
{
    private const int LongestId = 60;

    public static string? Text(this JsonNode? node, string member) => Json.Text(node, member);

    public static JsonObject? Part(this JsonNode? node, string member) => node is JsonObject json ? json[member] as JsonObject : null;

    /// <summary>The first one of a list of objects.</summary>
    public static JsonObject? First(this JsonNode? node, string member) =>
        node is JsonObject json && json[member] is JsonArray { Count: > 0 } list ? list[0] as JsonObject : null;

    /// <summary>An id of Slack's: ASCII letters, digits, '-' and '_'; null when it is anything else.</summary>
    public static string? Id(this JsonNode? node, string member) =>
        node.Text(member) is { Length: > 0 and <= LongestId } id && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? id : null;

    /// <summary>True for <c>true</c> and, as in forms, for <c>"true"</c>.</summary>
    public static bool Flag(this JsonNode? node, string member) =>
        node is JsonObject json && json[member] is JsonValue value && (value.GetValueKind() == JsonValueKind.True || (value.TryGetValue<string>(out var text) && text == "true"));

    /// <summary>Null when it is no whole number.</summary>
    public static long? Number(this JsonNode? node, string member) =>
        node is JsonObject json && json[member] is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;
}
