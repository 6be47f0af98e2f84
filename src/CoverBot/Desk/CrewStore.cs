using System.Collections.Concurrent;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Crews;
using CoverBot.Storage;

namespace CoverBot.Desk;

/// <summary>Crews as they are in the table. What was read before holds for the head it was read with: one round trip when nothing has changed since, two when something has.</summary>
internal sealed class CrewStore(ITable table)
{
    /// <summary>More whole crews than this are not kept in memory.</summary>
    private const int Most = 5_000;

    private readonly ConcurrentDictionary<CrewId, Snapshot> known = new();

    /// <summary>All that decisions read is one range, so a crew of two moments, such as a cover by somebody who is not a member yet, is never handed out.</summary>
    /// <exception cref="NewerSchemaException">The crew was written by a newer release.</exception>
    public async Task<Snapshot> LoadAsync(CrewId crew, CancellationToken cancel)
    {
        if (known.TryGetValue(crew, out var snapshot) && (await HeadAsync(crew, cancel)).Version == snapshot.Head.Version)
        {
            return snapshot;
        }
        return Keep(RowReader.Read(crew, await table.RangeAsync(crew.Value, Keys.DecisionsFrom, Keys.DecisionsTo, cancel)));
    }

    public async Task<Head> HeadAsync(CrewId crew, CancellationToken cancel) => Head.Read(await table.GetAsync(crew.Value, Keys.Head, cancel));

    /// <summary>Remembers what a commit has made.</summary>
    public Snapshot Keep(Snapshot snapshot)
    {
        if (snapshot.Head.IsThere)
        {
            if (known.Count >= Most && !known.ContainsKey(snapshot.Id))
            {
                // Any of them: a sweep in the order of the crews would otherwise find none of those it is about to look for.
                foreach (var (some, _) in known.Take(Most / 10))
                {
                    known.TryRemove(some, out Snapshot? _);
                }
            }
            known[snapshot.Id] = snapshot;
        }
        return snapshot;
    }

    /// <summary>Every crew there is.</summary>
    public async Task<IReadOnlyList<CrewId>> CrewsAsync(CancellationToken cancel)
    {
        var rows = await table.RangeAsync(Keys.Crews, " ", "~", cancel);
        return [.. rows.Select(row => new CrewId(row.Key))];
    }

    /// <summary>Reads the crew anew the next time: something in it is not what its head says.</summary>
    public void Forget(CrewId crew) => known.TryRemove(crew, out _);

    /// <summary>Forgets everything: the table was emptied.</summary>
    public void Forget() => known.Clear();
}
