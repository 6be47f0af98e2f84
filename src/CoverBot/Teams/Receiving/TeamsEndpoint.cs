using CoverBot.Receiving;
using CoverBot.Teams.Calling;
using CoverBot.Teams.Receiving.Reading;
using CoverBot.Teams.Receiving.Tokens;

namespace CoverBot.Teams.Receiving;

/// <summary>
/// The bot's only address for Teams. Nothing is read before its token is checked. It answers 200, 400, 401, 403, 413, 415; 501 for an invoke that nobody here
/// knows; 503 only where something could not be kept or checked, so that Teams sends it again.
/// </summary>
internal sealed partial class TeamsEndpoint(TeamsOptions options, TokenCheck tokens, TeamsHosts hosts, TeamsDoor door, ILogger<TeamsEndpoint> logger)
{
    private const string JsonType = "application/json";

    public async Task<IResult> TakeAsync(HttpRequest request)
    {
        if (options.AllowUnauthenticated && !HereAlone.Is(request))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }
        switch (await tokens.CheckAsync(request.Headers.Authorization, request.HttpContext.RequestAborted))
        {
            case Checked.Good good:
                return await TakeAsync(request, good);
            case Checked.Untold:
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            default:
                return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }
    }

    private async Task<IResult> TakeAsync(HttpRequest request, Checked.Good token)
    {
        var body = await RawBody.ReadAsync(request, JsonType);
        if (body.Status != StatusCodes.Status200OK)
        {
            return Results.StatusCode(body.Status);
        }
        if (JsonPayload.Read(body.Bytes) is not { } json || Activity.Of(json) is not { } activity)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }
        if (!token.Agrees(activity.ServiceUrl) || json.Text("channelId") != EndorsedKey.Teams)
        {
            Log.Other(logger);
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }
        if (!Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var serviceUrl) || !hosts.IsAllowed(serviceUrl) || activity.Tenant is not { } tenant || !options.Tenants.Contains(tenant))
        {
            Log.NotServed(logger, activity.Tenant ?? "none");
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }
        var ack = await door.HandleAsync(activity, tenant, serviceUrl);
        return ack.Body is { } answer ? Results.Text(answer.ToJsonString(), JsonType, statusCode: ack.Status) : Results.StatusCode(ack.Status);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Teams: a request was turned away: its service URL or its channel is another than its token's")]
        public static partial void Other(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Teams: a request was turned away: tenant {Tenant} is not among those served, or its service URL is none of Teams'")]
        public static partial void NotServed(ILogger logger, string tenant);
    }
}
