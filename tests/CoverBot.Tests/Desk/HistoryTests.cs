using CoverBot.Desk;
using CoverBot.Tests.Desk.Delivery;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Desk;

/// <summary>A crew with years behind it beside one that has just begun, in one storage account.</summary>
[Trait("kind", "contract")]
[Collection(nameof(OnAzurite))]
public sealed class HistoryTests : IAsyncLifetime
{
    /// <summary>With its log it has four rows each: more than the 1,000 that the service gives at once, so that who reads them asks more often.</summary>
    private const int Ended = 400;

    private readonly string connection;
    private readonly ChatRoom room = new();
    private readonly AnsweredGate gate = new();
    private readonly Toll toll = new();
    private readonly AzureStore store;
    private readonly OneDesk desk;

    /// <summary>Another replica, of which nothing is counted.</summary>
    private readonly OneDesk watcher;

    private readonly OneCrew young;
    private readonly OneCrew old;

    public HistoryTests(Azurite azurite)
    {
        connection = azurite.NewConnection();
        store = new AzureStore(connection, toll);
        desk = new(store, Rules.OfTheDomain, room, people: OneCrew.Team, faults: gate);
        watcher = new(new AzureStore(connection), Rules.OfTheDomain, room, people: OneCrew.Team);
        young = new(desk, store, "T1");
        old = new(desk, store, "T2");
    }

    public async ValueTask InitializeAsync()
    {
        await young.SetUpWithPastAsync();
        await old.SetUpWithPastAsync();
        await old.AgeAsync(Ended);
        toll.Take();
    }

    public async ValueTask DisposeAsync()
    {
        gate.Open();
        await desk.Get<Work>().CloseAsync(TimeSpan.FromSeconds(30));
        desk.Dispose();
        watcher.Dispose();
        store.Dispose();
    }

    [Fact]
    public async Task Who_and_away_ask_no_more_of_a_crew_with_years_behind_it()
    {
        var (who, answer, delivery) = await AskedAsync(young);

        Assert.Equal(1, who);
        Assert.InRange(answer, 1, 4);
        Assert.InRange(delivery, 1, 3);
        Assert.Equal((who, answer, delivery), await AskedAsync(old));
    }

    [Fact]
    public async Task A_replica_that_knows_nothing_yet_asks_no_more_either()
    {
        var counts = new List<int>();
        foreach (var crew in new[] { young, old })
        {
            var cold = new Toll();
            using var replica = new OneDesk(new AzureStore(connection, cold), Rules.OfTheDomain, room, people: OneCrew.Team);
            cold.Take();
            Assert.Contains("nobody is away", await crew.TypeAsync(replica, "ben", "who"), StringComparison.Ordinal);
            counts.Add(cold.Take().Count);
            await replica.Get<Work>().CloseAsync(TimeSpan.FromSeconds(30));
        }

        Assert.InRange(counts[0], 1, 3);
        Assert.Equal(counts[0], counts[1]);
    }

    private async Task<(int Who, int Answer, int Delivery)> AskedAsync(OneCrew crew)
    {
        toll.Take();
        Assert.Contains("nobody is away", await crew.TypeAsync("ben", "who"), StringComparison.Ordinal);
        var who = toll.Take().Count;
        gate.Close();
        await crew.TypeAsync("ann", "away next week");
        var answer = toll.Take().Count;
        var shown = room.Messages.Count;
        gate.Open();
        await Eventually.Async(async () => room.Messages.Count > shown && await crew.LaggingAsync(watcher) == 0);
        await desk.Get<Work>().CloseAsync(TimeSpan.FromSeconds(30));
        desk.Get<Work>().Open();
        return (who, answer, toll.Take().Count);
    }
}
