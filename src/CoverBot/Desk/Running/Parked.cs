using System.Collections.Concurrent;
using CoverBot.Domain.Crews;
using CoverBot.Storage;

namespace CoverBot.Desk.Running;

/// <summary>Wake-ups that failed too often by our own fault, as far as this process has met them.</summary>
internal sealed class Parked
{
    private readonly ConcurrentDictionary<(string Crew, long Rev), byte> wakeUps = new();

    public int Count => wakeUps.Count;

    public void Add(WakeUp wakeUp) => wakeUps.TryAdd((wakeUp.Crew.Value, wakeUp.Rev), 0);

    /// <summary>The crew was run through: whatever kept failing does not any more.</summary>
    /// <returns>Whether it had a wake-up here. That one stays out of sight: the crew needs another.</returns>
    public bool Clear(CrewId crew)
    {
        var mine = wakeUps.Keys.Where(key => key.Crew == crew.Value).ToList();
        mine.ForEach(key => wakeUps.TryRemove(key, out _));
        return mine.Count > 0;
    }
}
