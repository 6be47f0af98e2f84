using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;
using CoverBot.Receiving;
using CoverBot.Rendering;

namespace CoverBot.Slack.Receiving;

/// <summary>Answers as Slack's JSON. They are no cards of a board: the ids of their rows of buttons say so when one is pressed.</summary>
internal static class SlackAnswers
{
    private const string RowOfAnswer = "answer-";

    /// <summary>Stands in a modal until it is known what belongs there.</summary>
    public static JsonObject Loading => Words(Card.Of("One moment…"));

    /// <summary>Whether a row of buttons with that id stands on an answer.</summary>
    public static bool IsOfAnswer(string? blockId) => blockId?.StartsWith(RowOfAnswer, StringComparison.Ordinal) == true;

    /// <summary>A message: <c>text</c> and <c>blocks</c>.</summary>
    public static JsonObject Message(Card card)
    {
        var message = SlackBlocks.Of(card);
        NameRows(message["blocks"]!.AsArray());
        return message;
    }

    /// <summary>A message as the answer to a command.</summary>
    public static JsonObject Response(Card card, bool toAll)
    {
        var message = Message(card);
        message["response_type"] = toAll ? "in_channel" : "ephemeral";
        return message;
    }

    /// <summary>A modal that only says something.</summary>
    public static JsonObject Words(Card card)
    {
        var view = SlackBlocks.Home(card);
        NameRows(view["blocks"]!.AsArray());
        view["type"] = "modal";
        view["callback_id"] = "words";
        view["title"] = SlackBlocks.PlainText("CoverBot");
        view["close"] = SlackBlocks.PlainText("Close");
        return view;
    }

    /// <summary>In place of the form that was sent off, another view.</summary>
    public static JsonObject Update(JsonObject view) => new() { ["response_action"] = "update", ["view"] = view };

    /// <summary>What is wrong, at the fields of the form that was sent; Slack takes only those. What belongs to none of them stands at the first.</summary>
    /// <param name="errors">By field key.</param>
    /// <param name="fields">The keys of the form's inputs, from top to bottom; at least one.</param>
    public static JsonObject Errors(IReadOnlyDictionary<string, string> errors, IReadOnlyList<string> fields)
    {
        var placed = errors.GroupBy(error => fields.Contains(error.Key) ? error.Key : fields[0], error => error.Value);
        return new()
        {
            ["response_action"] = "errors",
            ["errors"] = new JsonObject(placed.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)string.Join(' ', field)))),
        };
    }

    /// <summary>Gives the rows of buttons the ids of an answer's.</summary>
    public static void NameRows(JsonArray blocks)
    {
        foreach (var (index, row) in blocks.OfType<JsonObject>().Where(block => block.Text("type") == "actions").Index())
        {
            row["block_id"] = RowOfAnswer + index;
        }
    }
}
