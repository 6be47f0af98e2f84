using System.Collections.Frozen;
using System.Text.Json.Nodes;
using CoverBot.Domain.Chat;
using CoverBot.Receiving;
using NodaTime;

namespace CoverBot.Slack.Receiving;

/// <summary>Messages to the bot, comings and goings, the Home tab, and the end of an installation.</summary>
internal static class HeardEvents
{
    private static readonly FrozenDictionary<string, Func<JsonObject, JsonObject, Delivery, Heard>> Readers = new Dictionary<string, Func<JsonObject, JsonObject, Delivery, Heard>>
    {
        ["message"] = (_, happened, delivery) => Message(happened, delivery),
        ["app_mention"] = (_, happened, delivery) => Mention(happened, delivery),
        ["member_joined_channel"] = (payload, happened, delivery) => Moved(payload, happened, delivery, joined: true),
        ["member_left_channel"] = (payload, happened, delivery) => Moved(payload, happened, delivery, joined: false),
        ["app_home_opened"] = Opened,
        ["user_change"] = (_, happened, delivery) => happened.Part("user").Id("id") is { } user ? new Heard.Changed(SlackReader.Account(user, delivery)) : new Heard.Nothing(),
        ["channel_rename"] = Renamed,
        ["channel_archive"] = Renamed,
        ["channel_unarchive"] = Renamed,
        ["channel_shared"] = Renamed,
        ["channel_unshared"] = Renamed,
        ["group_rename"] = Renamed,
        ["group_archive"] = Renamed,
        ["group_unarchive"] = Renamed,
        ["app_uninstalled"] = (_, _, _) => new Heard.Uninstalled(),
        ["tokens_revoked"] = (_, happened, _) => happened.Part("tokens")?["bot"] is JsonArray { Count: > 0 } ? new Heard.TokensRevoked() : new Heard.Nothing(),
    }.ToFrozenDictionary();

    /// <summary>What is listened to, by the event's own type.</summary>
    public static IEnumerable<string> Types => Readers.Keys;

    public static Heard Read(JsonObject payload, Delivery delivery) =>
        payload.Part("event") is { } happened && happened.Text("type") is { } type && Readers.TryGetValue(type, out var reader) ? reader(payload, happened, delivery) : new Heard.Nothing();

    /// <summary>A direct message. The bot's own ones, other bots', edits and all other news about messages are no words to it.</summary>
    private static Heard Message(JsonObject message, Delivery delivery) =>
        message.Text("channel_type") == "im" && message.Text("subtype") is null or "file_share" or "thread_broadcast" ? Typed(message, AnswerIn.OwnChat, delivery) : new Heard.Nothing();

    /// <summary>A mention in the own chat comes as a message as well.</summary>
    private static Heard Mention(JsonObject message, Delivery delivery) =>
        message.Id("channel") is { } channel && !SlackReader.IsChat(channel) ? Typed(message, AnswerIn.Channel, delivery) : new Heard.Nothing();

    private static Heard Typed(JsonObject message, AnswerIn answer, Delivery delivery)
    {
        if (message.ContainsKey("bot_id") || message.Id("user") is not { } user || user == delivery.Bot || message.Id("channel") is not { } channel
            || message.Text("ts") is not { } ts || string.IsNullOrWhiteSpace(message.Text("text")))
        {
            return new Heard.Nothing();
        }
        var id = Delivery.Id("m", delivery.Team, channel, message.Text("client_msg_id") ?? ts);
        var text = SlackText.OfMessage(message.Text("text")!, delivery.Bot);
        return new Heard.Said(
            new Inbound.Typed(id, SlackReader.Account(user, delivery), SlackReader.Room(channel, delivery), delivery.At(ts), "", text),
            new(answer, channel, message.Text("thread_ts")));
    }

    /// <summary>That the bot itself came is an invitation by who brought it; nobody did where it was added by an administrator's hand.</summary>
    private static Heard Moved(JsonObject payload, JsonObject happened, Delivery delivery, bool joined)
    {
        if (happened.Id("user") is not { } user || SlackReader.Room(happened.Id("channel"), delivery) is not { } room)
        {
            return new Heard.Nothing();
        }
        if (user != delivery.Bot)
        {
            return new Heard.Said(new Inbound.Moved(Id(payload), SlackReader.Account(user, delivery), room, At(payload, delivery), "", joined), new(AnswerIn.OwnChat));
        }
        return joined && happened.Id("inviter") is { } inviter && inviter != delivery.Bot
            ? new Heard.Said(new Inbound.Invited(Id(payload), SlackReader.Account(inviter, delivery), room, At(payload, delivery), ""), new(AnswerIn.OwnChat))
            : new Heard.Nothing();
    }

    private static Heard Opened(JsonObject payload, JsonObject happened, Delivery delivery) => happened.Id("user") is { } user && happened.Text("tab") == "home"
        ? new Heard.Said(new Inbound.Opened(Id(payload), SlackReader.Account(user, delivery), null, At(payload, delivery), ""), new(AnswerIn.Home))
        : new Heard.Nothing();

    /// <summary>A private channel's news are named after groups, which is what Slack once called them.</summary>
    private static Heard Renamed(JsonObject payload, JsonObject happened, Delivery delivery) =>
        SlackReader.Room(happened.Id("channel") ?? happened.Part("channel").Id("id"), delivery) is { } room ? new Heard.Renamed(room) : new Heard.Nothing();

    private static string Id(JsonObject payload) => payload.Text("event_id") is { Length: > 0 } id ? Delivery.Id("e", id) : Delivery.Id("e", payload);

    /// <summary>When it happened, by the seconds in the envelope.</summary>
    private static Instant At(JsonObject payload, Delivery delivery) => Time(payload) is { } time ? delivery.At(time) : delivery.At(delivery.SentAt);

    /// <summary>Wall time; null when the envelope does not say.</summary>
    public static Instant? Time(JsonObject payload) => payload.Number("event_time") is { } seconds and > 0 and < 10_000_000_000 ? Instant.FromUnixTimeSeconds(seconds) : null;
}
