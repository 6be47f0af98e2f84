using System.Collections.Concurrent;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Crews;
using CoverBot.Storage;

namespace CoverBot.Desk;

/// <summary>Crews as they are in the table. What was read before holds for the head it was read with: one round trip when nothing has changed since.</summary>
internal sealed class CrewStore(ITable table)
{
    private readonly ConcurrentDictionary<CrewId, Snapshot> known = new();

    /// <summary>
    /// The head is read first, so that what comes with it is never older. It may be newer, if somebody commits in between: whoever decides to change nothing
    /// asks <see cref="IsCurrentAsync"/>, everybody else is told by the commit.
    /// </summary>
    /// <exception cref="NewerSchemaException">The crew was written by a newer release.</exception>
    public async Task<Snapshot> LoadAsync(CrewId crew, CancellationToken cancel)
    {
        if (known.TryGetValue(crew, out var snapshot) && await IsCurrentAsync(snapshot, cancel))
        {
            return snapshot;
        }
        var first = await table.RangeAsync(crew.Value, Keys.DecisionsFrom, Keys.DecisionsTo, cancel);
        var docs = await table.RangeAsync(crew.Value, Keys.DocPrefix, Keys.After(Keys.DocPrefix), cancel);
        return Keep(RowReader.Read(crew, first.Concat(docs)));
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
