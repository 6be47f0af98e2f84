using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;
using CoverBot.Rendering;

namespace CoverBot.Teams.Receiving.Answering;

/// <summary>Answers to a press on a card, as Teams takes them: always with status 200 outside, and one inside.</summary>
internal static class PressAnswers
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private const string MessageType = "application/vnd.microsoft.activity.message";

    /// <summary>In characters: what is longer is not read in the line that Teams has for it.</summary>
    private const int FewWords = 300;

    /// <summary>In the card's place, for who pressed it.</summary>
    public static JsonObject Replace(Card card) => Of(CardType, AdaptiveCards.Of(card));

    /// <summary>A line at the card, which stays.</summary>
    public static JsonObject Words(string words) => Of(MessageType, words);

    public static bool IsFewWords(Card card) => card.Plain.Length <= FewWords && card.Blocks.All(block => block is Block.Paragraph or Block.Note);

    private static JsonObject Of(string type, JsonNode value) => new() { ["statusCode"] = StatusCodes.Status200OK, ["type"] = type, ["value"] = value };
}
