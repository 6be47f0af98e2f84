using System.Text.Json.Nodes;

namespace CoverBot.Tests.Support;

/// <summary>One block of those we send. Letters name the source, see <see cref="SlackLimits"/>.</summary>
internal static class SlackBlockLimits
{
    public static void Check(JsonObject block, SlackProblems problems)
    {
        var type = block["type"]!.GetValue<string>();
        switch (type)
        {
            case "header":
                problems.Known(block, type, "type", "block_id", "text");
                problems.PlainText(block["text"], 150, type); // B header
                break;
            case "divider":
                problems.Known(block, type, "type", "block_id");
                break;
            case "context":
                problems.Known(block, type, "type", "block_id", "elements");
                problems.Count(block["elements"], 10, type); // B context
                Each(block["elements"], element => ContextText(element, problems));
                break;
            case "actions":
                problems.Known(block, type, "type", "block_id", "elements");
                problems.Count(block["elements"], 25, type); // B actions
                Each(block["elements"], element => Button(element, problems));
                UniqueActions(block["elements"], problems);
                break;
            case "rich_text":
                problems.Known(block, type, "type", "block_id", "elements");
                problems.Count(block["elements"], 100, type);
                Each(block["elements"], element => SlackRichTextLimits.Check(element, problems));
                break;
            case "input":
                SlackInputLimits.Check(block, problems);
                break;
            default:
                problems.Unless(false, $"no such block: {type}");
                break;
        }
    }

    public static void Each(JsonNode? items, Action<JsonObject> check)
    {
        foreach (var item in items as JsonArray ?? [])
        {
            check(item!.AsObject());
        }
    }

    private static void ContextText(JsonObject text, SlackProblems problems)
    {
        if (text["type"]!.GetValue<string>() == "plain_text")
        {
            problems.PlainText(text, 3000, "context"); // C text
            return;
        }
        problems.OneOf(text["type"], "context", "mrkdwn");
        problems.Known(text, "context", "type", "text", "verbatim");
        problems.Text(text["text"]?.GetValue<string>(), 1, 3000, "context"); // C text
        problems.Unless(text["verbatim"]?.GetValue<bool>() == true, "context: names and addresses would be looked for"); // C text
        var marks = System.Text.RegularExpressions.Regex.Replace(text["text"]!.GetValue<string>(), @"<(@[A-Z0-9]+|#[A-Z0-9]+|!date\^\d+\^[^<>|]*\|[^<>|]*)>", "");
        problems.Unless(!marks.Contains('<') && !marks.Contains('>'), "context: a control sequence of somebody else's");
    }

    private static void Button(JsonObject button, SlackProblems problems)
    {
        problems.OneOf(button["type"], "actions", "button");
        problems.Known(button, "button", "type", "action_id", "text", "value", "style");
        problems.PlainText(button["text"], 75, "button"); // E button
        problems.Text(button["value"]?.GetValue<string>(), 1, 2000, "button value"); // E button
        problems.Text(button["action_id"]?.GetValue<string>(), 1, 255, "action_id"); // E
        if (button.ContainsKey("style"))
        {
            problems.OneOf(button["style"], "button", "primary", "danger"); // E button
        }
    }

    private static void UniqueActions(JsonNode? elements, SlackProblems problems)
    {
        var ids = elements!.AsArray().Select(element => element!["action_id"]?.GetValue<string>()).ToArray();
        problems.Unless(ids.Distinct().Count() == ids.Length, "an action_id twice in a block"); // E
    }
}
