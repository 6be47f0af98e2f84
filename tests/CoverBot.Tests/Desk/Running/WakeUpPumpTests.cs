using CoverBot.Desk;
using CoverBot.Desk.Running;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Deciding;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Desk.Running;

[Trait("kind", "contract")]
public sealed class WakeUpPumpTests : IDisposable
{
    private static readonly Duration Lease = Duration.FromSeconds(60);

    private readonly TempStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task A_wake_up_that_is_ahead_of_its_commit_waits_for_it()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await DropAllAsync();
        await store.WakeUps.SendAsync(new WakeUp(OneDesk.Crew, 2, store.Now), Duration.Zero, CancellationToken.None);

        await HandleAsync(desk);

        Assert.Empty(await ReceiveAsync());
        await store.PassAsync(Duration.FromSeconds(25));
        Assert.Equal(2, Assert.Single(await ReceiveAsync()).WakeUp.Rev);
    }

    [Fact]
    public async Task A_wake_up_whose_commit_never_came_is_gone_after_five_minutes()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await DropAllAsync();
        await store.WakeUps.SendAsync(new WakeUp(OneDesk.Crew, 2, store.Now), Duration.FromMinutes(5), CancellationToken.None);
        await store.PassAsync(Duration.FromMinutes(5));

        await HandleAsync(desk);

        await store.PassAsync(Duration.FromDays(6));
        Assert.Empty(await ReceiveAsync());
    }

    [Fact]
    public async Task What_falls_due_in_an_hour_is_told_in_an_hour_although_nobody_says_anything()
    {
        using var desk = new OneDesk(store);
        await AwayUntilLaterAsync(desk);
        await desk.RunAsync();
        await store.PassAsync(Duration.FromSeconds(25));
        await desk.HandleWakeUpsAsync();
        Assert.DoesNotContain(desk.Seen, words => words.StartsWith("tea", StringComparison.Ordinal));

        await store.PassAsync(Duration.FromMinutes(60));
        await desk.HandleWakeUpsAsync();

        Assert.Contains(desk.Seen, words => words.StartsWith("tea at", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_falls_due_is_told_in_time_although_an_old_absence_was_filed_meanwhile()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("away", "first");
        await desk.TypeAsync("back");
        await desk.TypeAsync("away", "second");
        await desk.TypeAsync("later cake 3000");
        await desk.TypeAsync("later tea 2885");
        await PassAndHandleAsync(desk, Duration.FromSeconds(25));

        await PassAndHandleAsync(desk, Duration.FromMinutes(2885));
        await PassAndHandleAsync(desk, Duration.FromSeconds(25));
        Assert.Contains(await desk.KeysAsync(), key => key.StartsWith("past|", StringComparison.Ordinal));
        await PassAndHandleAsync(desk, Duration.FromMinutes(115));

        Assert.Contains(desk.Seen, words => words.StartsWith("cake at", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wake_up_outlives_a_push_of_the_clock_that_comes_before_its_commit()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await DropAllAsync();
        await desk.Get<Guard>().SendAsync(OneDesk.Crew, 2);
        store.Clock.Advance(Duration.FromHours(4));

        await HandleAsync(desk);

        store.Clock.Advance(Duration.FromSeconds(25));
        Assert.Equal(2, Assert.Single(await ReceiveAsync()).WakeUp.Rev);
    }

    [Fact]
    public async Task After_a_restart_the_wake_up_of_a_killed_process_delivers_what_it_had_saved()
    {
        using (var killed = new OneDesk(store))
        {
            killed.Chat.IsDown = true;
            await killed.TypeAsync("team");
            await killed.TypeAsync("tell it");
            await killed.RunAsync();
        }
        store.Restart();
        await store.PassAsync(Duration.FromSeconds(25));

        using var desk = new OneDesk(store);
        await desk.HandleWakeUpsAsync();

        Assert.Equal(["it"], desk.Seen);
    }

    [Fact]
    public async Task A_chat_that_is_down_is_tried_again_and_nothing_is_said_twice()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        desk.Chat.IsDown = true;
        await desk.TypeAsync("tell it");
        Assert.NotNull((await desk.RunAsync()).RetryAt);

        desk.Chat.IsDown = false;
        await store.PassAsync(Duration.FromSeconds(25));
        await desk.HandleWakeUpsAsync();
        await desk.RunAsync();

        Assert.Equal(["it"], desk.Seen);
    }

    [Fact]
    public async Task A_tick_that_leaves_something_due_is_a_fault_counted_and_at_last_parked()
    {
        using var desk = new OneDesk(store, SmallRules.All with { Decide = (_, _, _) => new Decision.Done([], new Answer.Silent()) });
        await AwayUntilLaterAsync(desk);
        await store.PassAsync(Duration.FromMinutes(61));
        await DropAllAsync();
        await store.WakeUps.SendAsync(new WakeUp(OneDesk.Crew, 1, store.Now), Duration.Zero, CancellationToken.None);

        for (var failure = 1; failure <= 5; failure++)
        {
            Assert.Equal(0, await desk.Get<Parked>().CountAsync(CancellationToken.None));
            await HandleAsync(desk);
            await store.PassAsync(Duration.FromMinutes(3));
        }

        Assert.Equal(1, await desk.Get<Parked>().CountAsync(CancellationToken.None));
        Assert.Empty(await ReceiveAsync());
        Assert.Contains(desk.Logged, line => line.Contains("InvalidOperationException", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crew_that_recovers_is_parked_no_longer_whoever_ran_it_and_what_falls_due_next_is_told_in_time(bool byAnother)
    {
        var breaks = true;
        using var desk = new OneDesk(store, SmallRules.All with { Decide = (command, crew, at) => breaks ? throw new FormatException() : SmallRules.All.Decide(command, crew, at) });
        await AwayUntilLaterAsync(desk);
        await desk.TypeAsync("later cake 120");
        await store.PassAsync(Duration.FromMinutes(61));
        await DropAllAsync();
        await store.WakeUps.SendAsync(new WakeUp(OneDesk.Crew, 1, store.Now), Duration.Zero, CancellationToken.None);
        for (var failure = 1; failure <= 5; failure++)
        {
            await HandleAsync(desk);
            await store.PassAsync(Duration.FromMinutes(3));
        }
        using var other = new OneDesk(store);
        Assert.Equal(1, await other.Get<Parked>().CountAsync(CancellationToken.None));
        await desk.Get<Sweep>().RunAllAsync(CancellationToken.None);
        Assert.Equal(1, await desk.Get<Parked>().CountAsync(CancellationToken.None));

        breaks = false;
        await (byAnother ? other : desk).Get<Sweep>().RunAllAsync(CancellationToken.None);

        Assert.Equal(0, await desk.Get<Parked>().CountAsync(CancellationToken.None));
        await PassAndHandleAsync(desk, Guard.Hidden);
        await PassAndHandleAsync(desk, Duration.FromMinutes(45));
        Assert.Contains((byAnother ? other : desk).Seen.Concat(desk.Seen), words => words.StartsWith("cake at", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_that_is_away_for_long_is_no_fault_of_the_crew_s_which_is_run_as_soon_as_it_is_back()
    {
        using var desk = new OneDesk(store);
        await AwayUntilLaterAsync(desk);
        await store.PassAsync(Duration.FromMinutes(61));
        await DropAllAsync();
        await store.WakeUps.SendAsync(new WakeUp(OneDesk.Crew, 1, store.Now), Duration.Zero, CancellationToken.None);
        desk.Table.IsDown = _ => true;
        for (var turn = 0; turn < 10; turn++)
        {
            await HandleAsync(desk);
            await store.PassAsync(Duration.FromSeconds(5));
        }

        desk.Table.IsDown = _ => false;
        await HandleAsync(desk);

        Assert.Equal(0, await desk.Get<Parked>().CountAsync(CancellationToken.None));
        Assert.Contains(desk.Seen, words => words.StartsWith("tea at", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_card_that_the_store_held_up_for_long_is_shown_seconds_after_it_is_back()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        desk.Table.IsDown = key => key.StartsWith("board|", StringComparison.Ordinal);
        await desk.TypeAsync("tell it");
        for (var turn = 0; turn < 10; turn++)
        {
            Assert.True((await desk.RunAsync()).RetryAt - store.Wall.Wall() <= Duration.FromSeconds(5));
            await store.PassAsync(Duration.FromSeconds(6));
        }

        desk.Table.IsDown = _ => false;
        await desk.RunAsync();

        Assert.Equal(["it"], desk.Seen);
    }

    [Fact]
    public async Task Whoever_was_moved_here_is_told_in_time_what_falls_due_next()
    {
        using var desk = new OneDesk(store);
        await AwayUntilLaterAsync(desk);
        await desk.RunAsync();
        await DropAllAsync();
        await store.WakeUps.SendAsync(new WakeUp(OneDesk.Crew, 0, store.Now), Duration.Zero, CancellationToken.None);
        await HandleAsync(desk);

        await PassAndHandleAsync(desk, Duration.FromMinutes(61));

        Assert.Contains(desk.Seen, words => words.StartsWith("tea at", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_takes_long_keeps_its_wake_up_from_everybody_else_and_its_failure_counts()
    {
        var held = new TaskCompletionSource();
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("tell it");
        await desk.QuietAsync();
        await DropAllAsync();
        await store.WakeUps.SendAsync(new WakeUp(OneDesk.Crew, 0, store.Now), Duration.Zero, CancellationToken.None);
        desk.Table.BeforeRange = () => held.Task;
        var run = desk.Get<WakeUpPump>().HandleAsync(Assert.Single(await store.WakeUps.ReceiveAsync(1, Guard.Hidden, CancellationToken.None)), CancellationToken.None);

        var before = Leases();
        await Eventually.Async(() => Leases() > before);
        held.SetException(new FormatException());
        await run;

        await store.PassAsync(Duration.FromMinutes(1));
        Assert.Equal(1, Assert.Single(await ReceiveAsync()).WakeUp.Failures);
    }

    [Fact]
    public async Task A_run_of_what_is_stored_does_not_begin_with_what_an_earlier_decision_has_left()
    {
        using var desk = new OneDesk(store);
        using var other = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.QuietAsync();
        var (asked, answers) = (new TaskCompletionSource(), new TaskCompletionSource());
        (desk.Chat.Before, desk.Chat.Holds) = (() => asked.TrySetResult(), answers.Task);
        await desk.TypeAsync("tell one");
        await asked.Task;
        var earlier = await desk.Get<CrewStore>().LoadAsync(OneDesk.Crew, CancellationToken.None);
        await other.TypeAsync("tell two");

        var run = desk.RunAsync();
        var with = desk.Get<CrewRunner>().RunAsync(OneDesk.Crew, earlier);
        answers.SetResult();

        Assert.Equal(earlier.Head.Rev + 1, (await run).Rev);
        Assert.Equal(earlier.Head.Rev + 1, (await with).Rev);
    }

    [Fact]
    public async Task What_falls_due_is_decided_although_the_chat_is_slow_with_what_was_said_before()
    {
        using var desk = new OneDesk(store);
        await AwayUntilLaterAsync(desk);
        await desk.QuietAsync();
        var answers = new TaskCompletionSource();
        desk.Chat.Holds = answers.Task;
        await desk.TypeAsync("tell it");
        await store.PassAsync(Duration.FromMinutes(60));

        var handled = desk.HandleWakeUpsAsync();
        await Eventually.Async(async () => (await desk.StateAsync()).Absences.Values.Single().Held.IsEmpty);

        Assert.False(handled.IsCompleted);
        answers.SetResult();
        await handled;
        Assert.Contains(desk.Seen, words => words.StartsWith("tea at", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_a_newer_release_is_taking_over_wake_ups_are_kept()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("tell it");
        await desk.RunAsync();
        var row = (await store.Table.GetAsync(OneDesk.Crew.Value, "1crew", CancellationToken.None))!;
        var head = (await store.Table.GetAsync(OneDesk.Crew.Value, "0head", CancellationToken.None))!;
        await store.Table.CommitAsync(OneDesk.Crew.Value,
            [new RowAction.Replace("1crew", row.Columns.SetItem("schema", "99"), row.Version), new RowAction.Replace("0head", head.Columns, head.Version)], CancellationToken.None);
        await DropAllAsync();
        await store.WakeUps.SendAsync(new WakeUp(OneDesk.Crew, 2, store.Now), Duration.Zero, CancellationToken.None);

        await HandleAsync(desk);
        await store.PassAsync(Duration.FromMinutes(1));

        Assert.Equal(0, Assert.Single(await ReceiveAsync()).WakeUp.Failures);
    }

    [Fact]
    public async Task A_process_that_stops_leaves_its_wake_up_to_whoever_comes_next_at_once_and_counts_no_failure()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.QuietAsync();
        await DropAllAsync();
        await store.WakeUps.SendAsync(new WakeUp(OneDesk.Crew, 1, store.Now), Duration.Zero, CancellationToken.None);
        var received = Assert.Single(await ReceiveAsync());
        await desk.Get<Work>().CloseAsync(TimeSpan.FromSeconds(60));

        await desk.Get<WakeUpPump>().HandleAsync(received, CancellationToken.None);

        Assert.Equal(received.WakeUp, Assert.Single(await ReceiveAsync()).WakeUp);
    }

    private static async Task AwayUntilLaterAsync(OneDesk desk)
    {
        await desk.TypeAsync("team");
        await desk.TypeAsync("away");
        await desk.TypeAsync("later tea 60");
    }

    private async Task HandleAsync(OneDesk desk) =>
        await desk.Get<WakeUpPump>().HandleAsync(Assert.Single(await ReceiveAsync()), CancellationToken.None);

    private async Task PassAndHandleAsync(OneDesk desk, Duration time)
    {
        await store.PassAsync(time);
        await desk.HandleWakeUpsAsync();
    }

    /// <summary>How often the wake-ups were taken, kept or hidden.</summary>
    private long Leases() => store.File.Read(connection => connection.Query(row => row.GetInt64(0), "SELECT SUM(lease) FROM wake_ups")).Single();

    private Task<IReadOnlyList<ReceivedWakeUp>> ReceiveAsync() => store.WakeUps.ReceiveAsync(100, Lease, CancellationToken.None);

    /// <summary>Forgets the wake-ups of the set-up.</summary>
    private async Task DropAllAsync()
    {
        var now = store.Now;
        store.Clock.Reset(now + Duration.FromDays(6));
        foreach (var received in await ReceiveAsync())
        {
            await store.WakeUps.DeleteAsync(received, CancellationToken.None);
        }
        store.Clock.Reset(now);
    }
}
