using CoverBot.Desk.Running;

namespace CoverBot.Tests.Desk.Running;

[Trait("kind", "rule")]
public sealed class TurnsTests
{
    [Fact]
    public async Task Who_asks_while_a_run_is_under_way_shares_the_one_after_it()
    {
        var gates = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        var begun = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        var runs = 0;
        var turns = new Turns<string, int>(async _ =>
        {
            var run = runs++;
            begun[run].SetResult();
            await gates[run].Task;
            return run;
        });

        var first = turns.NextAsync("crew");
        await begun[0].Task;
        var second = turns.NextAsync("crew");
        var third = turns.NextAsync("crew");
        gates[0].SetResult();
        gates[1].SetResult();

        var results = await Task.WhenAll(first, second, third);
        Assert.Equal([0, 1, 1], results);
    }

    [Fact]
    public async Task A_run_that_fails_does_not_spoil_the_next()
    {
        var runs = 0;
        var turns = new Turns<string, int>(_ => ++runs == 1 ? throw new InvalidOperationException() : Task.FromResult(runs));

        await Assert.ThrowsAsync<InvalidOperationException>(() => turns.NextAsync("crew"));
        Assert.Equal(2, await turns.NextAsync("crew"));
    }

    [Fact]
    public async Task Crews_do_not_wait_for_each_other()
    {
        var never = new TaskCompletionSource<string>();
        var turns = new Turns<string, string>(crew => crew == "slow" ? never.Task : Task.FromResult(crew));

        _ = turns.NextAsync("slow");

        Assert.Equal("quick", await turns.NextAsync("quick"));
    }
}
