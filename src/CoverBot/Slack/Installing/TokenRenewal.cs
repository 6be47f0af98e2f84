using System.Collections.Concurrent;
using System.Collections.Frozen;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Slack.Installing;

/// <summary>
/// The next token of a workspace whose token expires, asked for once however many want it: in this process by one shared task, among replicas by a hold in the
/// row. A refresh token is good once, so both new tokens are saved before anybody uses them; nobody's cancellation stops that half-way.
/// </summary>
internal sealed partial class TokenRenewal(InstallationStore store, InstallationRows rows, OAuthAccess access, TimeProvider wall, ILogger<TokenRenewal> log)
{
    /// <summary>How often it is asked when an answer is lost: Slack takes the old refresh token for a short grace.</summary>
    private const int Tries = 3;

    /// <summary>Answers that no further try changes. A wrong client secret is not among them: setting the right one helps.</summary>
    private static readonly FrozenSet<string> Final = FrozenSet.ToFrozenSet(["invalid_refresh_token", "token_revoked", "token_expired", "account_inactive"]);

    private static readonly Duration Hold = Duration.FromSeconds(45);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<(string Team, string Token), Lazy<Task<Row?>>> underWay = new();

    /// <returns>The workspace's row once that is done; null when there is none.</returns>
    public async Task<Row?> RenewAsync(string team, string expired)
    {
        var shared = underWay.GetOrAdd((team, expired), _ => new(() => OnceAsync(team, expired)));
        try
        {
            return await shared.Value;
        }
        finally
        {
            underWay.TryRemove(new((team, expired), shared));
        }
    }

    /// <summary>Waits for those under way.</summary>
    public Task StopAsync() => Task.WhenAll(underWay.Values.Select(one => one.Value)).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    private async Task<Row?> OnceAsync(string team, string expired)
    {
        while (true)
        {
            var row = await store.GetAsync(team, CancellationToken.None);
            if (row is null || rows.Read(row) is not { } one || one.Token != expired || one.Rotation is not { IsBroken: false } rotation)
            {
                return row;
            }
            if (InstallationRows.Renewing(row) > wall.Wall())
            {
                await Task.Delay(Look, wall);
            }
            else if (await store.TryHoldAsync(row, wall.Wall() + Hold, CancellationToken.None))
            {
                await AskAsync(one, rotation);
                await store.ReleaseAsync(team, CancellationToken.None);
                return await store.GetAsync(team, CancellationToken.None);
            }
        }
    }

    private async Task AskAsync(Installation one, TokenRotation rotation)
    {
        for (var tried = 1; ; tried++)
        {
            switch (await access.RenewAsync(one, rotation, CancellationToken.None))
            {
                case OAuthAnswer.Granted granted:
                    await store.PutTokensAsync(granted.Installation, CancellationToken.None);
                    return;
                case OAuthAnswer.Refused refused when Final.Contains(refused.Code):
                    Log.Refused(log, one.Team, refused.Code);
                    await store.PutTokensAsync(one with { Rotation = rotation with { IsBroken = true } }, CancellationToken.None);
                    return;
                case OAuthAnswer.Lost when tried < Tries:
                    break;
                case var answer:
                    Log.NotNow(log, one.Team, answer is OAuthAnswer.Refused no ? no.Code : "no answer");
                    return;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Slack gave workspace {Team} no new token ({Code}): CoverBot has to be installed there again, at /slack/install")]
        public static partial void Refused(ILogger logger, string team, string code);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack gave workspace {Team} no new token now ({Code}); it is asked again")]
        public static partial void NotNow(ILogger logger, string team, string code);
    }
}
