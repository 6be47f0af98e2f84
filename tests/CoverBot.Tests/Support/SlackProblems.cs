using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoverBot.Tests.Support;

/// <summary>Collects what Slack would refuse.</summary>
internal sealed class SlackProblems
{
    public static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string> found = [];

    public IReadOnlyList<string> Found => found;

    public void Unless(bool holds, string problem)
    {
        if (!holds)
        {
            found.Add(problem);
        }
    }

    /// <summary>Lengths in UTF-16 units: never fewer than the characters Slack may count instead.</summary>
    public void Text(string? text, int least, int most, string where) =>
        Unless(text is not null && text.Length >= least && text.Length <= most, $"{where}: {text?.Length ?? 0} characters, not {least} to {most}");

    /// <summary>A plain_text object; C: 1 to 3,000 characters, fewer where it stands.</summary>
    public void PlainText(JsonNode? text, int most, string where)
    {
        Unless(text?["type"]?.GetValue<string>() == "plain_text", $"{where}: not plain_text");
        Text(text?["text"]?.GetValue<string>(), 1, most, where);
        Known(text, where, "type", "text", "emoji");
    }

    public void Count(JsonNode? items, int most, string where) => Unless(items is JsonArray { Count: > 0 } array && array.Count <= most, $"{where}: not 1 to {most} items");

    public void Known(JsonNode? json, string where, params string[] members)
    {
        foreach (var member in json!.AsObject())
        {
            Unless(members.Contains(member.Key), $"{where}: no member {member.Key}");
        }
    }

    public void OneOf(JsonNode? value, string where, params string[] known) => Unless(known.Contains(value?.GetValue<string>()), $"{where}: {value} is not one of {string.Join(", ", known)}");
}
