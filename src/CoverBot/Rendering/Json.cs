using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoverBot.Rendering;

/// <summary>Small helpers over JSON that somebody else sent or will read.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The length written out, in characters, letters of any script as themselves.</summary>
    public static int Length(JsonNode node) => node.ToJsonString(Relaxed).Length;

    /// <summary>The length written out as pure ASCII, in bytes: the most that any writer makes of it.</summary>
    public static int Bytes(JsonNode node) => node.ToJsonString().Length;

    /// <summary>The member's text; null when there is no such member, or it is no text.</summary>
    public static string? Text(JsonNode? node, string member) =>
        node is JsonObject json && json[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
