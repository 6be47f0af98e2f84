using NodaTime;

namespace CoverBot.Tests.Support;

/// <summary>
/// Wall time that stands still until it is moved. A pause before something is asked again is over at once; longer timers never ring: a lost answer is said, not waited for.
/// </summary>
internal sealed class WallClock : TimeProvider
{
    public Instant Now { get; set; } = Instant.FromUtc(2026, 11, 30, 9, 0);

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.FromSeconds(1))
        {
            callback(state);
        }
        return new Silent();
    }

    private sealed class Silent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
