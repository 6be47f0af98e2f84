using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>The parts of a card as elements of an Adaptive Card 1.5.</summary>
internal static class AdaptiveBlocks
{
    /// <summary>Teams shows six actions of a set and hides the rest; the renderer as it comes shows five.</summary>
    private const int ActionsInSet = 5;

    public static JsonArray Body(ImmutableArray<Block> blocks, TeamsMentions mentions)
    {
        var body = new JsonArray();
        var divided = false;
        foreach (var block in blocks)
        {
            if (block is Block.Divider)
            {
                divided = body.Count > 0;
                continue;
            }
            foreach (var element in Of(block, mentions))
            {
                if (divided)
                {
                    element["separator"] = true;
                    element["spacing"] = "Medium";
                }
                divided = false;
                body.Add(element);
            }
        }
        return body;
    }

    private static JsonObject[] Of(Block block, TeamsMentions mentions) => block switch
    {
        Block.Heading heading => [Heading(heading.Words)],
        Block.Paragraph paragraph => [Grouped(AdaptiveText.Lines(paragraph.Text, mentions))],
        Block.Note note => [Spaced(Grouped(AdaptiveText.Lines(note.Text, mentions, small: true)), "Small")],
        Block.Quote quote => [new() { ["type"] = "Container", ["style"] = "emphasis", ["spacing"] = "Small", ["items"] = AdaptiveText.Lines(quote.Text, mentions) }],
        Block.Bullets bullets => [Group(bullets.Items.Select(item => Bullet(item, mentions)))],
        Block.Table table => [AdaptiveTable.Of(table, mentions)],
        Block.Buttons buttons => [.. buttons.Items.Chunk(ActionsInSet).Select(Actions)],
        _ => throw new InvalidOperationException($"no such block: {block}"),
    };

    public static JsonObject Group(IEnumerable<JsonObject> items) => new() { ["type"] = "Container", ["items"] = new JsonArray([.. items]) };

    public static JsonObject Spaced(JsonObject element, string spacing)
    {
        element["spacing"] = spacing;
        return element;
    }

    private static JsonObject Heading(string words) => new()
    {
        ["type"] = "TextBlock",
        ["text"] = AdaptiveMarkdown.Escape(words),
        ["style"] = "heading",
        ["size"] = "Large",
        ["weight"] = "Bolder",
        ["wrap"] = true,
    };

    /// <summary>One line as itself, several held together.</summary>
    private static JsonObject Grouped(JsonArray lines)
    {
        if (lines.Count != 1)
        {
            return new() { ["type"] = "Container", ["items"] = lines };
        }
        var line = lines[0]!.AsObject();
        lines.Clear();
        return line;
    }

    /// <summary>The point stands in a column of its own, so that a second line begins under the first.</summary>
    private static JsonObject Bullet(Text item, TeamsMentions mentions) => new()
    {
        ["type"] = "ColumnSet",
        ["spacing"] = "Small",
        ["columns"] = new JsonArray(
            new JsonObject { ["type"] = "Column", ["width"] = "auto", ["items"] = AdaptiveText.Lines("•", mentions) },
            Spaced(new() { ["type"] = "Column", ["width"] = "stretch", ["items"] = AdaptiveText.Lines(item, mentions) }, "Small")),
    };

    private static JsonObject Actions(Button[] buttons) =>
        new() { ["type"] = "ActionSet", ["actions"] = new JsonArray([.. buttons.Select(AdaptiveAction.Of)]) };
}
