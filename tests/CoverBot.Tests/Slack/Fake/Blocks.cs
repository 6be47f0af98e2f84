using System.Text;
using System.Text.Json.Nodes;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>Contents of messages and views: what Slack would refuse in them, and what a person reads and can press.</summary>
internal static class Blocks
{
    /// <summary>Null when there is nothing to refuse.</summary>
    /// <param name="message">With <c>text</c>, <c>blocks</c>, or both.</param>
    public static string? Problems(JsonObject message)
    {
        if (message["blocks"] is not JsonArray blocks)
        {
            return Text(message).Length is > 0 and <= 4000 ? null : "no text, or more than 4,000 characters";
        }
        return Joined(() => SlackLimits.OfMessage(new JsonObject { ["text"] = Text(message), ["blocks"] = blocks.DeepClone() }));
    }

    /// <inheritdoc cref="Problems"/>
    public static string? ProblemsOfView(JsonObject view) => Joined(() => SlackLimits.OfView(view));

    public static string Text(JsonObject message) => message["text"]?.GetValue<string>() ?? "";

    public static JsonArray? Of(JsonObject message) => message["blocks"]?.DeepClone().AsArray();

    /// <summary>All that is written there, a line a piece; people as <c>@id</c>.</summary>
    public static string Words(JsonNode? blocks)
    {
        var words = new StringBuilder();
        Read(blocks, words);
        return words.ToString();
    }

    /// <summary>Every button, in reading order, with the block it stands in.</summary>
    public static IEnumerable<(JsonObject Block, JsonObject Button)> Buttons(JsonArray? blocks) =>
        from block in blocks ?? []
        where block!["type"]!.GetValue<string>() == "actions"
        from element in block["elements"]!.AsArray()
        where element!["type"]!.GetValue<string>() == "button"
        select (block.AsObject(), element.AsObject());

    public static string Title(JsonObject button) => button["text"]!["text"]!.GetValue<string>();

    private static string? Joined(Func<IReadOnlyList<string>> check)
    {
        try
        {
            return check() is { Count: > 0 } problems ? string.Join("; ", problems) : null;
        }
        catch (Exception error) when (error is NullReferenceException or InvalidOperationException or FormatException)
        {
            return $"malformed: {error.Message}";
        }
    }

    private static void Read(JsonNode? node, StringBuilder words)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    Read(item, words);
                }
                break;
            case JsonObject element:
                Read(element, words);
                break;
        }
    }

    private static void Read(JsonObject element, StringBuilder words)
    {
        switch (element["type"]?.GetValue<string>())
        {
            case "user":
                words.Append('@').Append(element["user_id"]);
                break;
            case "channel":
                words.Append('#').Append(element["channel_id"]);
                break;
            case "date":
                words.Append(element["fallback"]);
                break;
            default:
                if (element["text"] is JsonValue text)
                {
                    words.Append(text.GetValue<string>());
                }
                foreach (var member in (string[])["text", "label", "title", "hint", "placeholder", "element", "elements", "options", "blocks"])
                {
                    Read(element[member], words);
                }
                if (element["type"]?.GetValue<string>() is not ("text" or "link" or null))
                {
                    words.Append('\n');
                }
                break;
        }
    }
}
