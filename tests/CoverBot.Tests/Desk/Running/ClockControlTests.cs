using CoverBot.Desk.Running;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Desk.Running;

[Trait("kind", "contract")]
public sealed class ClockControlTests : IDisposable
{
    private readonly TempStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Pushing_the_clock_tells_everything_at_the_moment_it_was_due()
    {
        using var clock = await ClockAsync();
        using var desk = await AwayAsync(clock);
        using var control = Control(clock, desk);
        var start = control.Now;

        Assert.Equal(start + Duration.FromDays(1), await control.PushAsync(Duration.FromDays(1), CancellationToken.None));

        Assert.Equal(["Ann is away", $"tea at {start + Duration.FromMinutes(10)}", $"cake at {start + Duration.FromMinutes(90)}"], desk.Seen);
    }

    [Fact]
    public async Task A_crew_that_could_not_be_run_for_a_moment_is_told_everything_at_its_moment_all_the_same()
    {
        using var clock = await ClockAsync();
        using var desk = await AwayAsync(clock);
        using var control = Control(clock, desk);
        var start = control.Now;
        desk.Table.Before = () => throw new InvalidOperationException("away for a moment");

        await control.PushAsync(Duration.FromDays(1), CancellationToken.None);

        Assert.Equal(["Ann is away", $"tea at {start + Duration.FromMinutes(10)}", $"cake at {start + Duration.FromMinutes(90)}"], desk.Seen);
    }

    [Fact]
    public async Task What_falls_due_while_a_push_delivers_does_not_put_off_what_comes_after_it()
    {
        using var clock = await ClockAsync();
        using var desk = await AwayAsync(clock);
        using var control = Control(clock, desk);
        var start = control.Now;
        await desk.TypeAsync("later milk 120");
        await desk.RunAsync();
        var slow = true;
        desk.Chat.Before = () =>
        {
            if (slow)
            {
                slow = false;
                store.Wall.Advance(TimeSpan.FromMinutes(90));
            }
        };

        await control.PushAsync(Duration.FromDays(1), CancellationToken.None);

        Assert.Contains($"milk at {start + Duration.FromMinutes(120)}", desk.Seen);
    }

    [Fact]
    public async Task A_push_that_was_cut_short_is_finished_at_the_next_start()
    {
        using var clock = await ClockAsync();
        using var desk = await AwayAsync(clock);
        var start = clock.GetCurrentInstant();
        using (var killed = new ClockControl(clock, store.Table, () => throw new InvalidOperationException("killed"), store.Wall))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => killed.PushAsync(Duration.FromHours(1), CancellationToken.None));
        }

        using var control = Control(clock, desk);
        await control.FinishAsync(CancellationToken.None);

        Assert.Equal(start + Duration.FromHours(1), control.Now);
        Assert.Equal(["Ann is away", $"tea at {start + Duration.FromMinutes(10)}"], desk.Seen);
        await control.FinishAsync(CancellationToken.None);
        Assert.Equal(start + Duration.FromHours(1), control.Now);
    }

    [Fact]
    public async Task Two_pushes_at_once_are_done_one_after_the_other()
    {
        using var clock = await ClockAsync();
        using var desk = await AwayAsync(clock);
        using var control = Control(clock, desk);
        var start = control.Now;

        await Task.WhenAll(control.PushAsync(Duration.FromHours(1), CancellationToken.None), control.PushAsync(Duration.FromHours(1), CancellationToken.None));

        Assert.Equal(start + Duration.FromHours(2), control.Now);
        Assert.Equal($"cake at {start + Duration.FromMinutes(90)}", desk.Seen.Last());
    }

    [Fact]
    public async Task The_clock_is_never_pushed_back()
    {
        using var clock = await ClockAsync();
        using var desk = await AwayAsync(clock);
        using var control = Control(clock, desk);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => control.PushAsync(Duration.FromSeconds(-1), CancellationToken.None));
    }

    private Task<PushedClock> ClockAsync() => PushedClock.LoadAsync(store.Table, store.Wall, pushable: true, CancellationToken.None);

    private async Task<OneDesk> AwayAsync(PushedClock clock)
    {
        var desk = new OneDesk(store, clock: clock);
        await desk.TypeAsync("team");
        await desk.TypeAsync("away");
        await desk.TypeAsync("later tea 10");
        await desk.TypeAsync("later cake 90");
        return desk;
    }

    private ClockControl Control(PushedClock clock, OneDesk desk) => new(clock, store.Table, desk.Get<Sweep>, store.Wall);
}
