using CoverBot.Desk;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Teams.Calling;

/// <summary>The connector, as Teams' service for bots calls itself. Nothing is thrown for what Teams or the network does: the reply says it.</summary>
internal sealed partial class TeamsApi(
    TeamsWire wire, TeamsPace pace, Gates<TeamsLane> gates, TeamsTokens tokens, ITeamsPlaces places, TimeProvider time, ILogger<TeamsApi> log)
{
    private static readonly Duration Soon = Duration.FromSeconds(1);
    private static readonly Duration WithoutToken = Duration.FromSeconds(30);
    private static readonly Duration TokenRefused = Duration.FromMinutes(10);

    public async Task<TeamsReply> CallAsync(TeamsCall call, CancellationToken cancel)
    {
        try
        {
            if (await places.ServiceUrlAsync(call.Lane.Tenant, cancel) is not { } service)
            {
                return new TeamsReply.NotInstalled();
            }
            return await TurnAsync(call.Lane, cancel) is { } later ? later : await SendAsync(service, call, cancel);
        }
        catch (Exception error) when (error is OperationCanceledException or TableUnsureException)
        {
            // The wire itself tells when a call was cut short: none has begun, whether it was stopped or where Teams is could not be looked up.
            return new TeamsReply.NotDone(Soon);
        }
    }

    /// <returns>Null when it is this call's turn.</returns>
    private async Task<TeamsReply?> TurnAsync(TeamsLane lane, CancellationToken cancel)
    {
        if (gates.HeldFor(lane) is { } left)
        {
            return new TeamsReply.NotDone(left);
        }
        var (taken, wait) = pace.Enter(lane);
        if (taken && wait > Duration.Zero)
        {
            await Task.Delay(wait.ToTimeSpan(), time, cancel);
        }
        return taken ? null : new TeamsReply.NotDone(wait);
    }

    private async Task<TeamsReply> SendAsync(Uri service, TeamsCall call, CancellationToken cancel)
    {
        if (await tokens.GetAsync(null, cancel) is not { } token)
        {
            return new TeamsReply.NotDone(WithoutToken);
        }
        var reply = await wire.SendAsync(service, call, token, cancel);
        if (IsTokenRefused(reply) && await AnotherAsync(token, cancel) is { } other)
        {
            reply = await wire.SendAsync(service, call, other, cancel);
        }
        if (!IsTokenRefused(reply))
        {
            return reply;
        }
        Log.TokenRefused(log, call.What);
        return new TeamsReply.NotDone(TokenRefused);
    }

    /// <returns>Null when there is none but the one that was refused.</returns>
    private async Task<string?> AnotherAsync(string refused, CancellationToken cancel) =>
        await tokens.GetAsync(refused, cancel) is { } other && other != refused ? other : null;

    private static bool IsTokenRefused(TeamsReply reply) => reply is TeamsReply.No { Trouble: TeamsTrouble.Token };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Teams does not take the bot's token to {What} (HTTP 401): the first of Teams:TenantId must be the tenant of the bot's app registration, and the app id the bot's")]
        public static partial void TokenRefused(ILogger log, string what);
    }
}
