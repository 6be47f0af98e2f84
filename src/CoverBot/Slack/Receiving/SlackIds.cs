using System.Text.Json.Nodes;
using CoverBot.Receiving;

namespace CoverBot.Slack.Receiving;

/// <summary>Ids of Slack's in what it sends.</summary>
internal static class SlackIds
{
    private const int Longest = 60;

    /// <summary>ASCII letters, digits, '-' and '_'; null when it is anything else.</summary>
    public static string? Id(this JsonNode? node, string member) =>
        node.Text(member) is { Length: > 0 and <= Longest } id && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? id : null;
}
