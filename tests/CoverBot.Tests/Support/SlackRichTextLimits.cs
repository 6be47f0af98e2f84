using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CoverBot.Tests.Support;

/// <summary>What stands in a rich_text block: shapes from T; Slack names no lengths there, only that no text may be empty ("must be more than 0 characters").</summary>
internal static partial class SlackRichTextLimits
{
    public static void Check(JsonObject part, SlackProblems problems)
    {
        var type = part["type"]!.GetValue<string>();
        problems.OneOf(part["type"], "rich_text", "rich_text_section", "rich_text_quote", "rich_text_list");
        problems.Unless(part["elements"] is JsonArray { Count: > 0 }, $"{type}: empty");
        if (type == "rich_text_list")
        {
            problems.Known(part, type, "type", "style", "elements", "indent", "offset", "border");
            problems.OneOf(part["style"], type, "bullet", "ordered");
            SlackBlockLimits.Each(part["elements"], section =>
            {
                problems.OneOf(section["type"], type, "rich_text_section");
                Check(section, problems);
            });
            return;
        }
        problems.Known(part, type, "type", "elements", "border");
        SlackBlockLimits.Each(part["elements"], element => Element(element, problems));
        problems.Unless(part["elements"]!.AsArray().Sum(element => element!["text"]?.GetValue<string>().Length ?? 0) <= 3000, $"{type}: above 3,000 characters"); // as a section's text, B
    }

    private static void Element(JsonObject element, SlackProblems problems)
    {
        switch (element["type"]!.GetValue<string>())
        {
            case "text":
                problems.Known(element, "text", "type", "text", "style");
                problems.Text(element["text"]?.GetValue<string>(), 1, 3000, "text");
                break;
            case "user":
                problems.Known(element, "user", "type", "user_id", "style");
                problems.Unless(Id().IsMatch(element["user_id"]!.GetValue<string>()), "user: no id");
                break;
            case "channel":
                problems.Known(element, "channel", "type", "channel_id", "style");
                problems.Unless(Id().IsMatch(element["channel_id"]!.GetValue<string>()), "channel: no id");
                break;
            case "date":
                problems.Known(element, "date", "type", "timestamp", "format", "fallback", "url", "style");
                problems.Unless(element["timestamp"]!.GetValue<long>() >= 0, "date: before 1970");
                problems.Text(element["fallback"]?.GetValue<string>(), 1, 300, "date");
                break;
            case var other:
                // "broadcast" and "usergroup" exist; we never send what rings many.
                problems.Unless(false, $"rich_text: no {other}");
                break;
        }
        if (element["style"] is { } style)
        {
            problems.Known(style, "style", "bold", "italic", "strike", "code");
        }
    }

    [GeneratedRegex("^[A-Z0-9]{2,40}$")]
    private static partial Regex Id();
}
