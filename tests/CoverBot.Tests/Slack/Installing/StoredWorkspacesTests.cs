using CoverBot.Slack.Installing;
using CoverBot.Tests.Support;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CoverBot.Tests.Slack.Installing;

[Trait("kind", "contract")]
public sealed class StoredWorkspacesTests : IDisposable
{
    private readonly TempStore store = new();
    private readonly TokenOffice office;
    private readonly LogLines lines = new();
    private readonly LoggerFactory log;

    public StoredWorkspacesTests() => (office, log) = (new(store.Wall), new([lines]));

    public void Dispose()
    {
        log.Dispose();
        store.Dispose();
    }

    [Fact]
    public async Task A_workspace_is_there_after_it_installed_the_app_and_after_a_restart()
    {
        office.Offer("code");
        await Replica().InstallAsync("code");
        store.Restart();
        var after = Replica();
        await after.Workspaces.LoadAsync(TestContext.Current.CancellationToken);
        store.File.Dispose();

        var found = (await after.Workspaces.FindAsync("T0ACME", TestContext.Current.CancellationToken))!;

        Assert.Equal(("xoxb-1", "U0BOT", "A0COVER"), (found.Token, found.BotUser, found.AppId));
        Assert.Equal(["chat:write", "im:history"], found.Scopes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_installed_through_another_replica_is_found()
    {
        var other = Replica();
        Assert.Null(await other.TokenAsync());
        office.Offer("code");

        await Replica().InstallAsync("code");

        Assert.Equal("xoxb-1", await other.TokenAsync());
    }

    [Fact]
    public async Task Installed_twice_it_is_one_workspace_with_the_newer_token()
    {
        office.Offer("code");
        office.Offer("again");
        var replica = Replica();
        await replica.InstallAsync("code");

        await replica.InstallAsync("again");

        Assert.Equal("xoxb-2", await replica.TokenAsync());
        Assert.Single(await Rows());
    }

    [Fact]
    public async Task Removed_it_is_gone_here_and_elsewhere_and_so_are_its_tokens()
    {
        office.Offer("code", rotating: true);
        var replica = Replica();
        await replica.InstallAsync("code");

        await replica.EndAsync(Now + Duration.FromMinutes(1));

        Assert.Null(await replica.TokenAsync());
        Assert.Null(await Replica().TokenAsync());
        Assert.DoesNotContain(Assert.Single(await Rows()).Columns.Keys, name => name.Contains("Token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task News_of_an_older_installations_end_that_comes_late_does_not_end_the_newer_one()
    {
        office.Offer("code");
        office.Offer("again");
        var replica = Replica();
        await replica.InstallAsync("code");
        var removed = Now + Duration.FromMinutes(1);
        await store.PassAsync(Duration.FromMinutes(2));
        await replica.InstallAsync("again");

        await replica.EndAsync(removed);

        Assert.Equal("xoxb-2", await replica.TokenAsync());
    }

    [Fact]
    public async Task Installed_again_after_it_was_removed_it_is_there_again()
    {
        office.Offer("code");
        office.Offer("again");
        var replica = Replica();
        await replica.InstallAsync("code");
        await store.PassAsync(Duration.FromMinutes(1));
        await replica.EndAsync(Now);

        await replica.InstallAsync("again");

        Assert.Equal("xoxb-2", await replica.TokenAsync());
        Assert.Equal("xoxb-2", await Replica().TokenAsync());
    }

    [Fact]
    public async Task Sealed_under_a_secret_that_is_gone_it_counts_as_not_installed_and_the_log_names_the_key_once()
    {
        office.Offer("code");
        await Replica().InstallAsync("code");
        var stranger = new OneReplica(store, office, log, "another secret");

        Assert.Null(await stranger.TokenAsync());
        Assert.Null(await stranger.TokenAsync());

        Assert.Single(lines.All.Split('\n'));
        Assert.Contains("Slack:ClientSecret", lines.All, StringComparison.Ordinal);
        Assert.DoesNotContain("another secret", lines.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_token_can_be_read_in_the_store()
    {
        office.Offer("code", rotating: true);

        await Replica().InstallAsync("code");

        Assert.DoesNotContain(Assert.Single(await Rows()).Columns.Values, value => value.Contains("xox", StringComparison.Ordinal));
    }

    private Instant Now => Instant.FromDateTimeOffset(store.Wall.GetUtcNow());

    private OneReplica Replica() => new(store, office, log);

    private Task<IReadOnlyList<CoverBot.Storage.Row>> Rows() =>
        store.Table.RangeAsync(InstallationRows.Partition, " ", "~", TestContext.Current.CancellationToken);
}
