using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoverBot.Domain.Chat;
using CoverBot.Receiving;

namespace CoverBot.Teams.Receiving.Reading;

/// <summary>Comings and goings, and what becomes of channels and teams.</summary>
internal static class HeardChanges
{
    public static ImmutableArray<Heard> Read(Activity activity, TeamsDelivery delivery)
    {
        var joined = activity.Json.Parts("membersAdded").ToArray();
        if (joined.Any(member => delivery.IsBot(member.Text("id"))))
        {
            return HeardInstallations.Came(activity, delivery);
        }
        if (activity.IsOwnChat)
        {
            return [];
        }
        return
        [
            .. joined.SelectMany(member => Moved(activity, member, true, delivery)),
            .. activity.Json.Parts("membersRemoved").SelectMany(member => Moved(activity, member, false, delivery)),
            .. Changed(activity, delivery),
        ];
    }

    /// <summary>Whether the news is about everybody in the team, so about all its channels.</summary>
    public static bool IsOfTeam(Activity activity) => Event(activity).StartsWith("team", StringComparison.Ordinal);

    /// <summary>The channel it is about: its first one for a team.</summary>
    public static string About(Activity activity) =>
        Event(activity).StartsWith("channel", StringComparison.Ordinal) ? Activity.Word(activity.Data.Part("channel").Text("id")) ?? activity.Room : activity.Room;

    private static string Event(Activity activity) => activity.Data.Text("eventType") ?? "";

    /// <summary>Who comes to a team comes to those of its channels that are open to all of it: the channels' own lists say which.</summary>
    private static IEnumerable<Heard> Moved(Activity activity, JsonObject member, bool joined, TeamsDelivery delivery)
    {
        if (Activity.MriOf(member) is not { } mri || (Activity.UserOf(member) ?? delivery.Known.Users.GetValueOrDefault(mri)) is not { } user)
        {
            return [];
        }
        var others = delivery.Known.Rosters.Where(roster => roster.Users.Contains(user) == joined).Select(roster => roster.Channel);
        return others.Prepend(delivery.Channel(About(activity))).Distinct().Select(channel => new Heard.Said(
            new Inbound.Moved(delivery.Id(activity, user, channel.Id), delivery.Account(user), channel, delivery.At(activity), "", joined),
            new(AnswerBy.Message, channel.Id, mri, Alone: true)));
    }

    private static ImmutableArray<Heard> Changed(Activity activity, TeamsDelivery delivery) => Event(activity) switch
    {
        "channelRenamed" or "channelDeleted" or "channelRestored" or "channelShared" or "channelUnshared" => [new Heard.Changed([delivery.Channel(About(activity))])],
        "teamRenamed" or "teamArchived" or "teamUnarchived" or "teamDeleted" or "teamHardDeleted" or "teamRestored" =>
            [new Heard.Changed([delivery.Channel(activity.Room), .. delivery.Known.Rosters.Select(roster => roster.Channel)])],
        _ => [],
    };
}
