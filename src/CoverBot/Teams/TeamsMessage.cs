using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;
using CoverBot.Rendering;

namespace CoverBot.Teams;

/// <summary>A card as an activity. Nothing but the card: Teams cuts words and a card in two, and then names the id of neither.</summary>
internal static class TeamsMessage
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    public static JsonObject Of(Card card) => Of(AdaptiveCards.Of(card));

    /// <summary>In few words, for a card that Teams found too big all the same.</summary>
    public static JsonObject Short(Card card) => Of(AdaptiveCards.Short(card));

    /// <summary>The same for one reader alone.</summary>
    public static JsonObject To(this JsonObject activity, string mri)
    {
        activity["recipient"] = new JsonObject { ["id"] = mri };
        return activity;
    }

    /// <summary>The summary stands in the feed and in notifications, where a card can't.</summary>
    private static JsonObject Of(JsonObject card) => new()
    {
        ["type"] = "message",
        ["summary"] = Json.Text(card, "fallbackText"),
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = CardType, ["content"] = card }),
    };
}
