using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>A button as an action that carries its press and, on an answer, that it is one.</summary>
internal static class AdaptiveAction
{
    public const string PressKey = "press";
    public const string AnswerKey = "answer";

    /// <summary>Answered on the spot where the client can; sent as a message where it is older. A form opens by an Action.Submit and by nothing else.</summary>
    public static JsonObject Of(Button button)
    {
        var noted = AdaptivePress.Read(button.Press);
        if (noted.OpensForm)
        {
            var opening = Action("Action.Submit", button, noted);
            opening["data"]!["msteams"] = new JsonObject { ["type"] = "task/fetch" };
            return opening;
        }
        var execute = Action("Action.Execute", button, noted);
        execute["verb"] = noted.Press.Verb;
        execute["fallback"] = Action("Action.Submit", button, noted);
        return execute;
    }

    /// <summary>All actions as a dialog takes them: what is sent off there is answered there.</summary>
    public static void ForDialog(JsonNode? json)
    {
        switch (json)
        {
            case JsonObject action when Json.Text(action, "type") is "Action.Execute" or "Action.Submit":
                action["type"] = "Action.Submit";
                action.Remove("verb");
                action.Remove("fallback");
                (action["data"] as JsonObject)?.Remove("msteams");
                break;
            case JsonObject element:
                element.ToList().ForEach(member => ForDialog(member.Value));
                break;
            case JsonArray items:
                items.ToList().ForEach(ForDialog);
                break;
            default:
                break;
        }
    }

    public static JsonObject Data(Press press) => new() { [PressKey] = press.Code };

    private static JsonObject Action(string type, Button button, Noted noted)
    {
        var action = new JsonObject { ["type"] = type, ["title"] = button.Title, ["data"] = Data(noted.Press) };
        if (noted.OnAnswer)
        {
            action["data"]![AnswerKey] = true;
        }
        if (button.Style != ButtonStyle.Plain)
        {
            action["style"] = button.Style == ButtonStyle.Primary ? "positive" : "destructive";
        }
        return action;
    }
}
