using CoverBot.Desk;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Tests.Desk.Delivery;
using CoverBot.Tests.Support;
using Presses = CoverBot.Domain.Cards.Presses;

namespace CoverBot.Tests.Desk;

/// <summary>Two backups press Accept in the same instant, each at another replica: one store, the real rules, real threads.</summary>
[Trait("kind", "contract")]
public sealed class OneCoverTests : IAsyncDisposable
{
    private const int Tries = 1000;
    private const int ClientsEach = 25;
    private static readonly string[] Team = ["lee", "ann", "ben", "cara"];

    private readonly TempStore store = new();
    private readonly OneDesk one;
    private readonly OneDesk two;

    public OneCoverTests()
    {
        var room = new ChatRoom();
        (one, two) = (new(store, Rules.OfTheDomain, room, people: Team), new(store, Rules.OfTheDomain, room, people: Team));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var desk in new[] { one, two })
        {
            await desk.Get<Work>().CloseAsync(TimeSpan.FromSeconds(30));
            desk.Dispose();
        }
        store.Dispose();
    }

    [Fact]
    public async Task A_thousand_times_one_has_it_and_the_other_is_told_who()
    {
        var firsts = new Dictionary<string, int>();
        for (var round = 0; round < Tries / ClientsEach; round++)
        {
            var crew = await CrewAsync($"T{round}");
            for (var number = 0; number < ClientsEach; number++)
            {
                var first = await BothAcceptAsync(crew, crew.Clients[number], swap: number % 2 == 0);
                firsts[first] = firsts.GetValueOrDefault(first) + 1;
            }
        }

        Assert.Equal(Tries, firsts.Values.Sum());
        Assert.All(["ben", "cara"], name => Assert.True(firsts.GetValueOrDefault(name) > 0, $"{name} was never first: they did not press in the same instant"));
    }

    /// <summary>Ann has an emergency; Ben and Cara are asked for each of her clients.</summary>
    private async Task<Asked> CrewAsync(string tenant)
    {
        await TypeAsync(tenant, "lee", "channel here", "team");
        for (var number = 1; number <= ClientsEach; number++)
        {
            await TypeAsync(tenant, "ann", $"client add Client{number} by hand");
        }
        await TypeAsync(tenant, "ann", "backups all @ben @cara");
        await TypeAsync(tenant, "ann", "emergency");
        var id = Ids.Crew("playground", tenant);
        await one.Get<CoverBot.Desk.Running.CrewRunner>().RunAsync(id);
        var state = await StateAsync(id);
        return new(tenant, id, [.. state.Clients.Values], state.Absences.Values.Single());
    }

    /// <returns>Who has it.</returns>
    private async Task<string> BothAcceptAsync(Asked asked, Client client, bool swap)
    {
        using var barrier = new Barrier(2);
        var (benAt, caraAt) = swap ? (two, one) : (one, two);
        var answers = await Task.WhenAll(
            Task.Run(() => PressAsync(benAt, asked, client, "ben", barrier), Cancel),
            Task.Run(() => PressAsync(caraAt, asked, client, "cara", barrier), Cancel));

        var cover = (await StateAsync(asked.Crew))[asked.Absence.Id].CoverOf(client.Id)!;
        var (first, second) = cover.CoveredBy == Member(asked, "ben") ? ("ben", 1) : ("cara", 0);
        Assert.Equal(Member(asked, first), cover.CoveredBy);
        Assert.False(answers[1 - second].Refused, answers[1 - second].Card.Summary);
        Assert.StartsWith($"Thank you. You look after {client.Name}, ", answers[1 - second].Card.Summary, StringComparison.Ordinal);
        Assert.True(answers[second].Refused, answers[second].Card.Summary);
        Assert.StartsWith($"{first} has {client.Name} already", answers[second].Card.Summary, StringComparison.Ordinal);
        var lines = (await StateAsync(asked.Crew))[asked.Absence.Id].Asks.SelectMany(ask => ask.Lines.Where(line => line.Client == client.Id)).ToList();
        Assert.Single(lines, line => line.Offer is Offer.Accepted);
        Assert.Equal(Member(asked, first), Assert.Single(lines.Select(line => line.Offer).OfType<Offer.Withdrawn>()).TakenBy);
        return first;
    }

    private async Task<Answer.Reply> PressAsync(OneDesk desk, Asked asked, Client client, string who, Barrier barrier)
    {
        var ask = asked.Absence.Asks.Single(ask => ask.Member == Member(asked, who));
        var press = Presses.Accept(asked.Absence, ask, client.Id);
        var pressed = new Inbound.Pressed($"{asked.Tenant}-{who}-{client.Id}", Account(asked.Tenant, who), null, store.Now, "", press, null);
        barrier.SignalAndWait(Cancel);
        return Assert.IsType<Answer.Reply>(await desk.Get<IDesk>().HandleAsync(pressed, Cancel));
    }

    private async Task TypeAsync(string tenant, string who, string text, string? room = null)
    {
        var channel = room is null ? null : new ChannelRef("playground", tenant, room);
        var typed = new Inbound.Typed($"{tenant}-{who}-{text}", Account(tenant, who), channel, store.Now, "", text);
        var answer = await one.Get<IDesk>().HandleAsync(typed, Cancel);
        Assert.False(answer is Answer.Reply { Refused: true }, $"{text}: {(answer as Answer.Reply)?.Card.Summary}");
    }

    private async Task<CrewState> StateAsync(CrewId crew) => (await one.Get<CrewStore>().LoadAsync(crew, Cancel)).State;

    private static Account Account(string tenant, string who) => new("playground", tenant, who);

    private static MemberId Member(Asked asked, string who) => Ids.Member(Account(asked.Tenant, who));

    private sealed record Asked(string Tenant, CrewId Crew, Client[] Clients, Absence Absence);
}
