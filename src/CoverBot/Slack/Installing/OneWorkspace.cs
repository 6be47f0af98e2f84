using CoverBot.Desk;
using CoverBot.Rendering;
using CoverBot.Slack.Calling;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Slack.Installing;

/// <summary>The one workspace that a configured bot token belongs to. Slack is asked which that is, once; while it can't be asked, nothing is known.</summary>
internal sealed partial class OneWorkspace(string token, SlackApi api, TimeProvider time, ILogger<OneWorkspace> log) : ISlackWorkspaces, IDisposable
{
    /// <summary>How long after a look that told nothing, or that the app is not installed, Slack is asked again.</summary>
    private static readonly Duration Again = Duration.FromSeconds(5);

    private static readonly Dictionary<string, string> Nothing = [];

    private readonly SemaphoreSlim looking = new(1);
    private volatile SlackWorkspace? known;
    private Instant notBefore = Instant.MinValue;
    private bool isDown = true;
    private string? refused;

    public ValueTask<SlackWorkspace?> FindAsync(string team, CancellationToken cancel) =>
        known is { } workspace ? new(workspace.Team == team ? workspace : null) : new(LookedUpAsync(team, cancel));

    /// <summary>A configured token is the only one there is.</summary>
    public ValueTask<SlackWorkspace?> FindAgainAsync(string team, CancellationToken cancel) => FindAsync(team, cancel);

    /// <summary>A configured token is not refreshed: with token rotation an app has to be installed over OAuth.</summary>
    public Task<SlackWorkspace?> RefreshAsync(string team, string expired, CancellationToken cancel) => Task.FromResult<SlackWorkspace?>(null);

    /// <summary>Forgets what is known, so that Slack is asked again: the same token may be good again.</summary>
    public Task EndAsync(string team, Instant at, CancellationToken cancel)
    {
        if (known?.Team == team)
        {
            known = null;
        }
        return Task.CompletedTask;
    }

    /// <summary>The workspace; null when the app is not installed in it any more.</summary>
    /// <exception cref="PlatformDownException">Slack can't be asked, or does not take the token.</exception>
    public async Task<SlackWorkspace?> LookAsync(CancellationToken cancel)
    {
        await looking.WaitAsync(cancel);
        try
        {
            if (known is null && time.Wall() >= notBefore)
            {
                var reply = await api.CallAsync(new SlackToken.Bearer(token), "auth.test", Nothing, cancel);
                (known, isDown) = Read(reply);
                notBefore = time.Wall() + Again;
            }
            return known ?? (isDown ? throw new PlatformDownException(SlackHosting.Name) : null);
        }
        finally
        {
            looking.Release();
        }
    }

    public void Dispose() => looking.Dispose();

    private async Task<SlackWorkspace?> LookedUpAsync(string team, CancellationToken cancel) => await LookAsync(cancel) is { } found && found.Team == team ? found : null;

    private (SlackWorkspace? Known, bool IsDown) Read(SlackReply reply)
    {
        switch (reply)
        {
            case SlackReply.Ok { Body: var body } when SlackProfile.Is(body, "is_enterprise_install"):
                Log.WholeOrganisation(log, SlackSettings.BotToken);
                return (null, false);
            case SlackReply.Ok { Body: var body } ok when Json.Text(body, "team_id") is { } team && Json.Text(body, "user_id") is { } user:
                return (new(team, token, user, Json.Text(body, "app_id"), ok.Scopes) { BotId = Json.Text(body, "bot_id") }, false);
            case SlackReply.No no:
                // Asked again every few seconds, but said once.
                if (no.Code != refused)
                {
                    Log.NotTaken(log, SlackSettings.BotToken, refused = no.Code);
                }
                return (null, SlackErrors.Of(no.Code) != SlackTrouble.TokenGone);
            default:
                return (null, true);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Key}: belongs to an app that is installed for a whole organisation; expected is a token of one workspace")]
        public static partial void WholeOrganisation(ILogger log, string key);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Key}: Slack does not take this token ({Code}); expected is the bot token of an installed app")]
        public static partial void NotTaken(ILogger log, string key, string code);
    }
}
