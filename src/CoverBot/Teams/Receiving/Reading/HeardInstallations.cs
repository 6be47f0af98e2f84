using System.Collections.Immutable;
using CoverBot.Domain.Chat;
using CoverBot.Receiving;

namespace CoverBot.Teams.Receiving.Reading;

/// <summary>The app was added to a person, a team or a chat, or taken away.</summary>
internal static class HeardInstallations
{
    public static ImmutableArray<Heard> Read(Activity activity, TeamsDelivery delivery) => activity.Json.Text("action") switch
    {
        "add" => [new Heard.Installed(), .. Came(activity, delivery)],
        "add-upgrade" => [new Heard.Installed()],
        "remove" when activity is { IsOwnChat: true, User: { } user } => [new Heard.Removed(delivery.Account(user))],
        _ => [],
    };

    /// <summary>That the bot came to a channel is an invitation by who brought it. Two kinds of activities tell it.</summary>
    public static ImmutableArray<Heard> Came(Activity activity, TeamsDelivery delivery)
    {
        if (activity.IsOwnChat || activity.User is not { } user)
        {
            return [];
        }
        var channel = Activity.Word(activity.Data.Part("settings").Part("selectedChannel").Text("id")) ?? Activity.Word(activity.Data.Part("channel").Text("id")) ?? activity.Room;
        var invited = new Inbound.Invited(delivery.IdOfComing(activity, channel), delivery.Account(user), delivery.Channel(channel), delivery.At(activity), "");
        return [new Heard.Said(invited, new(AnswerBy.Message, channel, activity.Mri!, Alone: true))];
    }
}
