using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Rendering;

namespace CoverBot.Teams.Receiving.Reading;

/// <summary>What a button or a form carries back, whatever road it took.</summary>
internal static class HeardData
{
    private static readonly Card Strange = Card.Of("I don't know that button any more, and nothing was changed. Please use the newest card, or write: help");

    public static Heard Read(Activity activity, JsonNode? data, TeamsDelivery delivery, TeamsWay way)
    {
        if (AdaptiveCards.Press(data) is not { } press)
        {
            return new Heard.Answered(Strange, way);
        }
        var (id, from, at) = (delivery.Id(activity), delivery.Account(activity.User!), delivery.At(activity));
        if (AdaptiveForm.IsForm(data))
        {
            return new Heard.Said(new Inbound.Submitted(id, from, null, at, "", press, AdaptiveForm.Values(data)), way with { Form = FormEcho.Read(AdaptiveForm.Echo(data)) });
        }
        var onAnswer = AdaptiveCards.IsOnAnswer(data);
        var room = activity.IsFromAnywhere ? null : delivery.In(activity);
        return new Heard.Said(new Inbound.Pressed(id, from, room, at, "", press, onAnswer ? null : activity.ReplyTo), way with { OnAnswer = onAnswer });
    }
}
