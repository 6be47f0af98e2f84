using CoverBot.Domain.Chat;
using CoverBot.Receiving;

namespace CoverBot.Teams.Receiving.Reading;

/// <summary>Words to the bot, and buttons of clients too old for anything else.</summary>
internal static class HeardMessages
{
    /// <returns>Null for what is nothing to the bot: a picture, another bot's words, a person without an account.</returns>
    public static Heard? Read(Activity activity, TeamsDelivery delivery)
    {
        if (activity.User is not { } user || activity.Mri is not { } mri)
        {
            return null;
        }
        var way = new TeamsWay(AnswerBy.Message, activity.Conversation, mri, Alone: IsTargeted(activity));
        if (activity.Json.Part("value") is { } value)
        {
            return HeardData.Read(activity, value, delivery, way);
        }
        var text = TeamsText.Of(activity, delivery);
        return text.Length > 0 || way.Alone || IsAddressed(activity, delivery)
            ? new Heard.Said(new Inbound.Typed(delivery.Id(activity), delivery.Account(user), delivery.In(activity), delivery.At(activity), "", text), way)
            : null;
    }

    /// <summary>A message that its author and the bot alone see.</summary>
    private static bool IsTargeted(Activity activity) => activity.Json.Part("recipient").Flag("isTargeted");

    private static bool IsAddressed(Activity activity, TeamsDelivery delivery) =>
        TeamsText.Mentions(activity).Any(mention => delivery.IsBot(mention.Part("mentioned").Text("id")));
}
