using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Receiving;

namespace CoverBot.Teams.Receiving.Reading;

/// <summary>Presses, dialogs and the command that opens one.</summary>
internal static class HeardInvokes
{
    private static readonly Card Nobody = Card.Of("I can't tell who you are, so nothing was changed. Please sign in to Teams with your own account.");

    public static Heard Read(Activity activity, TeamsDelivery delivery)
    {
        if (By(activity.Name) is not { } by)
        {
            return new Heard.Unknown();
        }
        if (activity.User is not { } user)
        {
            return new Heard.Answered(Nobody, new(by, activity.Conversation, activity.Mri ?? ""));
        }
        var way = new TeamsWay(by, activity.Conversation, activity.Mri!);
        var value = activity.Json.Part("value");
        return activity.Name switch
        {
            "adaptiveCard/action" when value.Text("trigger") == "automatic" =>
                new Heard.Refreshed(delivery.Account(user), delivery.In(activity), activity.ReplyTo ?? ""),
            "adaptiveCard/action" => HeardData.Read(activity, value.Part("action")?["data"], delivery, way),
            "composeExtension/fetchTask" => Command(activity, user, value.Text("commandId"), delivery, way),
            _ => HeardData.Read(activity, value?["data"], delivery, way),
        };
    }

    private static AnswerBy? By(string name) => name switch
    {
        "adaptiveCard/action" => AnswerBy.Card,
        "task/fetch" or "composeExtension/fetchTask" => AnswerBy.Opening,
        "task/submit" => AnswerBy.Dialog,
        "composeExtension/submitAction" => AnswerBy.Command,
        _ => null,
    };

    /// <summary>A dialog is its reader's own, wherever it was opened: no channel is asked or told.</summary>
    private static Heard Command(Activity activity, string user, string? command, TeamsDelivery delivery, TeamsWay way) => TeamsManifest.IsAwayForm(command)
        ? new Heard.Said(new Inbound.Typed(delivery.Id(activity), delivery.Account(user), null, delivery.At(activity), "", "away"), way)
        : new Heard.Unknown();
}
