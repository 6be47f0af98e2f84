using NodaTime;

namespace CoverBot.Tests.Support;

/// <summary>Wall time for which nobody waits: a timer rings at once, and it is then as late as it was set for.</summary>
internal sealed class HastyClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<TimeSpan> waited = [];
    private Instant now = Instant.FromUtc(2026, 11, 30, 9, 0);

    /// <summary>How long was waited, each time.</summary>
    public IReadOnlyList<TimeSpan> Waited => waited;

    public Instant Now
    {
        get
        {
            lock (gate)
            {
                return now;
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    public override long GetTimestamp() => Now.ToUnixTimeTicks();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            waited.Add(dueTime);
            now += Duration.FromTimeSpan(dueTime);
        }
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
