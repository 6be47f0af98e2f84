using CoverBot.Desk;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Storage;
using CoverBot.Tests.Desk.Rows;
using NodaTime;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>A large crew all goes on the same leave, and the host sleeps through a weekend.</summary>
[Trait("kind", "rule")]
public sealed class ManyDueTests
{
    private const int Many = 120;

    private static readonly IReadOnlyList<(MemberId Member, ClientId Client, AbsenceId Leave)> Crowd =
        [.. Enumerable.Range(1, Many).Select(number => (new MemberId($"m{number}"), new ClientId($"c{number}"), new AbsenceId($"l{number}")))];

    [Fact]
    public void However_much_falls_due_at_once_each_decision_fits_into_a_transaction_and_all_of_it_is_done()
    {
        var (steps, most) = (0, 0);
        var play = new Play(Crew(), Crewland.Monday, step =>
        {
            steps++;
            most = Math.Max(most, LaggingWatch.Rows(step));
        });
        foreach (var (member, _, leave) in Crowd)
        {
            play.Does(Wishes.Away(member, Crewland.Week, leave));
        }
        var before = steps;

        play.Sleeps(Duration.FromDays(4));

        Assert.InRange(most, 30, TableLimits.Actions - 3);
        Assert.InRange(steps - before, Many / 30, 2 * Many / 30);
        Assert.All(Crowd, one => Assert.True(play[one.Leave].Asks.Length > 1, $"for {one.Leave} nobody else was asked"));
    }

    /// <summary>Words may fill their fields, and a letter may be six bytes when it is sent.</summary>
    [Fact]
    public void Thirty_leaves_of_four_clients_with_all_that_their_forms_take_fit_into_a_transaction_too()
    {
        var most = 0L;
        var play = new Play(Crew(moreClients: 3), Crewland.Monday, step => most = Math.Max(most, step.Command is Command.Tick ? LaggingWatch.Bytes(step) : 0));
        foreach (var (member, _, leave) in Crowd.Take(40))
        {
            var clients = play.Crew.ClientsOf(member).Select(client => client.Id).ToList();
            play.Does(Wishes.Away(member, Crewland.Week, leave) with { Details = [.. clients.Select(client => new ClientDetail(client, Heat.Hot, Long(80), ""))] });
            play.Does([.. clients.Select(client => new Command.ChangeWords(member, leave, client, Long(1000)))]);
            play.Does(new Command.Decline(Crewland.Ben, leave, [], null, Long(500)));
        }

        play.Sleeps(Duration.FromDays(4));

        Assert.InRange(most, 1024 * 1024, 3 * 1024 * 1024);
        Assert.All(Crowd.Take(40), one => Assert.Contains(play[one.Leave].Asks, ask => ask.Member == Crewland.Cara && ask.Lines.Any(line => line.Offer is Offer.Lapsed)));

        static string Long(int letters) => new('ü', letters);
    }

    private static CrewState Crew(int moreClients = 0)
    {
        var crew = Crewland.State();
        foreach (var (id, client, _) in Crowd)
        {
            crew = crew.With(crew[Crewland.Ann] with { Id = id, Account = Crewland.AccountOf(id), Name = id.Value, FullName = id.Value })
                .With(Owned(crew, id, client));
            crew = Enumerable.Range(1, moreClients).Aggregate(crew, (state, number) => state.With(Owned(state, id, new($"{client.Value}-{number}"))));
        }
        return crew;
    }

    private static Client Owned(CrewState crew, MemberId owner, ClientId id) => crew[Crewland.Acme] with { Id = id, Name = id.Value, Owner = owner, Told = new ToldHow.ByHand() };
}
