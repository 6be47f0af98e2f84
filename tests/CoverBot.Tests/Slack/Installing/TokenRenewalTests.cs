using CoverBot.Desk;
using CoverBot.Slack.Calling;
using CoverBot.Slack.Installing;
using CoverBot.Tests.Support;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CoverBot.Tests.Slack.Installing;

[Trait("kind", "contract")]
public sealed class TokenRenewalTests : IDisposable
{
    private readonly TempStore store = new();
    private readonly TokenOffice office;
    private readonly LogLines lines = new();
    private readonly LoggerFactory log;

    public TokenRenewalTests()
    {
        (office, log) = (new(store.Wall), new([lines]));
        office.Offer("code", rotating: true);
    }

    public void Dispose()
    {
        log.Dispose();
        store.Dispose();
    }

    [Fact]
    public async Task However_many_ask_here_and_elsewhere_Slack_is_asked_once_and_all_get_the_new_token()
    {
        var (one, other) = (await InstalledAsync(), Replica());
        await other.TokenAsync();
        var door = new TaskCompletionSource();
        office.Door = door.Task;

        var asked = Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : other).RefreshAsync("xoxb-1")).ToArray();
        door.SetResult();
        var tokens = await Task.WhenAll(asked);

        Assert.All(tokens, token => Assert.Equal("xoxb-2", token));
        Assert.Single(Refreshes());
        Assert.Equal("xoxb-2", await Replica().TokenAsync());
    }

    [Fact]
    public async Task Who_still_has_the_token_before_the_last_one_gets_the_newest_without_asking_Slack()
    {
        var (one, other) = (await InstalledAsync(), Replica());
        await other.TokenAsync();
        await one.RefreshAsync("xoxb-1");

        Assert.Equal("xoxb-2", await other.RefreshAsync("xoxb-1"));

        Assert.Single(Refreshes());
    }

    [Fact]
    public async Task A_caller_that_gives_up_does_not_lose_the_tokens_that_are_on_their_way()
    {
        var one = await InstalledAsync();
        var door = new TaskCompletionSource();
        office.Door = door.Task;
        using var patience = new CancellationTokenSource();
        var impatient = one.Workspaces.RefreshAsync("T0ACME", "xoxb-1", patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);

        var patient = one.RefreshAsync("xoxb-1");
        door.SetResult();

        Assert.Equal("xoxb-2", await patient);
        Assert.Single(Refreshes());
    }

    [Fact]
    public async Task When_the_answer_is_lost_the_old_refresh_token_is_tried_again()
    {
        var one = await InstalledAsync();
        office.AnswersToLose = 2;

        Assert.Equal("xoxb-4", await one.RefreshAsync("xoxb-1"));
        Assert.Equal("xoxb-4", await Replica().TokenAsync());
    }

    [Fact]
    public async Task When_Slack_no_longer_takes_the_refresh_token_the_workspace_has_to_install_again_and_that_is_said()
    {
        var one = await InstalledAsync();
        office.AnswersToLose = 3;
        await Assert.ThrowsAsync<PlatformDownException>(() => one.RefreshAsync("xoxb-1"));
        await store.PassAsync(Duration.FromHours(1));

        Assert.Null(await one.RefreshAsync("xoxb-1"));
        Assert.Null(await one.RefreshAsync("xoxb-1"));

        Assert.Equal(4, Refreshes().Count());
        Assert.Equal(1, one.Workspaces.Count);
        Assert.Contains("has to be installed there again", lines.All, StringComparison.Ordinal);
        Assert.DoesNotContain("xox", lines.All, StringComparison.Ordinal);
        office.Offer("again", rotating: true);
        Assert.Equal((await one.InstallAsync("again")).Token, await one.TokenAsync());
        Assert.Equal(0, one.Workspaces.Count);
    }

    [Fact]
    public async Task A_wrong_client_secret_breaks_nothing_that_the_right_one_does_not_mend()
    {
        var one = await InstalledAsync();
        office.Instead = new SlackReply.No("bad_client_secret");
        await Assert.ThrowsAsync<PlatformDownException>(() => one.RefreshAsync("xoxb-1"));

        office.Instead = null;

        Assert.Equal("xoxb-2", await one.RefreshAsync("xoxb-1"));
    }

    [Fact]
    public async Task A_replica_that_died_while_it_asked_is_waited_for_no_longer_than_a_minute()
    {
        var one = await InstalledAsync();
        var rows = new InstallationStore(store.Table, one.Rows);
        var row = (await rows.GetAsync("T0ACME", TestContext.Current.CancellationToken))!;
        Assert.True(await rows.TryHoldAsync(row, Now + Duration.FromSeconds(45), TestContext.Current.CancellationToken));

        var waiting = one.RefreshAsync("xoxb-1");
        await store.PassAsync(Duration.FromMinutes(1));

        Assert.Equal("xoxb-2", await waiting);
    }

    [Fact]
    public async Task A_token_is_renewed_two_hours_before_it_expires_and_not_earlier()
    {
        var one = await InstalledAsync();
        await store.PassAsync(Duration.FromHours(9));
        await one.Workspaces.RenewAsync(Now + InstallationLife.Ahead, TestContext.Current.CancellationToken);
        Assert.Equal("xoxb-1", await one.TokenAsync());

        await store.PassAsync(Duration.FromHours(1));
        await one.Workspaces.RenewAsync(Now + InstallationLife.Ahead, TestContext.Current.CancellationToken);

        Assert.Equal("xoxb-2", await one.TokenAsync());
    }

    [Fact]
    public async Task Removed_while_the_next_token_was_on_its_way_it_stays_removed()
    {
        var one = await InstalledAsync();
        var door = new TaskCompletionSource();
        office.Door = door.Task;
        var asked = one.RefreshAsync("xoxb-1");
        await one.EndAsync(Now + Duration.FromSeconds(1));

        door.SetResult();

        Assert.Null(await asked);
        Assert.Null(await Replica().TokenAsync());
    }

    private Instant Now => Instant.FromDateTimeOffset(store.Wall.GetUtcNow());

    private async Task<OneReplica> InstalledAsync()
    {
        var replica = Replica();
        await replica.InstallAsync("code");
        return replica;
    }

    private OneReplica Replica() => new(store, office, log);

    private IEnumerable<IReadOnlyDictionary<string, string>> Refreshes() => office.Heard.Where(one => one.ContainsKey("refresh_token"));
}
