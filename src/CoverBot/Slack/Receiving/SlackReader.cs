using System.Text.Json.Nodes;
using CoverBot.Domain.Chat;
using CoverBot.Receiving;

namespace CoverBot.Slack.Receiving;

/// <summary>From what Slack sent to what was said. Every member may be missing; what is not known is nothing. Pure.</summary>
internal static class SlackReader
{
    /// <summary>Whether it comes from an installation for a whole organisation, which has no workspace of its own.</summary>
    public static bool IsOrgWide(Received received) => received.Kind == ReceivedKind.Event
        ? received.Payload.First("authorizations").Flag("is_enterprise_install")
        : received.Payload.Flag("is_enterprise_install");

    /// <summary>
    /// The workspace that has the app: never a person's own, who may be of another company and share a channel (bolt-js#1614, java-slack-sdk#1041).
    /// Null when there is none.
    /// </summary>
    public static string? Team(Received received) => received.Kind switch
    {
        ReceivedKind.Command => received.Payload.Id("team_id"),
        ReceivedKind.Interaction => received.Payload.Part("view").Id("app_installed_team_id") ?? received.Payload.Part("team").Id("id"),
        _ => received.Payload.First("authorizations").Id("team_id") ?? received.Payload.Id("team_id"),
    };

    public static Heard Read(Received received, Delivery delivery) => received.Kind switch
    {
        ReceivedKind.Command => Command(received.Payload, delivery),
        ReceivedKind.Interaction => HeardInteractions.Read(received.Payload, delivery),
        _ => HeardEvents.Read(received.Payload, delivery),
    };

    /// <summary>Null in a chat between people or with the bot: such ids begin with D.</summary>
    public static ChannelRef? Room(string? channel, Delivery delivery) =>
        channel is null || IsChat(channel) ? null : new(SlackHosting.Platform, delivery.Team, channel);

    public static bool IsChat(string channel) => channel.StartsWith('D');

    public static Account Account(string user, Delivery delivery) => new(SlackHosting.Platform, delivery.Team, user);

    private static Heard Command(JsonObject form, Delivery delivery)
    {
        if (form.Id("user_id") is not { } user || form.Text("command") is not { } command)
        {
            return new Heard.Nothing();
        }
        var channel = form.Id("channel_id");
        var trigger = form.Text("trigger_id");
        return new Heard.Said(
            new Inbound.Typed(Delivery.ByTrigger(form), Account(user, delivery), Room(channel, delivery), delivery.At(delivery.SentAt), "", SlackText.OfCommand(command, form.Text("text") ?? "")),
            new(AnswerIn.Response, channel, Trigger: trigger, ResponseUrl: form.Text("response_url")));
    }
}
