using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Receiving;
using CoverBot.Rendering;

namespace CoverBot.Slack.Receiving;

/// <summary>Buttons, forms and the shortcut.</summary>
internal static class HeardInteractions
{
    public static Heard Read(JsonObject payload, Delivery delivery) => (payload.Text("type"), payload.Part("user").Id("id")) switch
    {
        ("block_actions", { } user) => Pressed(payload, SlackReader.Account(user, delivery), delivery),
        ("view_submission", { } user) => Submitted(payload, SlackReader.Account(user, delivery), delivery),
        ("shortcut", { } user) when payload.Text("callback_id") == SlackManifest.AwayShortcut => new Heard.Said(
            new Inbound.Typed(Delivery.ByTrigger(payload), SlackReader.Account(user, delivery), null, delivery.At(payload.Text("action_ts")), "", "away"),
            new(AnswerIn.OwnChat, Trigger: payload.Text("trigger_id"))),
        _ => new Heard.Nothing(),
    };

    private static Heard Pressed(JsonObject payload, Account from, Delivery delivery)
    {
        var action = payload.First("actions");
        if (SlackBlocks.Press(action) is not { } press)
        {
            return new Heard.Nothing();
        }
        var container = payload.Part("container");
        var channel = payload.Part("channel").Id("id") ?? container.Id("channel_id");
        var pressed = new Inbound.Pressed(
            Delivery.ByTrigger(payload), from, SlackReader.Room(channel, delivery), delivery.At(action.Text("action_ts")), "", press, On(action, container));
        return new Heard.Said(pressed, new(
            // What only one person sees may stand in a chat between people, where the bot is not: that answer came to a command.
            channel is null || (SlackReader.IsChat(channel) && !container.Flag("is_ephemeral")) ? AnswerIn.OwnChat : AnswerIn.Channel,
            channel,
            container.Text("thread_ts"),
            payload.Text("trigger_id"),
            payload.Text("response_url"),
            payload.Part("view").Text("type") == "modal" ? payload.Part("view").Id("id") : null));
    }

    /// <summary>The message the button stands on; null on an answer, which is no card.</summary>
    private static string? On(JsonObject? action, JsonObject? container) =>
        container.Flag("is_ephemeral") || SlackAnswers.IsOfAnswer(action.Text("block_id")) ? null : container.Text("message_ts");

    private static Heard Submitted(JsonObject payload, Account from, Delivery delivery)
    {
        var view = payload.Part("view");
        return SlackForm.Press(view) is not { } form
            ? new Heard.Nothing()
            : new Heard.Said(
                new Inbound.Submitted(Delivery.ByTrigger(payload), from, null, delivery.At(delivery.SentAt), "", form, SlackForm.Values(view.Part("state"))),
                new(AnswerIn.Form, Trigger: payload.Text("trigger_id"), View: view.Id("id")));
    }
}
