using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>Cards as Slack's Block Kit. Whatever a card holds, what comes out is within Slack's limits, and nothing a person typed formats, links or rings.</summary>
public static class SlackBlocks
{
    /// <summary>A message: <c>text</c> for the notification and for clients without blocks, and at most 50 <c>blocks</c>.</summary>
    public static JsonObject Of(Card card) => Message(card, FitsMessage);

    /// <summary>A message in few words, for a card that Slack found too long all the same.</summary>
    public static JsonObject Short(Card card) => Message(card, FitsShort);

    /// <summary>The Home tab's view: as a message, with up to 100 blocks.</summary>
    public static JsonObject Home(Card card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return new()
        {
            ["type"] = "home",
            ["blocks"] = Fitting.Into(card, Render, FitsView, FitsView),
        };
    }

    /// <summary>A modal; <see cref="SlackForm"/> reads it back.</summary>
    public static JsonObject Modal(Form form) => SlackModal.Of(form);

    /// <summary>What a pressed button says, from one entry of a payload's <c>actions</c>; null when it is none of ours.</summary>
    public static Press? Press(JsonNode? action) => Domain.Cards.Press.Parse(Json.Text(action, "value"));

    private static JsonObject Message(Card card, Func<JsonArray, bool> fits)
    {
        ArgumentNullException.ThrowIfNull(card);
        return new()
        {
            ["text"] = SlackMrkdwn.Plain(Trimming.Summary(card)),
            ["blocks"] = Fitting.Into(card, Render, fits, fits),
        };
    }

    internal static JsonArray Render(ImmutableArray<Block> blocks)
    {
        var buttons = 0;
        return [.. blocks.SelectMany(block => Of(block, ref buttons))];
    }

    internal static bool FitsView(JsonArray blocks) => blocks.Count <= SlackLimit.ViewBlocks && Json.Bytes(blocks) <= SlackLimit.ViewJson;

    private static bool FitsShort(JsonArray blocks) => blocks.Count <= SlackLimit.MessageBlocks / 2 && Json.Length(blocks) <= SlackLimit.MessageJson / 3;

    private static bool FitsMessage(JsonArray blocks) => blocks.Count <= SlackLimit.MessageBlocks && Json.Length(blocks) <= SlackLimit.MessageJson;

    private static JsonNode[] Of(Block block, ref int buttons)
    {
        if (block is Block.Buttons row)
        {
            var first = buttons;
            buttons += row.Items.Length;
            return [.. row.Items.Select((button, i) => Button(button, first + i)).Chunk(SlackLimit.ButtonsInRow).Select(Actions)];
        }
        return [block switch
        {
            Block.Heading heading => new JsonObject { ["type"] = "header", ["text"] = PlainText(heading.Words) },
            Block.Paragraph paragraph => RichText(Section(paragraph.Text)),
            Block.Quote quote => RichText(new() { ["type"] = "rich_text_quote", ["elements"] = SlackSpans.Elements(quote.Text) }),
            Block.Note note => new JsonObject { ["type"] = "context", ["elements"] = new JsonArray(Small(note.Text)) },
            Block.Bullets bullets => RichText(List(bullets.Items)),
            Block.Table table => RichText(List([.. table.Rows.Select(Joined)])),
            Block.Divider => new JsonObject { ["type"] = "divider" },
            _ => throw new InvalidOperationException($"no such block: {block}"),
        }];
    }

    internal static JsonObject PlainText(string words) => new() { ["type"] = "plain_text", ["text"] = words, ["emoji"] = false };

    private static JsonObject RichText(JsonObject element) => new() { ["type"] = "rich_text", ["elements"] = new JsonArray(element) };

    private static JsonObject Section(Text text) => new() { ["type"] = "rich_text_section", ["elements"] = SlackSpans.Elements(text) };

    private static JsonObject List(ImmutableArray<Text> items) =>
        new() { ["type"] = "rich_text_list", ["style"] = "bullet", ["elements"] = new JsonArray([.. items.Select(Section)]) };

    /// <summary>A row as one line: Slack allows one table in a message and shows it badly on a phone.</summary>
    private static Text Joined(ImmutableArray<Text> row) =>
        row.Where(cell => !TypedWords.IsBlank(cell.Plain)).Aggregate((line, cell) => line.Then("  ·  ").Then(cell));

    /// <summary>Plain where it can be: mark-up is taken only for what Slack itself fills in.</summary>
    private static JsonObject Small(Text text) => text.Spans.All(span => span is Span.Words)
        ? PlainText(TypedWords.Cut(string.Concat(text.Spans.OfType<Span.Words>().Select(SlackSpans.Toned)), SlackLimit.Text))
        : new() { ["type"] = "mrkdwn", ["text"] = SlackMrkdwn.Of(text), ["verbatim"] = true };

    private static JsonObject Actions(JsonObject[] row) => new() { ["type"] = "actions", ["elements"] = new JsonArray([.. row]) };

    private static JsonObject Button(Button button, int number)
    {
        var json = new JsonObject
        {
            ["type"] = "button",
            ["action_id"] = $"press-{number}",
            ["text"] = PlainText(button.Title),
            ["value"] = button.Press.Code,
        };
        if (button.Style != ButtonStyle.Plain)
        {
            json["style"] = button.Style == ButtonStyle.Primary ? "primary" : "danger";
        }
        return json;
    }
}
