using System.Text.Json.Nodes;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Teams.Fake;

/// <summary>What Teams asks of a bot's message, beyond its documentation of cards in <see cref="TeamsLimits"/>.</summary>
internal static class MessageRules
{
    /// <summary>80 KB of UTF-16: what Microsoft asks bots to stay under.</summary>
    private const int Advised = 80 * 1024;

    public static IReadOnlyList<string> Problems(JsonObject activity) => [.. Each(activity).OfType<string>()];

    private static IEnumerable<string?> Each(JsonObject activity)
    {
        yield return activity["type"]?.GetValue<string>() == "message" ? null : "no message";
        yield return activity["summary"]?.GetValue<string>() is { Length: > 0 } ? null : "a card without a summary shows as nothing in notifications";
        yield return activity["text"] is null ? null : "words and a card in one message are cut in two";
        yield return 2 * activity.ToJsonString(SlackProblems.Relaxed).Length <= Advised ? null : "above 80 KB";
        if (activity["attachments"] is not JsonArray { Count: 1 } attachments || attachments[0]!["content"] is not JsonObject card)
        {
            yield return "not one card";
            yield break;
        }
        yield return attachments[0]!["contentType"]?.GetValue<string>() == "application/vnd.microsoft.card.adaptive" ? null : "no adaptive card";
        foreach (var problem in TeamsLimits.Of(card))
        {
            yield return problem;
        }
        if (card["refresh"] is JsonObject refresh)
        {
            yield return refresh["userIds"] is JsonArray { Count: <= 60 } users && users.All(user => user!.GetValue<string>().StartsWith("29:", StringComparison.Ordinal)) ? null : "refresh for more than 60, or not by MRI";
            yield return refresh["action"]?["verb"]?.GetValue<string>() is { Length: > 0 } ? null : "refresh without a verb";
        }
    }
}
