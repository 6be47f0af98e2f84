using CoverBot.Desk;
using CoverBot.Desk.Running;
using CoverBot.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CoverBot.Tests.Desk.Running;

[Trait("kind", "contract")]
public sealed class SweepTests : IDisposable
{
    private readonly TempStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task A_crew_whose_process_has_died_is_run_by_another_one_two_minutes_after_it_was_due()
    {
        using (var dead = new OneDesk(store))
        {
            await dead.TypeAsync("team");
            await dead.TypeAsync("away");
            await dead.TypeAsync("later tea 10");
            await dead.RunAsync();
            await dead.Get<Work>().CloseAsync(TimeSpan.FromSeconds(10));
        }
        using var other = new OneDesk(store);
        await store.PassAsync(Duration.FromMinutes(11));
        Assert.Empty((await other.Get<Sweep>().RunOverdueAsync(CancellationToken.None)).Outlooks);

        await store.PassAsync(Duration.FromMinutes(1));

        Assert.Single((await other.Get<Sweep>().RunOverdueAsync(CancellationToken.None)).Outlooks);
        Assert.Contains(other.Seen, words => words.StartsWith("tea at ", StringComparison.Ordinal));
        Assert.Empty((await other.Get<Sweep>().RunOverdueAsync(CancellationToken.None)).Outlooks);
    }

    [Fact]
    public async Task What_a_dead_process_has_not_shown_is_shown_by_another_one_after_two_minutes()
    {
        using (var dead = new OneDesk(store) { Chat = { IsDown = true } })
        {
            await dead.TypeAsync("team");
            await dead.TypeAsync("tell it");
            await dead.Get<Work>().CloseAsync(TimeSpan.FromSeconds(10));
        }
        using var other = new OneDesk(store);
        Assert.Empty((await other.Get<Sweep>().RunOverdueAsync(CancellationToken.None)).Outlooks);

        await store.PassAsync(Duration.FromMinutes(2));

        Assert.Single((await other.Get<Sweep>().RunOverdueAsync(CancellationToken.None)).Outlooks);
        Assert.Equal(["it"], other.Seen);
    }

    [Fact]
    public async Task Whoever_was_found_without_a_wake_up_is_told_in_time_what_falls_due_next()
    {
        using (var dead = new OneDesk(store) { Chat = { IsDown = true } })
        {
            await dead.TypeAsync("team");
            await dead.TypeAsync("away");
            await dead.TypeAsync("later tea 60");
            await dead.TypeAsync("tell it");
            await dead.Get<Work>().CloseAsync(TimeSpan.FromSeconds(10));
        }
        using var other = new OneDesk(store);
        await DropAllAsync();
        Assert.Single((await other.Get<Sweep>().RunOverdueAsync(CancellationToken.None)).Outlooks);
        Assert.Contains("it", other.Seen);

        await store.PassAsync(Duration.FromMinutes(60));
        await other.HandleWakeUpsAsync();

        Assert.Contains(other.Seen, words => words.StartsWith("tea at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_parked_crew_is_run_through_by_a_release_that_can_although_nothing_is_due()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.QuietAsync();
        await desk.Get<Parked>().AddAsync(new(OneDesk.Crew, 1, store.Now));
        using var other = new OneDesk(store);

        Assert.Single((await other.Get<Sweep>().RunOverdueAsync(CancellationToken.None)).Outlooks);

        Assert.Equal(0, await desk.Get<Parked>().CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task It_counts_as_parked_until_its_new_wake_up_is_there()
    {
        var stillParked = new List<int>();
        OneDesk? desk = null;
        var faults = new AtPoints(async point =>
        {
            if (point == Faults.WakeUpSent)
            {
                stillParked.Add(await desk!.Get<Parked>().CountAsync(CancellationToken.None));
            }
        });
        using (desk = new OneDesk(store, faults: faults))
        {
            await desk.TypeAsync("team");
            await desk.QuietAsync();
            await desk.Get<Parked>().AddAsync(new(OneDesk.Crew, 1, store.Now));
            stillParked.Clear();

            await desk.RunAsync();

            Assert.Equal([1], stillParked);
            Assert.Equal(0, await desk.Get<Parked>().CountAsync(CancellationToken.None));
        }
    }

    [Fact]
    public async Task Whatever_keeps_failing_is_found_again_and_again_and_gets_one_wake_up_more()
    {
        using (var dead = new OneDesk(store) { Chat = { IsDown = true } })
        {
            await dead.TypeAsync("team");
            await dead.TypeAsync("tell it");
            await dead.Get<Work>().CloseAsync(TimeSpan.FromSeconds(10));
        }
        using var other = new OneDesk(store) { Chat = { IsDown = true } };
        await DropAllAsync();
        for (var sweeps = 0; sweeps < 3; sweeps++)
        {
            Assert.Single((await other.Get<Sweep>().RunOverdueAsync(CancellationToken.None)).Outlooks);
            await store.PassAsync(Duration.FromMinutes(10));
        }

        Assert.Single(await store.WakeUps.ReceiveAsync(100, Duration.FromSeconds(60), CancellationToken.None));
    }

    [Fact]
    public void Replicas_that_start_together_sweep_at_different_times()
    {
        var period = TimeSpan.FromMinutes(10);

        var offsets = Enumerable.Range(1, 4).Select(number => new Replica($"{number}-1798194000000", Alone: false).Offset(period)).ToList();

        Assert.Equal(4, offsets.Distinct().Count());
        Assert.All(offsets, offset => Assert.InRange(offset, TimeSpan.Zero, period));
    }

    [Fact]
    public void Replicas_that_start_in_the_same_moment_in_containers_of_their_own_are_told_apart() =>
        Assert.NotEqual(Replica.Of(store.Wall, alone: false).Name, Replica.Of(store.Wall, alone: false).Name);

    [Fact]
    public async Task Starting_over_while_crews_are_looked_after_does_not_end_looking_after_them()
    {
        using var desk = new OneDesk(store, alone: true);
        await desk.TypeAsync("team");
        await desk.Get<Work>().CloseAsync(TimeSpan.FromSeconds(10));

        using var sweep = desk.Get<Sweep>();
        await sweep.StartAsync(CancellationToken.None);
        await Eventually.Async(() => desk.Logged.Any(line => line.StartsWith("Sweeping crew", StringComparison.Ordinal)) || sweep.ExecuteTask!.IsCompleted);

        Assert.False(sweep.ExecuteTask!.IsCompleted);
        await sweep.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Beside_others_it_looks_within_a_minute_of_its_start_and_from_then_on_every_ten_minutes()
    {
        using (var dead = new OneDesk(store))
        {
            await dead.TypeAsync("team");
            await dead.TypeAsync("away");
            await dead.TypeAsync("later tea 10");
            await dead.TypeAsync("later cake 60");
            await dead.TypeAsync("later jam 120");
            await dead.RunAsync();
            await dead.Get<Work>().CloseAsync(TimeSpan.FromSeconds(10));
        }
        using var other = new OneDesk(store);
        var time = new SteppedTime();
        using var sweep = SweepBy(other, time);
        await store.PassAsync(Duration.FromMinutes(12));
        await sweep.StartAsync(CancellationToken.None);

        await LooksWithinAsync(Duration.FromMinutes(1), "tea at ");
        await store.PassAsync(Duration.FromMinutes(60));
        await LooksWithinAsync(Duration.FromMinutes(10), "cake at ");
        await store.PassAsync(Duration.FromMinutes(60));
        await LooksWithinAsync(Duration.FromMinutes(10), "jam at ");
        await sweep.StopAsync(CancellationToken.None);

        async Task LooksWithinAsync(Duration span, string words)
        {
            await Eventually.Async(() => time.Next is not null);
            time.Now += span;
            await Eventually.Async(() => other.Seen.Any(seen => seen.StartsWith(words, StringComparison.Ordinal)));
        }
    }

    /// <summary>That desk's sweep, whose timers alone go by <paramref name="time"/>. By its name it waits for a good half of each span.</summary>
    private static Sweep SweepBy(OneDesk desk, TimeProvider time) => new(
        desk.Get<CrewStore>(), desk.Get<CrewRunner>(), desk.Get<Overdue>(), desk.Get<Parked>(), desk.Get<Guard>(), new Replica("a", Alone: false), time, NullLogger<Sweep>.Instance);

    private sealed class AtPoints(Func<string, Task> at) : IFaults
    {
        public Task AtAsync(string point) => at(point);
    }

    /// <summary>What was sent so far is lost; a few minutes pass.</summary>
    private async Task DropAllAsync()
    {
        await store.PassAsync(Duration.FromMinutes(3));
        foreach (var received in await store.WakeUps.ReceiveAsync(100, Duration.FromSeconds(60), CancellationToken.None))
        {
            await store.WakeUps.DeleteAsync(received, CancellationToken.None);
        }
    }
}
