using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoverBot.Receiving;
using NodaTime;

namespace CoverBot.Slack.Receiving;

/// <summary>What every reader needs beside the payload.</summary>
/// <param name="Team">The workspace whose installation it was heard through: the tenant of everybody and every channel in it.</param>
/// <param name="Bot">The bot's own user id there.</param>
/// <param name="SentAt">Wall time.</param>
/// <param name="Wall">Wall time now.</param>
/// <param name="Now">The clock people are told.</param>
internal sealed record Delivery(string Team, string Bot, Instant SentAt, Instant Wall, Instant Now)
{
    /// <summary>Names a delivery: ASCII, at most 200 characters, the same whenever Slack sends the same thing.</summary>
    public static string Id(string kind, params ReadOnlySpan<string> parts)
    {
        var id = $"slack-{kind}-{string.Join('-', parts)}";
        return id.Length <= 200 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') ? id : $"slack-{kind}-{Hash(id)}";
    }

    /// <summary>A delivery that Slack gave no id: named after all it says.</summary>
    public static string Id(string kind, JsonNode whole) => $"slack-{kind}-{Hash(whole.ToJsonString())}";

    /// <summary>Every command, press and sent form has a trigger of its own.</summary>
    public static string ByTrigger(JsonNode said) => said.Text("trigger_id") is { } trigger ? Id("t", Hash(trigger)) : Id("t", said);

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40];

    /// <summary>A moment of Slack's on the clock people are told; never later than now.</summary>
    /// <param name="stamp">Seconds since 1970, such as "1355517523.000005"; null or anything else: when it was sent.</param>
    public Instant At(string? stamp) => At(Stamp(stamp) ?? SentAt);

    public Instant At(Instant wall) => new Moments(Wall, Now).At(wall);

    /// <summary>Wall time; null when it is no such stamp.</summary>
    public static Instant? Stamp(string? stamp) =>
        decimal.TryParse(stamp, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 10_000_000_000m
            ? Instant.FromUnixTimeTicks((long)(seconds * NodaConstants.TicksPerSecond))
            : null;
}
