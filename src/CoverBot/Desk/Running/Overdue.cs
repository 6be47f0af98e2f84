using CoverBot.Domain.Crews;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Running;

/// <summary>Crews that nobody has run although it is time: their wake-up, and whoever had it, are lost.</summary>
internal sealed class Overdue(CrewStore store, Deliveries deliveries, Rules rules, IClock clock, ClockRate rate)
{
    /// <summary>By then a wake-up has been seen, its process has died and the next one has taken over (wall time).</summary>
    private static readonly Duration Late = Duration.FromMinutes(2);

    public async Task<bool> IsSoAsync(CrewId crew, CancellationToken cancel)
    {
        var snapshot = await store.LoadAsync(crew, cancel);
        var late = clock.GetCurrentInstant() - rate.Told(Late);
        return rules.Due(snapshot.State) <= late || (snapshot.Head.At <= late && await deliveries.AnyReadyAsync(snapshot, cancel));
    }
}
