using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoverBot.Slack.Receiving;

/// <summary>Bytes as the JSON objects that the reader takes. Null for what is not UTF-8, not of that shape, too deep, or says one thing twice.</summary>
internal static class SlackPayload
{
    /// <summary>Deeper than any message or view; what is deeper is refused unread.</summary>
    private const int Deepest = 64;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static JsonObject? Json(ReadOnlySpan<byte> body)
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

    /// <summary>A form as an object of texts.</summary>
    public static JsonObject? Form(ReadOnlySpan<byte> body)
    {
        var form = new JsonObject();
        try
        {
            foreach (var pair in Strict.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = pair.Split('=', 2);
                if (parts.Length < 2 || !form.TryAdd(Decode(parts[0]), Decode(parts[1])))
                {
                    return null;
                }
            }
        }
        catch (Exception error) when (error is DecoderFallbackException or FormatException)
        {
            return null;
        }
        return form.Count > 0 ? form : null;
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

    /// <summary><c>+</c> and <c>%41</c>, byte by byte, so that bytes which are no UTF-8 are noticed.</summary>
    private static string Decode(string written)
    {
        var bytes = Strict.GetBytes(written.Replace('+', ' '));
        var (from, to) = (0, 0);
        while (from < bytes.Length)
        {
            if (bytes[from] != '%')
            {
                bytes[to++] = bytes[from++];
                continue;
            }
            if (from + 2 >= bytes.Length)
            {
                throw new FormatException("a cut escape");
            }
            bytes[to++] = Convert.FromHexString(bytes.AsSpan(from + 1, 2))[0];
            from += 3;
        }
        return Strict.GetString(bytes, 0, to);
    }
}
