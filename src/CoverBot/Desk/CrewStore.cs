using System.Collections.Concurrent;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Crews;
using CoverBot.Storage;

namespace CoverBot.Desk;

/// <summary>Crews as they are in the table. What was read before holds for the head it was read with: one round trip when nothing has changed since.</summary>
internal sealed class CrewStore(ITable table)
{
    /// <summary>How often a crew that changes while it is read is read again.</summary>
    private const int Patience = 5;

    private readonly ConcurrentDictionary<CrewId, Snapshot> known = new();

    /// <summary>
    /// The head is read first and once more after all the rest: a crew of two moments, such as a cover by somebody who is not a member yet, is never handed out
    /// unless somebody decides all the time. Whoever decides to change nothing asks <see cref="IsCurrentAsync"/>, everybody else is told by the commit.
    /// </summary>
    /// <exception cref="NewerSchemaException">The crew was written by a newer release.</exception>
    public async Task<Snapshot> LoadAsync(CrewId crew, CancellationToken cancel)
    {
        if (known.TryGetValue(crew, out var snapshot) && await IsCurrentAsync(snapshot, cancel))
        {
            return snapshot;
        }
        for (var left = Patience; ; left--)
        {
            var first = await table.RangeAsync(crew.Value, Keys.DecisionsFrom, Keys.DecisionsTo, cancel);
            var docs = await table.RangeAsync(crew.Value, Keys.DocPrefix, Keys.After(Keys.DocPrefix), cancel);
            snapshot = RowReader.Read(crew, first.Concat(docs));
            if (left == 0 || await IsCurrentAsync(snapshot, cancel))
            {
                return Keep(snapshot);
            }
        }
    }

    public async Task<Head> HeadAsync(CrewId crew, CancellationToken cancel) => Head.Read(await table.GetAsync(crew.Value, Keys.Head, cancel));

    /// <summary>Whether nobody has decided anything since it was read.</summary>
    public async Task<bool> IsCurrentAsync(Snapshot snapshot, CancellationToken cancel) =>
        (await HeadAsync(snapshot.Id, cancel)).Version == snapshot.Head.Version;

    /// <summary>Remembers what a commit has made.</summary>
    public Snapshot Keep(Snapshot snapshot)
    {
        if (snapshot.Head.IsThere)
        {
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

    /// <summary>Forgets everything: the table was emptied.</summary>
    public void Forget() => known.Clear();
}
