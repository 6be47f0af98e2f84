using System.Text.Json.Nodes;
using NodaTime;

namespace CoverBot.Slack.Receiving;

internal enum ReceivedKind
{
    Command,
    Interaction,
    Event,
}

/// <summary>One thing Slack handed over, by HTTP or through a socket, known to be Slack's.</summary>
/// <param name="Payload">A command's form is an object of texts.</param>
/// <param name="SentAt">Wall time; what has no time of its own was said then.</param>
/// <param name="Again">Whether Slack says that it sends it again.</param>
/// <param name="TakesBody">Whether the acknowledgement may carry an answer.</param>
internal sealed record Received(ReceivedKind Kind, JsonObject Payload, Instant SentAt, bool Again, bool TakesBody = true);

/// <summary>What Slack gets back.</summary>
/// <param name="Body">Null: nothing but the acknowledgement.</param>
/// <param name="Taken">False: not acknowledged, so that Slack sends it again.</param>
internal sealed record SlackAck(JsonObject? Body, bool Taken = true)
{
    public static SlackAck Empty { get; } = new((JsonObject?)null);

    public static SlackAck NotTaken { get; } = new(null, Taken: false);
}
