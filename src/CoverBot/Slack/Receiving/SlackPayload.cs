using System.Text;
using System.Text.Json.Nodes;

namespace CoverBot.Slack.Receiving;

/// <summary>What Slack sends as a form. Null for what is not UTF-8, no form, or says one thing twice.</summary>
internal static class SlackPayload
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

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
