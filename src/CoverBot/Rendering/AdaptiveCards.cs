using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>Cards and forms as Adaptive Cards 1.5, the newest that Teams documents.</summary>
public static class AdaptiveCards
{
    /// <summary>28 KB: the smallest limit any road into Teams has had.</summary>
    private const int Wanted = 28_000;

    /// <summary>80 KB counted in UTF-16, the size Teams advises to stay under.</summary>
    private const int Allowed = 80_000;

    /// <summary>A card to post, or to answer a press with.</summary>
    public static JsonObject Of(Card card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var summary = Trimming.Summary(card);
        return Fitting.Into(card, blocks => Render(blocks, summary), json => Json.Bytes(json) <= Wanted, Fits);
    }

    /// <summary>A card in few words, for one that Teams found too big all the same.</summary>
    public static JsonObject Short(Card card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var summary = Trimming.Summary(card);
        return Fitting.Into(card, blocks => Render(blocks, summary), FitsShort, FitsShort);
    }

    /// <summary>A form as the content of a dialog: the dialog's own title is the form's. <see cref="AdaptiveForm"/> reads it back.</summary>
    public static JsonObject Of(Form form) => AdaptiveForm.Of(form);

    /// <summary>A form that its dialog carries along, with what is wrong in it.</summary>
    /// <param name="echo">The form as <see cref="AdaptiveForm.Echo"/> gives it back; null for none.</param>
    /// <param name="errors">By field key; what belongs to no field stands first.</param>
    internal static JsonObject Dialog(Form form, string? echo, ImmutableDictionary<string, string> errors) => AdaptiveForm.Of(form, echo, errors);

    /// <summary>Words as the content of a dialog.</summary>
    internal static JsonObject Dialog(Card card)
    {
        var json = Of(card);
        AdaptiveAction.ForDialog(json);
        return json;
    }

    /// <summary>Whether the button stood on an answer, from the same data as its press.</summary>
    public static bool IsOnAnswer(JsonNode? data) => data is JsonObject json && json[AdaptiveAction.AnswerKey] is JsonValue said && said.TryGetValue(out bool on) && on;

    /// <summary>What a press says, from the action's <c>data</c> or the message's <c>value</c>; null when it is none of ours.</summary>
    public static Press? Press(JsonNode? data) => Domain.Cards.Press.Parse(Json.Text(data, AdaptiveAction.PressKey));

    internal static JsonObject Root(JsonArray body) => new()
    {
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = body,
    };

    private static bool FitsShort(JsonObject json) => Json.Bytes(json) <= Wanted / 3;

    private static bool Fits(JsonObject json) => Json.Bytes(json) <= Allowed && 2 * Json.Length(json) <= Allowed;

    private static JsonObject Render(ImmutableArray<Block> blocks, string summary)
    {
        var mentions = new TeamsMentions();
        var card = Root(AdaptiveBlocks.Body(blocks, mentions));
        card["fallbackText"] = summary;
        var teams = new JsonObject();
        if (blocks.Any(block => block is Block.Table table && table.Rows.Any(row => row.Length > 2)))
        {
            teams["width"] = "Full";
        }
        if (mentions.Entities() is { } entities)
        {
            teams["entities"] = entities;
        }
        if (teams.Count > 0)
        {
            card["msteams"] = teams;
        }
        return card;
    }
}
