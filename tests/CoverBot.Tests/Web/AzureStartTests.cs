using System.Text.Json;
using CoverBot.Tests.Support;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Fate = CoverBot.Tests.Support.StorageProxy.Fate;

namespace CoverBot.Tests.Web;

/// <summary>The real program on a storage account.</summary>
[Trait("kind", "story")]
[Collection(nameof(OnAzurite))]
public sealed class AzureStartTests(Azurite azurite) : IDisposable
{
    private static readonly string Since = InstantPattern.ExtendedIso.Format(SystemClock.Instance.GetCurrentInstant());

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_makes_what_is_missing_two_run_side_by_side_and_the_crew_is_there_after_a_restart()
    {
        var connection = azurite.NewConnection();
        using (var first = await BotProcess.StartAsync(folder, settings: Storage(connection)))
        {
            await first.SayAsync("ann", "dm-ann", "away 24 dec 2026 - 2 jan 2027");
            await first.ShownAsync();
            using var other = new ScratchFolder();
            using var second = await BotProcess.StartAsync(other, settings: Storage(connection));
            Assert.Equal((200, true), await second.WellAsync());
            await second.SayAsync("ann", "dm-ann", "away list");
            Assert.Contains(await second.MessagesAsync("ann", "dm-ann"), message => message.Card.Contains("24 Dec", StringComparison.Ordinal));
            Assert.Equal(0, (await first.StopAsync()).Code);
        }
        // In a folder of its own it knows nothing but what the account tells it.
        using var elsewhere = new ScratchFolder();
        using var again = await BotProcess.StartAsync(elsewhere, settings: Storage(connection));
        await again.SayAsync("ann", "dm-ann", "away list");
        Assert.Contains(await again.MessagesAsync("ann", "dm-ann"), message => message.Card.Contains("24 Dec", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_clock_can_t_be_pushed_and_nothing_is_started_over()
    {
        using var bot = await BotProcess.StartAsync(folder, settings: Storage(azurite.NewConnection()));
        using var http = new HttpClient { BaseAddress = new Uri(bot.Address) };

        foreach (var path in new[] { "clock", "reset" })
        {
            using var body = new StringContent("""{"advance": "PT4H"}""", System.Text.Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri("/playground/" + path, UriKind.Relative), body, TestContext.Current.CancellationToken);
            Assert.Equal(409, (int)answer.StatusCode);
            var text = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("error").GetString();
            Assert.StartsWith("The clock can't be pushed", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Where_it_may_make_nothing_it_says_all_at_once_what_to_make()
    {
        var (output, error, code) = await RunAsync(request => request.Method is "PUT" or "POST" ? Fate.Forbidden : Fate.Answered, ("Playground__File", "/nowhere/at/all.db"));

        Assert.Equal((1, ""), (code, output));
        Assert.Equal(4, error.TrimEnd().Split('\n').Length);
        Assert.Contains("- Playground:File: ", error, StringComparison.Ordinal);
        Assert.Contains("- Storage:Connection: the table 'coverbot' of account 'covers", error, StringComparison.Ordinal);
        Assert.Contains("az storage table create --name coverbot --account-name covers", error, StringComparison.Ordinal);
        Assert.Contains("az storage queue create --name coverbot-wakeups --account-name covers", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_may_not_even_look_it_names_the_roles()
    {
        var (_, error, code) = await RunAsync(_ => Fate.Forbidden);

        Assert.Equal(1, code);
        Assert.Contains("\"Storage Table Data Contributor\"", error, StringComparison.Ordinal);
        Assert.Contains("\"Storage Queue Data Contributor\"", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_can_t_be_reached_is_said_in_a_sentence()
    {
        var (_, error, code) = await RunAsync(_ => Fate.Busy);

        Assert.Equal(1, code);
        Assert.Contains("the table 'coverbot' of account 'covers", error, StringComparison.Ordinal);
        Assert.Contains("can't be reached", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_goes_away_during_the_start_is_said_in_a_sentence()
    {
        var (_, error, code) = await RunAsync(request => request.Path.Value!.Contains("PartitionKey", StringComparison.Ordinal) ? Fate.Busy : Fate.Answered);

        Assert.Equal(1, code);
        Assert.Contains("Storage:Connection: can't be reached at the moment", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    /// <summary>On a Monday morning, for all processes alike: at night nobody would be asked anything.</summary>
    private static (string, string)[] Storage(string connection) =>
        [("Storage__Connection", connection), ("Clock__Speed", "1"), ("Clock__Since", Since), ("Clock__Start", "2026-11-30T10:00:00Z")];

    private async Task<(string Output, string Error, int Code)> RunAsync(Func<HttpRequest, Fate> decide, params (string, string)[] settings)
    {
        await using var tables = await StorageProxy.StartAsync(azurite.Tables, decide);
        await using var queues = await StorageProxy.StartAsync(azurite.Queues, decide);
        return await BotProcess.RunAsync(folder, [.. Storage(azurite.ConnectionThrough(tables.Address, queues.Address)), .. settings]);
    }
}
