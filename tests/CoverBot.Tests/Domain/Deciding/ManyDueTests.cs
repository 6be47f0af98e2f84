using CoverBot.Desk;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
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

    private static CrewState Crew()
    {
        var crew = Crewland.State();
        foreach (var (id, client, _) in Crowd)
        {
            crew = crew.With(crew[Crewland.Ann] with { Id = id, Account = Crewland.AccountOf(id), Name = id.Value, FullName = id.Value })
                .With(crew[Crewland.Acme] with { Id = client, Name = client.Value, Owner = id, Told = new ToldHow.ByHand() });
        }
        return crew;
    }
}
