using System.Collections.Concurrent;

namespace CoverBot.Tests.Slack.Receiving;

/// <summary>Wall time from a given moment on. Whoever waits two seconds or more waits until a test says that the time is over: how fast the machine is decides nothing.</summary>
internal sealed class PatientTime(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);

    private readonly DateTimeOffset begun = System.GetUtcNow();
    private readonly Lock gate = new();
    private readonly List<Waiting> waiting = [];

    private TimeSpan passed;

    /// <summary>How long each would wait who waits until a test says so, oldest first; those whom it was said to included.</summary>
    public ConcurrentQueue<TimeSpan> Patience { get; } = [];

    public override DateTimeOffset GetUtcNow() => start + (System.GetUtcNow() - begun) + passed;

    /// <summary>That much later; who waits goes on waiting.</summary>
    public void Pass(TimeSpan time) => passed += time;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < Short)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }
        Patience.Enqueue(dueTime);
        var one = new Waiting(() => callback(state));
        lock (gate)
        {
            waiting.Add(one);
        }
        return one;
    }

    /// <summary>All waiting is over.</summary>
    public void Ring()
    {
        Waiting[] all;
        lock (gate)
        {
            all = [.. waiting];
            waiting.Clear();
        }
        foreach (var one in all)
        {
            one.Ring();
        }
    }

    private sealed class Waiting(Action ring) : ITimer
    {
        private volatile bool gone;

        public void Ring()
        {
            if (!gone)
            {
                ring();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => gone = true;

        public ValueTask DisposeAsync()
        {
            gone = true;
            return ValueTask.CompletedTask;
        }
    }
}
