using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Tests.Desk.Delivery;
using CoverBot.Tests.Support;
using Presses = CoverBot.Domain.Cards.Presses;

namespace CoverBot.Tests.Desk;

/// <summary>What a command costs in a storage account: each question to it is one more wait for whoever typed. The real rules and a real table and queue, two replicas.</summary>
[Trait("kind", "contract")]
[Collection(nameof(OnAzurite))]
public sealed class RoundTripTests : IAsyncLifetime
{
    private readonly string connection;
    private readonly ChatRoom room = new();
    private readonly AnsweredGate gate = new();
    private readonly Toll toll = new();
    private readonly AzureStore store;
    private readonly OneDesk one;
    private readonly OneDesk two;
    private readonly OneCrew crew;

    public RoundTripTests(Azurite azurite)
    {
        connection = azurite.NewConnection();
        store = new AzureStore(connection, toll);
        one = new(store, Rules.OfTheDomain, room, people: OneCrew.Team, faults: gate);
        two = Replica(null);
        crew = new(one, store, "T1");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Ann has five clients; everything is set up and shown.</summary>
    public async ValueTask InitializeAsync()
    {
        await crew.SetUpAsync();
        toll.Take();
    }

    public async ValueTask DisposeAsync()
    {
        gate.Open();
        foreach (var desk in new[] { one, two })
        {
            await desk.Get<Work>().CloseAsync(TimeSpan.FromSeconds(30));
            desk.Dispose();
        }
        store.Dispose();
    }

    [Fact]
    public async Task Going_away_from_five_clients_asks_four_times_at_most_before_the_answer_and_three_times_for_the_delivery()
    {
        gate.Close();
        await crew.TypeAsync("ann", "away next week");
        var answering = toll.Take();
        var shown = room.Messages.Count;

        gate.Open();
        await Eventually.Async(async () => room.Messages.Count > shown && (await crew.LaggingAsync(two)) == 0);
        await one.Get<Work>().CloseAsync(TimeSpan.FromSeconds(30));
        var delivering = toll.Take();

        Assert.True(answering.Count <= 4, string.Join(", ", answering));
        Assert.Contains(room.Messages, message => message.Words.Contains("Client1", StringComparison.Ordinal));
        Assert.True(delivering.Count <= 3, string.Join(", ", delivering));
    }

    [Fact]
    public async Task Who_asks_once_and_twice_after_another_replica_has_changed_the_crew()
    {
        Assert.Contains("nobody is away", await crew.TypeAsync("ben", "who"), StringComparison.Ordinal);
        Assert.Single(toll.Take());

        await crew.TypeAsync(two, "ann", "away today");
        Assert.Contains("who is away", await crew.TypeAsync("ben", "who"), StringComparison.Ordinal);
        Assert.Equal(2, toll.Take().Count);

        await crew.TypeAsync("ben", "who");
        Assert.Single(toll.Take());
    }

    [Fact]
    public async Task Who_is_never_older_than_what_the_same_replica_has_saved()
    {
        for (var round = 0; round < 10; round++)
        {
            await crew.TypeAsync("ann", "away today");
            Assert.Contains("who is away", await crew.TypeAsync("ben", "who"), StringComparison.Ordinal);
            await crew.TypeAsync("ann", "away cancel");
            Assert.Contains("nobody is away", await crew.TypeAsync("ben", "who"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Accept_asks_four_times_at_most_before_the_answer_at_a_replica_that_knows_nothing_yet()
    {
        await crew.TypeAsync("ann", "away next week");
        var state = await one.Get<CrewStore>().LoadAsync(crew.Id, Cancel);
        var absence = state.State.Absences.Values.Single();
        var ask = absence.Asks.Single(ask => ask.Member == Ids.Member(Account("ben")));
        var cold = new Toll();
        using var desk = Replica(cold);
        cold.Take();

        var answer = await desk.Get<IDesk>().HandleAsync(
            new Inbound.Pressed("accept", Account("ben"), null, store.Clock.GetCurrentInstant(), "", Presses.Accept(absence, ask, absence.Covers[0].Client), null), Cancel);
        var asked = cold.Take();

        Assert.StartsWith("Thank you. You look after Client1", Assert.IsType<Answer.Reply>(answer).Card.Summary, StringComparison.Ordinal);
        Assert.True(asked.Count <= 4, string.Join(", ", asked));
        await desk.Get<Work>().CloseAsync(TimeSpan.FromSeconds(30));
    }

    private static Account Account(string who) => new("playground", "T1", who);

    private OneDesk Replica(Toll? counted)
    {
        var answered = new AnsweredGate();
        if (counted is not null)
        {
            answered.Close();
        }
        return new(new AzureStore(connection, counted), Rules.OfTheDomain, room, people: OneCrew.Team, faults: answered);
    }
}
