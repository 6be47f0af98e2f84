using System.Collections.Concurrent;
using CoverBot.Desk;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Slack.Installing;

/// <summary>The workspaces that installed the app themselves: in the store, and in memory from the start on, so that a form opens before any storage work.</summary>
internal sealed partial class StoredWorkspaces(InstallationStore store, InstallationRows rows, TokenRenewal renewal, ILogger<StoredWorkspaces> log)
    : ISlackWorkspaces, IHealthCount
{
    private readonly ConcurrentDictionary<string, Installation> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> unreadable = new(StringComparer.Ordinal);

    public string Name => "workspacesToInstallAgain";

    /// <summary>How many workspaces have to install the app again, because Slack gave no new token.</summary>
    public int Count => known.Values.Count(one => one.Rotation is { IsBroken: true });

    public async Task LoadAsync(CancellationToken cancel)
    {
        foreach (var row in await store.AllAsync(cancel))
        {
            Take(row.Key, row);
        }
    }

    /// <summary>A workspace that is not known may have installed the app through another replica, so the store is asked.</summary>
    public async ValueTask<SlackWorkspace?> FindAsync(string team, CancellationToken cancel) =>
        known.TryGetValue(team, out var one) ? one.Workspace : await FindAgainAsync(team, cancel);

    public async ValueTask<SlackWorkspace?> FindAgainAsync(string team, CancellationToken cancel) => Take(team, await store.GetAsync(team, cancel))?.Workspace;

    public async Task<SlackWorkspace?> RefreshAsync(string team, string expired, CancellationToken cancel)
    {
        var row = await renewal.RenewAsync(team, expired).WaitAsync(cancel);
        var now = Take(team, row);
        if (now is null || now.Token != expired)
        {
            return now?.Workspace;
        }
        return now.Rotation is { IsBroken: false } ? throw new PlatformDownException(SlackHosting.Name) : null;
    }

    public async Task EndAsync(string team, Instant at, CancellationToken cancel)
    {
        await store.EndAsync(team, at, cancel);
        Take(team, await store.GetAsync(team, cancel));
    }

    public async Task InstallAsync(Installation one, CancellationToken cancel)
    {
        await store.PutAsync(one, cancel);
        Take(one.Team, await store.GetAsync(one.Team, cancel));
    }

    /// <summary>Gets the next token for every one that has expired by then. Where there is none at the moment, the next turn asks again.</summary>
    /// <param name="by">Wall time.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task RenewAsync(Instant by, CancellationToken cancel)
    {
        foreach (var one in known.Values.Where(one => one.Rotation is { IsBroken: false } rotation && rotation.Expires <= by))
        {
            Take(one.Team, await renewal.RenewAsync(one.Team, one.Token).WaitAsync(cancel));
        }
    }

    private Installation? Take(string team, Row? row)
    {
        if (row is not null && rows.Read(row) is { } one)
        {
            unreadable.TryRemove(team, out _);
            return known[team] = one;
        }
        if (row is not null && rows.IsSealed(row) && unreadable.TryAdd(team, 0))
        {
            Log.Unreadable(log, team);
        }
        known.TryRemove(team, out _);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message =
            "Slack workspace {Team} has an installation, but none of the secrets in Slack:ClientSecret opens its token: add the secret it was sealed under, or let the workspace install CoverBot again")]
        public static partial void Unreadable(ILogger logger, string team);
    }
}
