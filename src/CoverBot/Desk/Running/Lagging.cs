using NodaTime;

namespace CoverBot.Desk.Running;

/// <summary>How many boards of all crews don't show yet what they should.</summary>
internal sealed class Lagging(CrewStore store, Deliveries deliveries, Replica replica, TimeProvider wall)
{
    /// <summary>Who looks after several replicas asks each of them every few seconds, and an answer takes two questions a crew.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private Counted? last;

    /// <summary>As of now; where the store is shared, as of the last minute. The store is asked for its crews in any case, so that one that can't be read is noticed.</summary>
    public async Task<int> CountAsync(CancellationToken cancel)
    {
        var crews = await store.CrewsAsync(cancel);
        if (!replica.Alone && last is { } known && wall.GetElapsedTime(known.At) < Kept)
        {
            return known.Count;
        }
        var at = wall.GetTimestamp();
        var count = 0;
        foreach (var crew in crews)
        {
            count += await deliveries.CountLaggingAsync(crew, cancel);
        }
        last = new(at, count);
        return count;
    }

    private sealed record Counted(long At, int Count);
}
