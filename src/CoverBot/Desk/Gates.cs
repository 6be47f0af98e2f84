using System.Collections.Concurrent;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk;

/// <summary>What a platform asked to be left alone for a while. Wall time.</summary>
internal sealed class Gates<TLane>(TimeProvider time)
    where TLane : notnull
{
    private const int Many = 1000;

    private readonly ConcurrentDictionary<TLane, Instant> held = new();

    /// <summary>How long the lane still has to be left alone; null when it is open.</summary>
    public Duration? HeldFor(TLane lane) => held.TryGetValue(lane, out var until) && until - time.Wall() is var left && left > Duration.Zero ? left : null;

    public void Hold(TLane lane, Duration after)
    {
        var now = time.Wall();
        held.AddOrUpdate(lane, now + after, (_, until) => Instant.Max(until, now + after));
        if (held.Count > Many)
        {
            foreach (var over in held.Where(one => one.Value <= now))
            {
                held.TryRemove(over);
            }
        }
    }
}
