using CoverBot.Desk;
using CoverBot.Slack.Installing;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Slack.Calling;

/// <summary>Slack's Web API. Nothing is thrown for what Slack or the network does: the reply says it.</summary>
/// <param name="workspaces">Asked for late: whoever keeps workspaces calls Slack too.</param>
internal sealed partial class SlackApi(
    SlackWire wire, SlackPace pace, SlackScopes scopes, Lazy<ISlackWorkspaces> workspaces, TimeProvider time, ILogger<SlackApi> log)
{
    /// <summary>Until the workspace's token can be had.</summary>
    private static readonly Duration WorkspaceUnknown = Duration.FromSeconds(5);
    private static readonly Duration TokenRefused = Duration.FromMinutes(10);

    /// <summary>Calls with the bot token of the workspace.</summary>
    public async Task<SlackReply> CallAsync(string team, string method, IReadOnlyDictionary<string, string> arguments, CancellationToken cancel)
    {
        try
        {
            if (await workspaces.Value.FindAsync(team, cancel) is not { } workspace)
            {
                return new SlackReply.NotInstalled();
            }
            scopes.Assume(team, workspace.Scopes);
            var begun = time.Wall();
            var reply = await PacedAsync(workspace, method, arguments, cancel);
            return reply is SlackReply.No no && await AnotherTokenAsync(workspace, no.Code, cancel) is { } other
                ? await EndedAsync(team, begun, await PacedAsync(other, method, arguments, cancel))
                : await EndedAsync(team, begun, reply);
        }
        catch (Exception error) when (error is PlatformDownException or OperationCanceledException or TableUnsureException)
        {
            // Only whoever keeps workspaces says so, and the store they are kept in: no call is under way, or the last one was refused.
            return new SlackReply.NotDone(WorkspaceUnknown);
        }
    }

    /// <summary>Calls with the app's own token, or none.</summary>
    public Task<SlackReply> CallAsync(SlackToken token, string method, IReadOnlyDictionary<string, string> arguments, CancellationToken cancel) =>
        wire.SendAsync(token, SlackLane.Of("", method, arguments), arguments, cancel);

    private async Task<SlackReply> PacedAsync(SlackWorkspace workspace, string method, IReadOnlyDictionary<string, string> arguments, CancellationToken cancel)
    {
        var lane = SlackLane.Of(workspace.Team, method, arguments);
        if (method == "chat.postMessage")
        {
            var (taken, wait) = pace.Enter(lane);
            if (!taken)
            {
                return new SlackReply.NotDone(wait);
            }
            if (wait > Duration.Zero)
            {
                await Task.Delay(wait.ToTimeSpan(), time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        var reply = await wire.SendAsync(new SlackToken.Bearer(workspace.Token), lane, arguments, cancel);
        if (reply is SlackReply.Ok ok)
        {
            scopes.Learn(workspace.Team, ok.Scopes);
        }
        return reply;
    }

    /// <summary>The workspace with the token to try once more, after a refusal of the one it had; null when there is no other.</summary>
    private async Task<SlackWorkspace?> AnotherTokenAsync(SlackWorkspace workspace, string code, CancellationToken cancel) => SlackErrors.Of(code) switch
    {
        SlackTrouble.TokenExpired => await workspaces.Value.RefreshAsync(workspace.Team, workspace.Token, cancel),
        SlackTrouble.TokenGone or SlackTrouble.TokenRefused when await workspaces.Value.FindAgainAsync(workspace.Team, cancel) is { } now && now.Token != workspace.Token => now,
        _ => null,
    };

    /// <summary>Tells of an installation that is no more. A token that is merely refused says nothing of the installation: it may be our address.</summary>
    private async Task<SlackReply> EndedAsync(string team, Instant begun, SlackReply reply)
    {
        switch (reply is SlackReply.No no ? SlackErrors.Of(no.Code) : SlackTrouble.Unknown)
        {
            case SlackTrouble.TokenGone:
                Log.Ended(log, team);
                await workspaces.Value.EndAsync(team, begun, CancellationToken.None);
                return new SlackReply.NotInstalled();
            case SlackTrouble.TokenExpired:
                return new SlackReply.NotInstalled();
            case SlackTrouble.TokenRefused:
                Log.TokenRefused(log, team);
                return new SlackReply.NotDone(TokenRefused);
            default:
                return reply;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack workspace {Team}: the app is not installed there any more, or its token was revoked")]
        public static partial void Ended(ILogger log, string team);

        [LoggerMessage(Level = LogLevel.Error, Message = "Slack workspace {Team}: Slack does not take the bot token (invalid_auth): it is wrong, or this machine's address is not on the app's list")]
        public static partial void TokenRefused(ILogger log, string team);
    }
}
