using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;
using CoverBot.Rendering;
using CoverBot.Teams.Receiving.Reading;

namespace CoverBot.Teams.Receiving.Answering;

/// <summary>Answers to a dialog, as Teams takes them.</summary>
internal static class DialogAnswers
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private const string Title = "CoverBot";

    /// <summary>Fields that fit without scrolling.</summary>
    private const int FewFields = 4;

    /// <summary>A form, with what is wrong in it.</summary>
    /// <param name="errors">By field key; empty for a new form.</param>
    public static JsonObject Form(Form form, ImmutableDictionary<string, string> errors) =>
        Continue(form.Title, AdaptiveCards.Dialog(form, FormEcho.Of(form), errors), form.Fields.Length <= FewFields ? "medium" : "large");

    /// <summary>Words: in a line, or where there is more to them, as a card.</summary>
    public static JsonObject Words(Card card) => PressAnswers.IsFewWords(card)
        ? new() { ["task"] = new JsonObject { ["type"] = "message", ["value"] = card.Plain } }
        : Continue(Title, AdaptiveCards.Dialog(AdaptivePress.OnAnswer(card)), "medium");

    private static JsonObject Continue(string title, JsonObject content, string height) => new()
    {
        ["task"] = new JsonObject
        {
            ["type"] = "continue",
            ["value"] = new JsonObject
            {
                ["title"] = title,
                ["height"] = height,
                ["width"] = "medium",
                ["card"] = new JsonObject { ["contentType"] = CardType, ["content"] = content },
            },
        },
    };
}
