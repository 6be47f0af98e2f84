using CoverBot.Storage;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Storage;

[Trait("kind", "contract")]
public sealed class PushedClockTests : IDisposable
{
    private readonly TempStore store = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Instant Real => Instant.FromDateTimeOffset(store.Wall.GetUtcNow());

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Until_it_is_pushed_it_shows_the_real_time()
    {
        using var clock = await LoadAsync();
        Assert.Equal(Real, clock.GetCurrentInstant());

        store.Wall.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(Real, clock.GetCurrentInstant());
    }

    [Fact]
    public async Task It_steps_to_the_moment_asked_for_and_runs_on_from_there()
    {
        using var clock = await LoadAsync();
        var morning = Real + Duration.FromDays(14);

        await clock.StepToAsync(morning, Cancel);
        Assert.Equal(morning, clock.GetCurrentInstant());

        store.Wall.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(morning + Duration.FromMinutes(3), clock.GetCurrentInstant());
    }

    [Fact]
    public async Task A_step_is_never_short_of_the_moment_and_at_most_a_millisecond_past_it()
    {
        using var clock = await LoadAsync();
        var moment = Real + Duration.FromHours(1) + Duration.Epsilon;

        await clock.StepToAsync(moment, Cancel);

        Assert.InRange(clock.GetCurrentInstant(), moment, moment + Duration.FromMilliseconds(1));
    }

    [Fact]
    public async Task A_step_to_the_past_changes_nothing()
    {
        using var clock = await LoadAsync();
        var ahead = Real + Duration.FromDays(2);
        await clock.StepToAsync(ahead, Cancel);

        await clock.StepToAsync(ahead - Duration.FromHours(1), Cancel);
        await clock.StepToAsync(Real - Duration.FromDays(9), Cancel);

        Assert.Equal(ahead, clock.GetCurrentInstant());
    }

    [Fact]
    public async Task It_stays_pushed_after_a_restart()
    {
        var ahead = Real + Duration.FromDays(2);
        using (var clock = await LoadAsync())
        {
            await clock.StepToAsync(Real + Duration.FromDays(1), Cancel);
            await clock.StepToAsync(ahead, Cancel);
        }
        store.Restart();

        using var again = await LoadAsync();

        Assert.Equal(ahead, again.GetCurrentInstant());
    }

    [Fact]
    public async Task A_step_that_could_not_be_stored_does_not_act()
    {
        using var clock = await LoadAsync();
        store.File.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => clock.StepToAsync(Real + Duration.FromDays(2), Cancel));

        Assert.Equal(Real, clock.GetCurrentInstant());
    }

    [Fact]
    public async Task In_production_it_shows_the_real_time_whatever_is_stored_and_cannot_be_pushed()
    {
        using (var development = await LoadAsync())
        {
            await development.StepToAsync(Real + Duration.FromDays(2), Cancel);
        }

        using var clock = await PushedClock.LoadAsync(store.Table, store.Wall, pushable: false, Cancel);

        Assert.Equal(Real, clock.GetCurrentInstant());
        await Assert.ThrowsAsync<InvalidOperationException>(() => clock.StepToAsync(Real + Duration.FromDays(2), Cancel));
    }

    [Fact]
    public async Task Eight_who_push_at_once_end_at_the_furthest_moment()
    {
        using var clock = await LoadAsync();

        await Task.WhenAll(Enumerable.Range(1, 8).Select(days => Task.Run(() => clock.StepToAsync(Real + Duration.FromDays(days), Cancel), Cancel)));

        Assert.Equal(Real + Duration.FromDays(8), clock.GetCurrentInstant());
    }

    private Task<PushedClock> LoadAsync() => PushedClock.LoadAsync(store.Table, store.Wall, pushable: true, Cancel);
}
