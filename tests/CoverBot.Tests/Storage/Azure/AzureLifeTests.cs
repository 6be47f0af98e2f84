using CoverBot.Desk.Rows;
using CoverBot.Storage;
using CoverBot.Storage.Azure;
using CoverBot.Tests.Slack;
using CoverBot.Tests.Slack.Fake;
using CoverBot.Tests.Support;
using NodaTime;
using NodaTime.Text;
using Fate = CoverBot.Tests.Support.StorageProxy.Fate;

namespace CoverBot.Tests.Storage.Azure;

/// <summary>The real program on a storage account that gives trouble, or that nobody touches for a while.</summary>
[Trait("kind", "story")]
[Collection(nameof(OnAzurite))]
public sealed class AzureLifeTests(Azurite azurite) : IDisposable
{
    private readonly string since = InstantPattern.ExtendedIso.Format(SystemClock.Instance.GetCurrentInstant());

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Everybody_is_asked_once_nobody_has_said_yes_although_nobody_says_a_word_meanwhile()
    {
        await using var queues = await StorageProxy.StartAsync(azurite.Queues, _ => Fate.Answered);
        using var bot = await BotProcess.StartAsync(folder, null, Settings(azurite.ConnectionThrough(azurite.Tables, queues.Address), speed: 120));

        await bot.SayAsync("ann", "dm-ann", "emergency");

        await Eventually.Async(async () => (await bot.MessagesAsync("ben", "team")).Any(message => message.Text.Contains("Who can step in", StringComparison.Ordinal)));
        // A sweep asks the queue for nothing: this is whoever takes wake-ups, hides them again, and deletes them.
        await Eventually.Async(() => queues.Requests.Any(request => request.StartsWith("DELETE /coverbot-wakeups/messages/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_asks_while_the_account_does_not_answer_hears_in_time_that_it_is_under_way_and_the_answer_once_it_does()
    {
        var isAway = false;
        await using var tables = await StorageProxy.StartAsync(azurite.Tables, _ => isAway ? Fate.Unanswered : Fate.Answered);
        await using var slack = await FakeSlack.StartAsync();
        var lee = slack.Person("lee");
        var team = slack.Channel("team", [lee], isPrivate: true);
        using var bot = await SlackBot.StartAsync(slack, folder, null, Settings(azurite.ConnectionThrough(tables.Address, azurite.Queues)));
        await lee.MakesTeamAsync(team);

        isAway = true;
        var receipt = await lee.CommandAsync("/cover who");
        isAway = false;

        Assert.True(receipt.Taken);
        Assert.Contains("Working on it", receipt.Body, StringComparison.Ordinal);
        await lee.WillSeeAsync("nobody is away");
    }

    [Fact]
    public async Task Whoever_watches_sees_which_crews_wait_for_people_and_that_wake_ups_can_t_be_sent()
    {
        var isAway = false;
        await using var queues = await StorageProxy.StartAsync(azurite.Queues, _ => isAway ? Fate.Busy : Fate.Answered);
        var settings = Settings(azurite.ConnectionThrough(azurite.Tables, queues.Address));
        using var bot = await BotProcess.StartAsync(folder, null, settings);
        Assert.Equal((200, true), await bot.WellAsync());

        isAway = true;
        await bot.SayAsync("ann", "dm-ann", "away 24 dec 2026 - 2 jan 2027");
        await Eventually.Async(async () => (await bot.HealthAsync()).Body.GetProperty("owedWakeUps").GetInt32() == 1, seconds: 120);
        isAway = false;
        await Eventually.Async(async () => (await bot.HealthAsync()).Body.GetProperty("owedWakeUps").GetInt32() == 0);
        Assert.Equal((200, true), await bot.WellAsync());

        await new AzureTable(AzureStorage.Open(StorageConnection.Read(settings[0].Value, out _)!, AzurePace.Answering))
            .CommitAsync("parked", [new RowAction.Insert("crew-1", Columns.None)], CancellationToken.None);
        Assert.Equal((503, false), await bot.WellAsync());
        Assert.Equal(1, (await bot.HealthAsync()).Body.GetProperty("parkedWakeUps").GetInt32());
    }

    [Theory]
    [InlineData(nameof(Fate.Unanswered))]
    [InlineData(nameof(Fate.Forbidden))]
    public async Task Whoever_watches_sees_that_the_account_can_t_be_read_and_when_it_can_again(string trouble)
    {
        var fate = Fate.Answered;
        await using var tables = await StorageProxy.StartAsync(azurite.Tables, _ => fate);
        using var bot = await BotProcess.StartAsync(folder, null, Settings(azurite.ConnectionThrough(tables.Address, azurite.Queues)));
        Assert.Equal((200, true), await bot.WellAsync());

        fate = Enum.Parse<Fate>(trouble);
        Assert.Equal((503, false), await bot.WellAsync());

        fate = Fate.Answered;
        await Eventually.Async(async () => await bot.WellAsync() is (200, true));
    }

    [Fact]
    public async Task Where_it_may_read_and_not_write_it_does_not_start_and_names_the_roles()
    {
        var mayWrite = true;
        await using var tables = await StorageProxy.StartAsync(azurite.Tables, request => mayWrite || request.Method == "GET" ? Fate.Answered : Fate.Forbidden);
        var settings = Settings(azurite.ConnectionThrough(tables.Address, azurite.Queues));
        using (var first = await BotProcess.StartAsync(folder, null, settings))
        {
            await first.StopAsync();
        }
        mayWrite = false;

        var (_, error, code) = await BotProcess.RunAsync(folder, settings);

        Assert.Equal(1, code);
        Assert.Contains("Storage:Connection: may be read and not written", error, StringComparison.Ordinal);
        Assert.Contains("\"Storage Table Data Contributor\"", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_identity_reaches_the_tables_and_the_queues_of_its_account()
    {
        var storage = AzureStorage.Open(StorageConnection.Read("https://covers.table.core.windows.net", out _)!, AzurePace.Answering);

        Assert.Equal("https://covers.table.core.windows.net/coverbot", storage.Table.Uri.ToString());
        Assert.Equal("https://covers.queue.core.windows.net/coverbot-wakeups", storage.Queue.Uri.ToString());
    }

    /// <summary>On a Monday morning: at night nobody would be asked anything.</summary>
    private (string Name, string Value)[] Settings(string connection, int speed = 1) =>
        [("Storage__Connection", connection), ("Clock__Speed", FormattableString.Invariant($"{speed}")), ("Clock__Since", since), ("Clock__Start", "2026-11-30T10:00:00Z")];
}
