using CoverBot.Domain.Crews;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Storage;

/// <summary>What every implementation of wake-ups promises. A store passes it by a one-line subclass.</summary>
[Trait("kind", "contract")]
public abstract class WakeUpsContract(IStoreUnderTest store) : IDisposable
{
    private static readonly Duration Lease = Duration.FromSeconds(4);
    private static readonly Duration Soon = Duration.FromSeconds(2);

    private readonly Instant first = store.Now;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IWakeUps WakeUps => store.WakeUps;

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_is_sent_without_a_wait_is_there_at_once_word_for_word()
    {
        var sent = WakeUp(7) with { Failures = 3 };
        await WakeUps.SendAsync(sent, Duration.Zero, Cancel);

        Assert.Equal([sent], await BodiesAsync());
    }

    [Fact]
    public async Task A_hidden_one_shows_itself_when_it_is_due_and_not_before()
    {
        await WakeUps.SendAsync(WakeUp(7), Soon, Cancel);
        Assert.Empty(await ReceiveAsync());

        await store.PassAsync(Soon);

        Assert.Equal([WakeUp(7)], await BodiesAsync());
    }

    [Fact]
    public async Task One_that_was_due_before_it_was_sent_is_there_at_once()
    {
        await WakeUps.SendAsync(WakeUp(7), Duration.FromMinutes(-5), Cancel);

        Assert.Single(await ReceiveAsync());
    }

    [Fact]
    public async Task A_leased_one_is_hidden_from_others_and_comes_back_when_the_lease_runs_out()
    {
        await WakeUps.SendAsync(WakeUp(7), Duration.Zero, Cancel);
        Assert.Single(await ReceiveAsync());
        Assert.Empty(await ReceiveAsync());

        await store.PassAsync(Lease);

        Assert.Equal([WakeUp(7)], await BodiesAsync());
    }

    [Fact]
    public async Task One_that_is_kept_stays_hidden_from_others_for_another_lease_and_is_let_go_by_its_new_receipt()
    {
        await WakeUps.SendAsync(WakeUp(7), Duration.Zero, Cancel);
        var received = Assert.Single(await ReceiveAsync());
        await store.PassAsync(Lease - Soon);

        var kept = await WakeUps.KeepAsync(received, Lease, Cancel);

        await store.PassAsync(Soon);
        Assert.Empty(await ReceiveAsync());
        Assert.Equal(WakeUp(7), kept!.WakeUp);
        Assert.False(await WakeUps.DeleteAsync(received, Cancel));
        Assert.True(await WakeUps.DeleteAsync(kept, Cancel));
    }

    [Fact]
    public async Task A_received_one_is_hidden_again_as_another_and_shows_itself_then()
    {
        await WakeUps.SendAsync(WakeUp(7), Duration.Zero, Cancel);
        var received = Assert.Single(await ReceiveAsync());
        var next = WakeUp(8) with { Failures = 1 };

        Assert.True(await WakeUps.HideAsync(received, next, Soon, Cancel));

        Assert.Empty(await ReceiveAsync());
        await store.PassAsync(Soon);
        Assert.Equal([next], await BodiesAsync());
    }

    [Fact]
    public async Task A_deleted_one_never_comes_back()
    {
        await WakeUps.SendAsync(WakeUp(7), Duration.Zero, Cancel);
        var received = Assert.Single(await ReceiveAsync());

        Assert.True(await WakeUps.DeleteAsync(received, Cancel));

        await store.PassAsync(Lease);
        Assert.Empty(await ReceiveAsync());
        Assert.False(await WakeUps.DeleteAsync(received, Cancel));
    }

    [Fact]
    public async Task Who_lost_the_lease_to_somebody_else_can_neither_keep_nor_hide_nor_delete()
    {
        await WakeUps.SendAsync(WakeUp(7), Duration.Zero, Cancel);
        var slow = Assert.Single(await ReceiveAsync());
        await store.PassAsync(Lease);
        var other = Assert.Single(await ReceiveAsync());

        Assert.False(await WakeUps.HideAsync(slow, WakeUp(8), Duration.Zero, Cancel));
        Assert.False(await WakeUps.DeleteAsync(slow, Cancel));
        Assert.Null(await WakeUps.KeepAsync(slow, Lease, Cancel));
        Assert.True(await WakeUps.DeleteAsync(other, Cancel));
    }

    [Fact]
    public async Task Who_has_hidden_it_can_do_nothing_more_with_the_old_receipt()
    {
        await WakeUps.SendAsync(WakeUp(7), Duration.Zero, Cancel);
        var received = Assert.Single(await ReceiveAsync());
        Assert.True(await WakeUps.HideAsync(received, WakeUp(8), Duration.Zero, Cancel));

        Assert.False(await WakeUps.DeleteAsync(received, Cancel));

        Assert.Equal([WakeUp(8)], await BodiesAsync());
    }

    [Fact]
    public async Task The_same_one_sent_twice_may_come_twice_and_no_more_than_asked_for_come_at_once()
    {
        for (var time = 0; time < 3; time++)
        {
            await WakeUps.SendAsync(WakeUp(7), Duration.Zero, Cancel);
        }

        Assert.Equal(2, (await WakeUps.ReceiveAsync(2, Lease, Cancel)).Count);
        Assert.Single(await WakeUps.ReceiveAsync(2, Lease, Cancel));
    }

    [Fact]
    public async Task Eight_who_receive_at_once_get_each_one_once()
    {
        for (var rev = 1; rev <= 40; rev++)
        {
            await WakeUps.SendAsync(WakeUp(rev), Duration.Zero, Cancel);
        }

        var received = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => WakeUps.ReceiveAsync(5, Duration.FromMinutes(5), Cancel), Cancel)));

        Assert.Equal(Enumerable.Range(1, 40).Select(rev => (long)rev), received.SelectMany(some => some).Select(one => one.WakeUp.Rev).Order());
    }

    [Fact]
    public async Task A_hidden_one_survives_a_restart()
    {
        await WakeUps.SendAsync(WakeUp(7), Soon, Cancel);

        store.Restart();

        Assert.Empty(await ReceiveAsync());
        await store.PassAsync(Soon);
        Assert.Equal([WakeUp(7)], await BodiesAsync());
    }

    [Fact]
    public async Task Nobody_hides_one_for_longer_than_six_days()
    {
        var tooLong = Duration.FromDays(6) + Duration.Epsilon;
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => WakeUps.SendAsync(WakeUp(7), tooLong, Cancel));

        await WakeUps.SendAsync(WakeUp(7), Duration.FromDays(6), Cancel);

        Assert.Empty(await ReceiveAsync());
    }

    private WakeUp WakeUp(long rev) => new(new CrewId("crew-1"), rev, first);

    private Task<IReadOnlyList<ReceivedWakeUp>> ReceiveAsync() => WakeUps.ReceiveAsync(32, Lease, Cancel);

    private async Task<IEnumerable<WakeUp>> BodiesAsync() => (await ReceiveAsync()).Select(received => received.WakeUp);
}
