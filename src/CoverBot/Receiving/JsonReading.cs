using System.Text.Json;
using System.Text.Json.Nodes;
using CoverBot.Rendering;

namespace CoverBot.Receiving;

/// <summary>Members of what somebody else sent: each may be missing or of another kind.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonNode? node, string member) => Json.Text(node, member);

    public static JsonObject? Part(this JsonNode? node, string member) => node is JsonObject json ? json[member] as JsonObject : null;

    /// <summary>The objects of a list; empty when there is no such list.</summary>
    public static IEnumerable<JsonObject> Parts(this JsonNode? node, string member) =>
        node is JsonObject json && json[member] is JsonArray list ? list.OfType<JsonObject>() : [];

    /// <summary>The first one of a list of objects.</summary>
    public static JsonObject? First(this JsonNode? node, string member) =>
        node is JsonObject json && json[member] is JsonArray { Count: > 0 } list ? list[0] as JsonObject : null;

    /// <summary>True for <c>true</c> and, as in forms, for <c>"true"</c>.</summary>
    public static bool Flag(this JsonNode? node, string member) =>
        node is JsonObject json && json[member] is JsonValue value && (value.GetValueKind() == JsonValueKind.True || (value.TryGetValue<string>(out var text) && text == "true"));

    /// <summary>Null when it is no whole number.</summary>
    public static long? Number(this JsonNode? node, string member) =>
        node is JsonObject json && json[member] is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;
}
