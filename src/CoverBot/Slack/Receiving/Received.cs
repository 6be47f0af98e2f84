using System.Text.Json.Nodes;
using NodaTime;

namespace CoverBot.Slack.Receiving;

internal enum ReceivedKind
{
    Command,
    Interaction,
    Event,
}

/// <summary>Whether, and why, Slack hands something over again.</summary>
internal enum Repetition
{
    None,

    /// <summary>It was refused, or nobody was there.</summary>
    AfterRefusal,

    /// <summary>Slack heard nothing in time, or does not say why: whoever had it may be at it still.</summary>
    AfterSilence,
}

/// <summary>One thing Slack handed over, by HTTP or through a socket, known to be Slack's.</summary>
/// <param name="Payload">A command's form is an object of texts.</param>
/// <param name="SentAt">Wall time; what has no time of its own was said then.</param>
/// <param name="Again">As Slack says.</param>
/// <param name="TakesBody">Whether the acknowledgement may carry an answer.</param>
internal sealed record Received(ReceivedKind Kind, JsonObject Payload, Instant SentAt, Repetition Again, bool TakesBody = true);

/// <summary>What Slack gets back.</summary>
/// <param name="Body">Null: nothing but the acknowledgement.</param>
/// <param name="Taken">False: not acknowledged, so that Slack sends it again.</param>
internal sealed record SlackAck(JsonObject? Body, bool Taken = true)
{
    public static SlackAck Empty { get; } = new((JsonObject?)null);

    public static SlackAck NotTaken { get; } = new(null, Taken: false);
}
