using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>Cards as Adaptive Card JSON.</summary>
public static class AdaptiveCards
{
    public static JsonObject Of(Card card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return new()
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["fallbackText"] = card.Summary,
            ["body"] = new JsonArray([.. card.Blocks.Select(Element)]),
        };
    }

    private static JsonObject Element(Block block) => block switch
    {
        Block.Heading heading => new() { ["type"] = "TextBlock", ["text"] = Escape(heading.Words), ["style"] = "heading", ["size"] = "Medium", ["weight"] = "Bolder", ["wrap"] = true },
        Block.Paragraph paragraph => Rich(paragraph.Text, subtle: false),
        Block.Note note => Rich(note.Text, subtle: true),
        Block.Quote quote => new() { ["type"] = "Container", ["style"] = "emphasis", ["items"] = new JsonArray(Rich(quote.Text, subtle: false)) },
        Block.Bullets bullets => new()
        {
            ["type"] = "TextBlock", ["wrap"] = true, ["text"] = string.Join('\n', bullets.Items.Select(item => "- " + Markdown(item))),
        },
        Block.Table table => new()
        {
            ["type"] = "Table", ["firstRowAsHeader"] = false, ["showGridLines"] = false,
            ["columns"] = new JsonArray([.. Enumerable.Range(0, table.Rows.Length == 0 ? 0 : table.Rows[0].Length).Select(_ => (JsonNode)new JsonObject { ["width"] = 1 })]),
            ["rows"] = new JsonArray([.. table.Rows.Select(row => (JsonNode)new JsonObject
            {
                ["type"] = "TableRow",
                ["cells"] = new JsonArray([.. row.Select(cell => (JsonNode)new JsonObject { ["type"] = "TableCell", ["items"] = new JsonArray(Rich(cell, subtle: false)) })]),
            })]),
        },
        Block.Buttons buttons => new() { ["type"] = "ActionSet", ["actions"] = new JsonArray([.. buttons.Items.Select(Action)]) },
        Block.Divider => new() { ["type"] = "Container", ["separator"] = true, ["spacing"] = "Medium", ["items"] = new JsonArray() },
        _ => throw new InvalidOperationException($"no such block: {block}"),
    };

    private static JsonObject Action(Button button)
    {
        var action = new JsonObject
        {
            ["type"] = "Action.Execute", ["title"] = button.Title, ["verb"] = "press", ["data"] = new JsonObject { ["press"] = button.Press.Code },
        };
        if (button.Style != ButtonStyle.Plain)
        {
            action["style"] = button.Style == ButtonStyle.Primary ? "positive" : "destructive";
        }
        return action;
    }

    private static JsonObject Rich(Text text, bool subtle)
    {
        var block = new JsonObject { ["type"] = "TextBlock", ["text"] = Markdown(text), ["wrap"] = true };
        if (subtle)
        {
            block["isSubtle"] = true;
            block["size"] = "Small";
        }
        return block;
    }

    private static string Markdown(Text text) => string.Concat(text.Spans.Select(span => span switch
    {
        Span.Words { Bold: true } words => "**" + Escape(words.Value) + "**",
        Span.Words { Italic: true } words => "_" + Escape(words.Value) + "_",
        _ => Escape(new Text([span]).Plain),
    }));

    private static string Escape(string words) =>
        string.Concat(words.Select(letter => "\\`*_{}[]<>#+-!|".Contains(letter, StringComparison.Ordinal) ? "\\" + letter : letter.ToString()));
}
