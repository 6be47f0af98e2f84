using System.Text.Json.Nodes;
using CoverBot.Receiving;
using CoverBot.Storage;

namespace CoverBot.Slack.Receiving.Sockets;

/// <summary>From an envelope to its acknowledgement, by the same door as over HTTP.</summary>
internal sealed class SocketEnvelopes(SlackDoor door, ResponseUrls urls, TimeProvider wall)
{
    /// <summary>Null when it is not to be acknowledged: it has no id, or was not taken and is to come again.</summary>
    public async Task<JsonObject?> AnswerAsync(JsonObject envelope)
    {
        if (envelope.Text("envelope_id") is not { } id)
        {
            return null;
        }
        var ack = Received(envelope) is { } received ? await door.HandleAsync(received) : SlackAck.Empty;
        if (!ack.Taken)
        {
            return null;
        }
        var answer = new JsonObject { ["envelope_id"] = id };
        if (ack.Body is { } body)
        {
            // The same delivery, heard twice, has one answer.
            answer["payload"] = body.DeepClone();
        }
        return answer;
    }

    /// <summary>The acknowledgement did not get out, and with it the answer to a command, which Slack does not hand over again: it is told another way.</summary>
    public Task LostAsync(JsonObject envelope, JsonObject ack) => Kind(envelope.Text("type")) == ReceivedKind.Command && ack.Part("payload") is { } answer
        ? urls.SendAsync(envelope.Part("payload").Text("response_url"), answer.DeepClone().AsObject(), thread: null)
        : Task.CompletedTask;

    private Received? Received(JsonObject envelope) => envelope.Part("payload") is { } payload && Kind(envelope.Text("type")) is { } kind
        ? new(kind, payload, wall.Wall(), envelope.Number("retry_attempt") > 0 ? Repetition.AfterSilence : Repetition.None, envelope.Flag("accepts_response_payload"))
        : null;

    private static ReceivedKind? Kind(string? type) => type switch
    {
        "slash_commands" => ReceivedKind.Command,
        "interactive" => ReceivedKind.Interaction,
        "events_api" => ReceivedKind.Event,
        _ => null,
    };
}
