using CoverBot.Desk;
using CoverBot.Desk.Running;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Desk.Running;

/// <summary>The store answers for rows, and not for wake-ups.</summary>
[Trait("kind", "contract")]
public sealed class OwedTests : IDisposable
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private readonly TempStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task What_was_decided_while_no_wake_up_could_be_sent_is_told_in_time_although_its_process_died()
    {
        using (var killed = new OneDesk(store))
        {
            await AwayUntilLaterAsync(killed);
        }
        store.Restart();
        using var desk = new OneDesk(store);
        await desk.Get<OwedRelay>().RelayAsync(Cancel);
        Assert.Equal([1, 2, 3], await RevsAsync(desk));
        await store.PassAsync(Guard.Hidden);
        await desk.Get<OwedRelay>().RelayAsync(Cancel);
        await desk.HandleWakeUpsAsync();
        Assert.Empty(Teas(desk));

        await store.PassAsync(Duration.FromMinutes(61));
        await desk.HandleWakeUpsAsync();

        Assert.Single(Teas(desk));
    }

    [Fact]
    public async Task What_falls_due_while_no_wake_up_can_be_sent_is_told_all_the_same()
    {
        using var desk = new OneDesk(store);
        await AwayUntilLaterAsync(desk);

        await store.PassAsync(Duration.FromMinutes(60));
        await desk.Get<OwedRelay>().RelayAsync(Cancel);

        await Eventually.Async(() => Teas(desk).Any());
        Assert.Single(Teas(desk));
    }

    [Fact]
    public async Task It_is_decided_at_once_although_the_chat_is_slow_and_every_other_crew_is_looked_at_meanwhile()
    {
        using var desk = new OneDesk(store);
        await AwayUntilLaterAsync(desk);
        var answers = new TaskCompletionSource();
        desk.Chat.Holds = answers.Task;
        await desk.TypeAsync("tell it");
        await store.PassAsync(Duration.FromMinutes(60));

        await desk.Get<OwedRelay>().RelayAsync(Cancel);

        Assert.Empty((await desk.StateAsync()).Absences.Values.Single().Held);
        answers.SetResult();
        await Eventually.Async(() => Teas(desk).Any());
    }

    [Fact]
    public async Task Of_many_that_can_t_be_sent_the_latest_alone_stays_owed_and_is_counted_for_whoever_watches()
    {
        using var desk = new OneDesk(store);
        await AwayUntilLaterAsync(desk);
        await store.PassAsync(Guard.Hidden);

        await desk.Get<OwedRelay>().RelayAsync(Cancel);
        Assert.Equal([3], await RevsAsync(desk));
        await desk.Get<OwedRelay>().RelayAsync(Cancel);

        Assert.Equal(1, Assert.Single(desk.Get<IEnumerable<IHealthCount>>(), count => count.Name == "owedWakeUps").Count);
    }

    [Fact]
    public async Task Of_replicas_that_look_at_the_same_time_one_sends_them()
    {
        using var desk = new OneDesk(store);
        using var other = new OneDesk(store);
        await AwayUntilLaterAsync(desk);
        desk.WakeUps.IsDown = false;
        await store.PassAsync(Guard.Hidden);
        desk.WakeUps.AfterSend = () => other.Get<OwedRelay>().RelayAsync(Cancel);

        await desk.Get<OwedRelay>().RelayAsync(Cancel);

        Assert.Equal([1, 1, 2, 3], (await ReceiveAsync()).Select(received => received.WakeUp.Rev).Order());
    }

    [Fact]
    public async Task A_wake_up_that_was_owed_is_sent_and_crossed_out()
    {
        using var desk = new OneDesk(store);
        await AwayUntilLaterAsync(desk);
        desk.WakeUps.IsDown = false;
        await store.PassAsync(Guard.Hidden);

        await desk.Get<OwedRelay>().RelayAsync(Cancel);
        await desk.Get<OwedRelay>().RelayAsync(Cancel);

        Assert.Empty(await RevsAsync(desk));
        Assert.Equal([1, 2, 3], (await ReceiveAsync()).Select(received => received.WakeUp.Rev).Order());
    }

    [Fact]
    public async Task A_crew_with_nothing_to_do_is_not_run_at_every_look()
    {
        using var desk = new OneDesk(store);
        await AwayUntilLaterAsync(desk);
        await store.PassAsync(Guard.Hidden);

        await Eventually.Async(async () =>
        {
            desk.Table.Asked.Clear();
            await desk.Get<OwedRelay>().RelayAsync(Cancel);
            return !desk.Table.Asked.ContainsKey(OneDesk.Crew.Value);
        });
    }

    [Fact]
    public async Task A_crew_whose_run_failed_is_run_again_at_the_next_look()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.QuietAsync();
        (desk.Chat.IsDown, desk.WakeUps.IsDown) = (true, true);
        await desk.TypeAsync("tell it");
        store.Restart();
        using var other = new OneDesk(store) { WakeUps = { IsDown = true } };
        await other.TypeAsync("who");
        await store.PassAsync(Guard.Hidden);
        other.Table.BeforeRange = () => throw new TableUnsureException("no answer");
        await other.Get<OwedRelay>().RelayAsync(Cancel);
        await Eventually.Async(() => other.Logged.Any(line => line.Contains("left to its wake-up", StringComparison.Ordinal)));

        await other.Get<OwedRelay>().RelayAsync(Cancel);

        await Eventually.Async(() => other.Seen.Contains("it"));
    }

    [Fact]
    public async Task Whoever_presses_something_for_what_is_owed_already_has_the_crew_looked_at_again()
    {
        using var desk = new OneDesk(store);
        await AwayUntilLaterAsync(desk);
        var before = (await desk.Get<Owed>().AllAsync(Cancel)).Single(owed => owed.Rev == 3);

        await desk.Get<Guard>().SendAsync(OneDesk.Crew, 3);

        Assert.NotEqual(before.Version, (await desk.Get<Owed>().AllAsync(Cancel)).Single(owed => owed.Rev == 3).Version);
        Assert.False(await desk.Get<Owed>().CrossOutAsync(before, Cancel));
    }

    [Fact]
    public async Task One_that_a_slow_queue_has_taken_after_all_is_owed_no_longer()
    {
        var slow = new TaskCompletionSource();
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        desk.WakeUps.AfterSend = () => slow.Task;
        await desk.TypeAsync("tell it");
        Assert.Equal([2], await RevsAsync(desk));

        slow.SetResult();

        await Eventually.Async(async () => !(await RevsAsync(desk)).Any());
    }

    [Fact]
    public async Task Nothing_is_saved_before_somebody_knows_whom_to_wake_for_it()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        desk.WakeUps.IsDown = true;
        desk.Table.IsDown = key => key.StartsWith(OneDesk.Crew.Value + "|", StringComparison.Ordinal);

        var told = desk.TypeAsync("tell it");
        await Eventually.Async(() => desk.Logged.Count(line => line.Contains("was not taken", StringComparison.Ordinal)) > 1);

        Assert.Equal(1, (await desk.StateAsync()).Members.Values.Single().NextSaid);
        desk.Table.IsDown = _ => false;
        Assert.Equal("Told 1: it", await told);
        Assert.Equal([2], await RevsAsync(desk));
    }

    private static IEnumerable<string> Teas(OneDesk desk) => desk.Seen.Where(words => words.StartsWith("tea at", StringComparison.Ordinal));

    private static async Task AwayUntilLaterAsync(OneDesk desk)
    {
        desk.WakeUps.IsDown = true;
        await desk.TypeAsync("team");
        await desk.TypeAsync("away");
        await desk.TypeAsync("later tea 60");
        await desk.QuietAsync();
    }

    private static async Task<IEnumerable<long>> RevsAsync(OneDesk desk) => (await desk.Get<Owed>().AllAsync(Cancel)).Select(owed => owed.Rev).Order();

    private Task<IReadOnlyList<ReceivedWakeUp>> ReceiveAsync() => store.WakeUps.ReceiveAsync(100, Duration.FromSeconds(60), Cancel);
}
