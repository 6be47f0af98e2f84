using System.Collections.Concurrent;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Crews;
using CoverBot.Storage;

namespace CoverBot.Desk.Running;

/// <summary>Crews whose wake-ups failed too often by our own fault: a row for each, so that every replica says so, also after a restart.</summary>
internal sealed class Parked(ITable table)
{
    private const string Partition = "parked";

    /// <summary>Those this process knows of, and whether it has seen the row.</summary>
    private readonly ConcurrentDictionary<string, bool> crews = new();

    /// <summary>How many this process knows of.</summary>
    public int Known => crews.Count;

    /// <summary>Whether it is, as far as this process knows.</summary>
    public bool Holds(CrewId crew) => crews.ContainsKey(crew.Value);

    /// <summary>Forgets everything: the table was emptied.</summary>
    public void Forget() => crews.Clear();

    /// <summary>How many there are, and from now on this process knows of all of them.</summary>
    public async Task<int> CountAsync(CancellationToken cancel)
    {
        var rows = (await table.RangeAsync(Partition, " ", "~", cancel)).Select(row => row.Key).ToHashSet();
        foreach (var gone in crews.Where(one => one.Value && !rows.Contains(one.Key)))
        {
            crews.TryRemove(gone);
        }
        foreach (var crew in rows)
        {
            crews[crew] = true;
        }
        return crews.Count;
    }

    /// <summary>Never throws: a store that does not take the row leaves it to this process alone to say so.</summary>
    public async Task AddAsync(WakeUp wakeUp)
    {
        var key = wakeUp.Crew.Value;
        crews.TryAdd(key, false);
        if (await IsWrittenAsync(key, row => row is null ? new RowAction.Insert(key, Columns.None.With(Columns.Rev, wakeUp.Rev)) : null))
        {
            crews.TryUpdate(key, true, false);
        }
    }

    /// <summary>The crew was run through: whatever kept failing does not any more.</summary>
    public async Task ClearAsync(CrewId crew)
    {
        await IsWrittenAsync(crew.Value, row => row is null ? null : new RowAction.Delete(row.Key, row.Version));
        crews.TryRemove(crew.Value, out _);
    }

    private async Task<bool> IsWrittenAsync(string key, Func<Row?, RowAction?> change)
    {
        try
        {
            await LookAgain.WriteAsync(async () =>
            {
                if (change(await table.GetAsync(Partition, key, CancellationToken.None)) is { } action)
                {
                    await table.CommitAsync(Partition, [action], CancellationToken.None);
                }
            });
            return true;
        }
#pragma warning disable CA1031 // Whatever the store says, the next look at all of them tells.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
