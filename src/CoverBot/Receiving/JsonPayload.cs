using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoverBot.Receiving;

/// <summary>Bytes as a JSON object. Null for what is not UTF-8, no object, too deep, or says one thing twice.</summary>
internal static class JsonPayload
{
    /// <summary>Deeper than anything a platform sends; what is deeper is refused unread.</summary>
    private const int Deepest = 64;

    public static JsonObject? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            CheckTexts(body);
            return JsonNode.Parse(body, documentOptions: new() { MaxDepth = Deepest, AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads every text once: half a letter is found here, not when somebody looks at it.</summary>
    private static void CheckTexts(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = Deepest });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                reader.GetString();
            }
        }
    }
}
