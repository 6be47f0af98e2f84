using CoverBot.Teams.Calling;
using CoverBot.Tests.Support;
using CsCheck;
using NodaTime;

namespace CoverBot.Tests.Teams.Calling;

[Trait("kind", "rule")]
public sealed class TeamsPaceTests
{
    private static readonly TeamsLane Acme = new("tenant", "19:acme", Reads: false);

    private readonly SettableTime wall = new(Instant.FromUtc(2026, 11, 30, 9, 0).ToDateTimeOffset());
    private readonly TeamsPace pace;

    public TeamsPaceTests() => pace = new(wall);

    [Fact]
    public void Seven_go_at_once_one_waits_a_second_and_the_next_two()
    {
        var turns = Enumerable.Range(0, 9).Select(_ => pace.Enter(Acme)).ToArray();

        Assert.All(turns, turn => Assert.True(turn.Taken));
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 1, 2], turns.Select(turn => (int)turn.Wait.TotalSeconds));
    }

    [Fact]
    public void Who_would_wait_too_long_is_sent_away_and_has_a_turn_when_told_to_come_back()
    {
        var sentAway = Enumerable.Range(0, 40).Select(_ => pace.Enter(Acme)).First(turn => !turn.Taken);

        wall.Advance(sentAway.Wait.ToTimeSpan());
        Assert.True(pace.Enter(Acme).Taken);
    }

    [Fact]
    public void Reading_has_twice_the_room_and_does_not_wait_for_what_is_said()
    {
        _ = Enumerable.Range(0, 20).Select(_ => pace.Enter(Acme)).ToArray();

        Assert.All(Enumerable.Range(0, 14), _ => Assert.Equal((true, Duration.Zero), pace.Enter(Acme with { Reads = true })));
        Assert.NotEqual(Duration.Zero, pace.Enter(Acme with { Reads = true }).Wait);
    }

    [Fact]
    public void Fifty_calls_a_second_are_one_tenant_s_and_another_tenant_has_its_own()
    {
        var waits = Enumerable.Range(0, 51).Select(i => pace.Enter(new("tenant", $"19:{i}", false)).Wait).ToArray();

        Assert.All(waits[..50], wait => Assert.Equal(Duration.Zero, wait));
        Assert.Equal(Duration.FromSeconds(1), waits[50]);
        Assert.Equal(Duration.Zero, pace.Enter(new("other", "19:1", false)).Wait);
    }

    /// <summary>Three conversations, pauses of any length, two hours.</summary>
    [Fact]
    public void Whatever_comes_when_no_limit_of_Teams_is_ever_broken() => Gen.Select(Gen.Int[0, 2], Gen.Frequency((6, Gen.Int[0, 300]), (3, Gen.Int[0, 3000]), (1, Gen.Int[0, 120_000]))).Array[0, 600].Sample(steps =>
    {
        var time = new SettableTime(Instant.FromUtc(2026, 11, 30, 9, 0).ToDateTimeOffset());
        var paced = new TeamsPace(time);
        var sent = new List<(int Thread, DateTimeOffset At)>();
        foreach (var (thread, pause) in steps)
        {
            time.Advance(TimeSpan.FromMilliseconds(pause));
            if (paced.Enter(new("tenant", $"19:{thread}", false)) is (true, var wait))
            {
                Assert.InRange(wait.TotalSeconds, 0, 2);
                sent.Add((thread, time.GetUtcNow() + wait.ToTimeSpan()));
            }
        }
        Assert.All(sent.GroupBy(one => one.Thread), thread => Holds([.. thread.Select(one => one.At)], (7, 1), (8, 2), (60, 30), (1800, 3600)));
        Holds([.. sent.Select(one => one.At)], (50, 1));
    }, iter: 200);

    private static void Holds(DateTimeOffset[] sent, params (int Calls, int Seconds)[] limits)
    {
        Array.Sort(sent);
        foreach (var (calls, seconds) in limits)
        {
            for (var i = calls; i < sent.Length; i++)
            {
                Assert.True(sent[i] - sent[i - calls] >= TimeSpan.FromSeconds(seconds), $"more than {calls} in {seconds} s");
            }
        }
    }
}
