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

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now.ToDateTimeOffset();
        }
    }

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
