using System.Collections.Concurrent;
using CoverBot.Storage;

namespace CoverBot.Desk.Running;

/// <summary>Wake-ups that failed too often by our own fault, as far as this process has met them.</summary>
internal sealed class Parked
{
    private readonly ConcurrentDictionary<(string Crew, long Rev), byte> wakeUps = new();

    public int Count => wakeUps.Count;

    public void Add(WakeUp wakeUp) => wakeUps.TryAdd((wakeUp.Crew.Value, wakeUp.Rev), 0);

    public void Remove(WakeUp wakeUp) => wakeUps.TryRemove((wakeUp.Crew.Value, wakeUp.Rev), out _);
}
