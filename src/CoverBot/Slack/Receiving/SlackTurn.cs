using System.Text.Json.Nodes;
using CoverBot.Domain.Chat;
using CoverBot.Slack.Installing;

namespace CoverBot.Slack.Receiving;

/// <summary>One thing said, until it is answered.</summary>
/// <param name="Claim">Whose it is to answer.</param>
/// <param name="Ack">What Slack gets back; set once, by whoever is first: the answer, or the end of Slack's patience.</param>
/// <param name="Stopping">The process ends: what is under way is finished, nothing is waited for any more.</param>
internal sealed record SlackTurn(
    Received Received, SlackWorkspace Workspace, Inbound Inbound, SlackWay Way, AnswerClaim Claim, TaskCompletionSource<SlackAck> Ack, CancellationToken Stopping)
{
    public string Team => Workspace.Team;

    /// <summary>Opaque; finds the answer again that was posted to this delivery.</summary>
    public string Mark => "answer-" + Delivery.Hash(Inbound.DeliveryId);

    /// <summary>Answers in the acknowledgement.</summary>
    /// <returns>False when Slack takes no answer there, or not any more.</returns>
    public bool TryAnswer(JsonObject body) => Received.TakesBody && Ack.TrySetResult(new(body));
}
