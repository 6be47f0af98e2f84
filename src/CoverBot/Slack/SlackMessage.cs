using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;
using CoverBot.Rendering;
using CoverBot.Slack.Receiving;

namespace CoverBot.Slack;

/// <summary>A card as the arguments of chat.postMessage, chat.update and chat.postEphemeral. Nothing in it rings, links or unfolds but what the card names.</summary>
internal static class SlackMessage
{
    private const string EventType = "coverbot";

    /// <param name="rendered">What <see cref="SlackBlocks"/> made of the card.</param>
    public static Dictionary<string, string> Arguments(string channel, JsonObject rendered) => new()
    {
        ["channel"] = channel,
        ["text"] = rendered["text"]!.GetValue<string>(),
        ["blocks"] = rendered["blocks"]!.ToJsonString(),
        ["parse"] = "none",
    };

    /// <summary>As <see cref="Arguments"/>, for a new message in a conversation.</summary>
    /// <param name="mark">"" for an answer, which is no board's card and is never looked up.</param>
    public static Dictionary<string, string> New(string channel, JsonObject rendered, string mark)
    {
        if (mark.Length == 0)
        {
            SlackAnswers.NameRows(rendered["blocks"]!.AsArray());
        }
        var arguments = Arguments(channel, rendered);
        arguments["unfurl_links"] = arguments["unfurl_media"] = "false";
        if (mark.Length > 0)
        {
            arguments["metadata"] = new JsonObject { ["event_type"] = EventType, ["event_payload"] = new JsonObject { ["mark"] = mark } }.ToJsonString();
        }
        return arguments;
    }

    /// <summary>The mark that one of the messages of conversations.history carries; null for none.</summary>
    public static string? MarkOf(JsonObject message) => message["metadata"] is JsonObject metadata && Json.Text(metadata, "event_type") == EventType
        ? Json.Text(metadata["event_payload"], "mark") : null;
}
