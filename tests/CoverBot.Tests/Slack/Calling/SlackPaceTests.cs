using CoverBot.Slack.Calling;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Slack.Calling;

[Trait("kind", "rule")]
public sealed class SlackPaceTests
{
    private static readonly SlackLane Acme = new("T1", "chat.postMessage", "C1");

    private readonly SettableTime wall = new(Instant.FromUtc(2026, 11, 30, 9, 0).ToDateTimeOffset());
    private readonly SlackPace pace;

    public SlackPaceTests() => pace = new(wall);

    [Fact]
    public void Three_go_at_once_two_wait_a_moment_and_the_rest_comes_back_one_a_second()
    {
        var turns = Enumerable.Range(0, 8).Select(_ => pace.Enter(Acme)).ToArray();

        Assert.Equal([true, true, true, true, true, false, false, false], turns.Select(turn => turn.Taken));
        Assert.Equal([0, 0, 0, 1, 2, 3, 4, 5], turns.Select(turn => (int)turn.Wait.TotalSeconds));
    }

    [Fact]
    public void Who_comes_back_when_told_gets_a_turn()
    {
        var sentAway = Enumerable.Range(0, 8).Select(_ => pace.Enter(Acme)).Where(turn => !turn.Taken).Select(turn => turn.Wait).ToArray();
        var now = Duration.Zero;

        foreach (var wait in sentAway)
        {
            wall.Advance((wait - now).ToTimeSpan());
            now = wait;
            Assert.True(pace.Enter(Acme).Taken);
        }
    }

    [Fact]
    public void After_a_pause_three_go_at_once_again()
    {
        _ = Enumerable.Range(0, 8).Select(_ => pace.Enter(Acme)).ToArray();
        wall.Advance(TimeSpan.FromSeconds(20));

        Assert.All(Enumerable.Range(0, 3), _ => Assert.Equal((true, Duration.Zero), pace.Enter(Acme)));
    }

    [Fact]
    public void Channels_and_workspaces_do_not_wait_for_each_other()
    {
        _ = Enumerable.Range(0, 8).Select(_ => pace.Enter(Acme)).ToArray();

        Assert.Equal((true, Duration.Zero), pace.Enter(Acme with { Channel = "C2" }));
        Assert.Equal((true, Duration.Zero), pace.Enter(Acme with { Team = "T2" }));
    }
}
