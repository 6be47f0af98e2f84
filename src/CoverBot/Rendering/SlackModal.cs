using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>A form as a modal. A field's key is its <c>block_id</c>, so that errors can be answered by key; the press travels in <c>private_metadata</c>.</summary>
internal static class SlackModal
{
    public const string ActionId = "value";

    public static JsonObject Of(Form form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var words = form.Fields.Select(field => field is Field.Words text ? SlackWords(text.Text) : SlackInput.Of(field)).OfType<JsonNode>();
        return new()
        {
            ["type"] = "modal",
            ["callback_id"] = "form",
            ["private_metadata"] = form.Press.Code,
            ["title"] = Short(form.Title, "CoverBot"),
            ["submit"] = Short(form.Send, "Send"),
            ["close"] = SlackBlocks.PlainText("Cancel"),
            ["blocks"] = new JsonArray([.. words.Take(SlackLimit.ViewBlocks)]),
        };
    }

    private static JsonNode? SlackWords(Text text)
    {
        var blocks = SlackBlocks.Render(Trimming.Blocks(new("", [new Block.Paragraph(text)]), Room.Steps[0]));
        var first = blocks.FirstOrDefault();
        first?.Parent?.AsArray().Clear();
        return first;
    }

    private static JsonObject Short(string words, string otherwise) =>
        SlackBlocks.PlainText(TypedWords.Line(words) is { Length: > 0 } line ? TypedWords.Cut(line, SlackLimit.ViewTitle) : otherwise);
}
