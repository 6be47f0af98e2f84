using System.Text;
using System.Text.Json.Nodes;
using CoverBot.Receiving;

namespace CoverBot.Slack.Receiving;

/// <summary>Slack's three addresses. They answer 200, 401, 409, 413, 415 or 400; 503 only where an event could not be kept, so that Slack sends it again.</summary>
internal sealed class SlackEndpoints(SignedRequests requests, SlackDoor door)
{
    private const string FormType = "application/x-www-form-urlencoded";
    private const string JsonType = "application/json";

    public Task<IResult> CommandAsync(HttpRequest request) => TakeAsync(request, FormType, ReceivedKind.Command, body => SlackPayload.Form(body));

    public Task<IResult> InteractionAsync(HttpRequest request) => TakeAsync(request, FormType, ReceivedKind.Interaction, Interaction);

    public Task<IResult> EventAsync(HttpRequest request) => TakeAsync(request, JsonType, ReceivedKind.Event, body => JsonPayload.Read(body));

    private async Task<IResult> TakeAsync(HttpRequest request, string mediaType, ReceivedKind kind, Func<byte[], JsonObject?> parse)
    {
        var signed = await requests.ReadAsync(request, mediaType);
        if (signed.Status != StatusCodes.Status200OK)
        {
            return Results.StatusCode(signed.Status);
        }
        if (parse(signed.Body) is not { } payload)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }
        if (payload.Text("ssl_check") == "1")
        {
            return Results.StatusCode(StatusCodes.Status200OK);
        }
        if (kind == ReceivedKind.Event && payload.Text("type") == "url_verification")
        {
            return Results.Text(payload.Text("challenge") ?? "", "text/plain");
        }
        return Answer(await door.HandleAsync(new(kind, payload, signed.SentAt, signed.Again)));
    }

    /// <summary>One field with JSON in it.</summary>
    private static JsonObject? Interaction(byte[] body)
    {
        var form = SlackPayload.Form(body);
        return form.Text("payload") is { } payload ? JsonPayload.Read(Encoding.UTF8.GetBytes(payload)) : form?.ContainsKey("ssl_check") == true ? form : null;
    }

    /// <summary>Without an answer not one byte: Slack shows "null" or an empty text as an error.</summary>
    private static IResult Answer(SlackAck ack) => ack switch
    {
        { Taken: false } => Results.StatusCode(StatusCodes.Status503ServiceUnavailable),
        { Body: { } body } => Results.Text(body.ToJsonString(), JsonType),
        _ => Results.StatusCode(StatusCodes.Status200OK),
    };
}
