using CoverBot.Slack.Installing;
using CoverBot.Tests.Support;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CoverBot.Tests.Slack.Installing;

/// <summary>The installations as one process has them; several may share a store.</summary>
internal sealed class OneReplica
{
    public static readonly string[] Secrets = ["a client secret"];

    public OneReplica(TempStore store, TokenOffice office, ILoggerFactory log, params string[] secrets)
    {
        Rows = new(new([.. secrets.Length == 0 ? Secrets : secrets]));
        var rows = new InstallationStore(store.Table, Rows);
        Access = new(office.CallAsync, store.Wall);
        Workspaces = new(rows, Rows, new(rows, Rows, Access, store.Wall, log.CreateLogger<TokenRenewal>()), log.CreateLogger<StoredWorkspaces>());
    }

    public InstallationRows Rows { get; }

    public OAuthAccess Access { get; }

    public StoredWorkspaces Workspaces { get; }

    public async Task<Installation> InstallAsync(string code)
    {
        var granted = Assert.IsType<OAuthAnswer.Granted>(await Access.ExchangeAsync(code, "https://cover.test/slack/oauth", TestContext.Current.CancellationToken));
        await Workspaces.InstallAsync(granted.Installation, TestContext.Current.CancellationToken);
        return granted.Installation;
    }

    /// <summary>The token that speaks for the workspace; null when there is none.</summary>
    public async Task<string?> TokenAsync(string team = "T0ACME") => (await Workspaces.FindAsync(team, TestContext.Current.CancellationToken))?.Token;

    public async Task<string?> RefreshAsync(string expired) => (await Workspaces.RefreshAsync("T0ACME", expired, TestContext.Current.CancellationToken))?.Token;

    public Task EndAsync(Instant at) => Workspaces.EndAsync("T0ACME", at, TestContext.Current.CancellationToken);
}
