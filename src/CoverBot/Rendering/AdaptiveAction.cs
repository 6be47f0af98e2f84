using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>A button as an action that carries its press and nothing else.</summary>
internal static class AdaptiveAction
{
    public const string PressKey = "press";

    /// <summary>Answered on the spot where the client can; sent as a message where it is older.</summary>
    public static JsonObject Of(Button button)
    {
        var execute = Action("Action.Execute", button);
        execute["verb"] = button.Press.Verb;
        execute["fallback"] = Action("Action.Submit", button);
        return execute;
    }

    public static JsonObject Data(Press press) => new() { [PressKey] = press.Code };

    private static JsonObject Action(string type, Button button)
    {
        var action = new JsonObject { ["type"] = type, ["title"] = button.Title, ["data"] = Data(button.Press) };
        if (button.Style != ButtonStyle.Plain)
        {
            action["style"] = button.Style == ButtonStyle.Primary ? "positive" : "destructive";
        }
        return action;
    }
}
