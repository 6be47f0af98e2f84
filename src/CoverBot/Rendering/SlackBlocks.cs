using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>Cards as Slack's Block Kit.</summary>
public static class SlackBlocks
{
    public static JsonObject Of(Card card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return new() { ["text"] = Escape(card.Summary), ["blocks"] = new JsonArray([.. card.Blocks.Select((block, index) => Block(block, index))]) };
    }

    private static JsonObject Block(Block block, int index) => block switch
    {
        Domain.Cards.Block.Heading heading => new() { ["type"] = "header", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = heading.Words } },
        Domain.Cards.Block.Paragraph paragraph => Section(Markdown(paragraph.Text)),
        Domain.Cards.Block.Note note => new() { ["type"] = "context", ["elements"] = new JsonArray(Mrkdwn(Markdown(note.Text))) },
        Domain.Cards.Block.Quote quote => Section("> " + Markdown(quote.Text).Replace("\n", "\n> ", StringComparison.Ordinal)),
        Domain.Cards.Block.Bullets bullets => Section(string.Join('\n', bullets.Items.Select(item => "• " + Markdown(item)))),
        Domain.Cards.Block.Table table => Section(string.Join('\n', table.Rows.Select(row => string.Join("  ·  ", row.Select(Markdown))))),
        Domain.Cards.Block.Buttons buttons => new() { ["type"] = "actions", ["elements"] = new JsonArray([.. buttons.Items.Select((item, place) => Button(item, index, place))]) },
        Domain.Cards.Block.Divider => new() { ["type"] = "divider" },
        _ => throw new InvalidOperationException($"no such block: {block}"),
    };

    private static JsonObject Button(Button button, int block, int place)
    {
        var element = new JsonObject
        {
            ["type"] = "button", ["action_id"] = $"press-{block}-{place}", ["value"] = button.Press.Code,
            ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = button.Title },
        };
        if (button.Style != ButtonStyle.Plain)
        {
            element["style"] = button.Style == ButtonStyle.Primary ? "primary" : "danger";
        }
        return element;
    }

    private static JsonObject Section(string text) => new() { ["type"] = "section", ["text"] = Mrkdwn(text) };

    private static JsonObject Mrkdwn(string text) => new() { ["type"] = "mrkdwn", ["text"] = text };

    private static string Markdown(Text text) => string.Concat(text.Spans.Select(span => span switch
    {
        Span.Words { Bold: true } words => "*" + Escape(words.Value) + "*",
        Span.Words { Italic: true } words => "_" + Escape(words.Value) + "_",
        Span.Moment moment => $"<!date^{moment.At.ToUnixTimeSeconds()}^{{date_short}} {{time}}|{Escape(moment.Fallback)}>",
        Span.Person person => $"<@{person.Account.User}>",
        Span.Channel channel => $"<#{channel.Ref.Id}>",
        _ => Escape(new Text([span]).Plain),
    }));

    private static string Escape(string words) => words
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
