using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace CoverBot.Slack.Receiving;

/// <summary>Whether Slack sent it: signature scheme v0 (docs.slack.dev, "Verifying requests from Slack"), over the bytes as they came.</summary>
internal static class SlackSignature
{
    public const string TimestampHeader = "X-Slack-Request-Timestamp";
    public const string SignatureHeader = "X-Slack-Signature";

    /// <summary>How far the moment it was signed may be from now, either way; inclusive.</summary>
    public static readonly Duration Tolerance = Duration.FromMinutes(5);

    /// <param name="secrets">Any one of them may have signed; empty: nobody did.</param>
    /// <param name="timestamp">The header as received; null when it is missing or there are several.</param>
    /// <param name="signature">As <paramref name="timestamp"/>.</param>
    /// <param name="body">Not parsed, not decoded.</param>
    /// <param name="now">Wall time.</param>
    public static bool IsGenuine(ImmutableArray<string> secrets, string? timestamp, string? signature, ReadOnlySpan<byte> body, Instant now)
    {
        if (signature is null || SignedAt(timestamp) is not { } seconds || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
        {
            return false;
        }
        var given = Encoding.UTF8.GetBytes(signature);
        var genuine = false;
        foreach (var secret in secrets)
        {
            genuine |= CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Of(secret, timestamp!, body)));
        }
        return genuine;
    }

    /// <summary>The signature itself, such as <c>v0=a2114d57…</c>.</summary>
    public static string Of(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hash.AppendData(body);
        return "v0=" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Unix seconds; null when it is no such number.</summary>
    public static long? SignedAt(string? timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
