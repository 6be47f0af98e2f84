using NodaTime;

namespace CoverBot.Tests.Support;

/// <summary>Wall time that stands still until it is moved. Whoever has set a timer is rung on the way, each at its own moment and in order.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private Instant now = Instant.FromUtc(2026, 11, 30, 9, 0);

    public Instant Now
    {
        get
        {
            lock (gate)
            {
                return now;
            }
        }
        set
        {
            while (Due(value) is { } alarm)
            {
                alarm.Ring();
            }
        }
    }

    /// <summary>When the next timer rings; null when nobody waits.</summary>
    public Instant? Next
    {
        get
        {
            lock (gate)
            {
                return alarms.Min(alarm => alarm.At);
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    public override long GetTimestamp() => Now.ToUnixTimeTicks();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>The next one that rings until then, with the time at its moment; null, with the time there, when none does.</summary>
    private Alarm? Due(Instant to)
    {
        lock (gate)
        {
            var next = alarms.Where(alarm => alarm.At <= to).MinBy(alarm => alarm.At);
            now = next?.At is { } at ? Instant.Max(now, at) : to;
            next?.Wind();
            return next;
        }
    }

    private sealed class Alarm(SteppedTime time, Action ring) : ITimer
    {
        private Duration? every;

        /// <summary>Null when it is not set.</summary>
        public Instant? At { get; private set; }

        public void Ring() => ring();

        /// <summary>It is about to ring.</summary>
        public void Wind()
        {
            At += every;
            if (At is null)
            {
                time.alarms.Remove(this);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.alarms.Remove(this);
                every = period > TimeSpan.Zero ? Duration.FromTimeSpan(period) : null;
                At = dueTime == Timeout.InfiniteTimeSpan ? null : time.now + Duration.FromTimeSpan(dueTime);
                if (At is not null)
                {
                    time.alarms.Add(this);
                }
            }
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
