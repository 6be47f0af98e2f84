using CoverBot.Domain.Crews;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Storage;

/// <summary>Two clocks: what is due follows the one people are told, leases follow the wall's.</summary>
[Trait("kind", "contract")]
public sealed class SqliteClockTests : IDisposable
{
    private static readonly Duration Lease = Duration.FromMinutes(2);

    private readonly TempStore store = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task A_pushed_clock_makes_it_due_at_once()
    {
        await SendAsync(Duration.FromDays(5));
        Assert.Empty(await ReceiveAsync());

        store.Clock.Advance(Duration.FromDays(5));

        Assert.Single(await ReceiveAsync());
    }

    [Fact]
    public async Task Not_a_tick_early()
    {
        await SendAsync(Duration.FromDays(5));

        store.Clock.Advance(Duration.FromDays(5) - Duration.Epsilon);
        Assert.Empty(await ReceiveAsync());

        store.Clock.Advance(Duration.Epsilon);
        Assert.Single(await ReceiveAsync());
    }

    [Fact]
    public async Task A_pushed_clock_ends_no_lease_and_passing_time_makes_nothing_due()
    {
        await SendAsync(Duration.Zero);
        await SendAsync(Duration.FromDays(5));
        Assert.Single(await ReceiveAsync());

        store.Clock.Advance(Duration.FromDays(4));
        Assert.Empty(await ReceiveAsync());

        store.Wall.Advance(Lease.ToTimeSpan() - TimeSpan.FromTicks(1));
        Assert.Empty(await ReceiveAsync());

        store.Wall.Advance(TimeSpan.FromTicks(1));
        Assert.Single(await ReceiveAsync());
    }

    [Fact]
    public async Task A_restart_voids_the_leases_of_the_process_before()
    {
        await SendAsync(Duration.Zero);
        var old = Assert.Single(await ReceiveAsync());

        store.Restart();

        Assert.False(await store.WakeUps.DeleteAsync(old, Cancel));
        Assert.False(await store.WakeUps.HideAsync(old, old.WakeUp, Duration.Zero, Cancel));
        Assert.Equal(old.WakeUp, Assert.Single(await ReceiveAsync()).WakeUp);
    }

    [Fact]
    public async Task Whoever_opens_the_file_can_read_when_whom_it_wakes()
    {
        await SendAsync(Duration.FromHours(2));

        var row = store.File.Read(connection => connection.Query(
            row => (row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3)), "SELECT crew, rev, sent_at, due_at FROM wake_ups"));

        Assert.Equal([("crew-1", 7L, "2026-11-16T09:00:00.000000000Z", "2026-11-16T11:00:00.000000000Z")], row);
    }

    private Task SendAsync(Duration hidden) => store.WakeUps.SendAsync(new WakeUp(new CrewId("crew-1"), 7, store.Now), hidden, Cancel);

    private Task<IReadOnlyList<ReceivedWakeUp>> ReceiveAsync() => store.WakeUps.ReceiveAsync(32, Lease, Cancel);
}
