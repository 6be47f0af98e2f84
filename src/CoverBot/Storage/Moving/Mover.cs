using System.Globalization;
using System.Security.Cryptography;
using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Storage.Moving;

/// <summary>Takes everything from one store into another. Stopped at any point, the next run goes on; at the end both sides are compared, row by row.</summary>
/// <param name="progress">Rows done, and how many there are; the comparison counts like the copying.</param>
internal sealed class Mover(OpenStore from, OpenStore to, TimeProvider wall, Action<long, long> progress)
{
    private long done;
    private long total;

    /// <returns>How many rows are on both sides now.</returns>
    /// <exception cref="StorageStartException">It can't be done; the sentence says why.</exception>
    public async Task<long> RunAsync(CancellationToken cancel)
    {
        if (from.Name == to.Name)
        {
            throw new StorageStartException("--from and --to name the same store; name two.");
        }
        await RefuseUnfitAsync(cancel);
        var isNew = await MoveMark.SetAsync(from, to, Convert.ToHexString(RandomNumberGenerator.GetBytes(8)), cancel);
        await RefuseNewBotsAsync(isNew, cancel);
        total = 2 * await from.Contents.CountAsync(cancel);
        await CopyAsync(cancel);
        await RemoveExtraAsync(cancel);
        var rows = await CompareAsync(cancel);
        await RefuseBotsAsync(cancel);
        await CompareHeadsAsync(cancel);
        await WakeAsync(cancel);
        await MoveMark.ClearAsync(to.Table, cancel);
        progress(total, total);
        return rows;
    }

    /// <summary>At the beginning, and again at the end: what a bot that was started meanwhile has taken may stand behind the row that is being compared.</summary>
    private async Task RefuseBotsAsync(CancellationToken cancel)
    {
        foreach (var side in new[] { from, to })
        {
            if (await WorkMark.LastAsync(side.Table, wall.Wall(), cancel) is { } last)
            {
                throw new StorageStartException(string.Create(CultureInfo.InvariantCulture, $"a CoverBot was at work on {side.Name} {(wall.Wall() - last).TotalSeconds:F0} seconds ago. Stop every CoverBot on both sides and run the same command again; one that was killed counts for {WorkMark.Good.TotalMinutes:F0} minutes."));
            }
        }
    }

    /// <summary>A bot that began meanwhile has seen no mark: now either it sees ours, or we its own. It may go on then, on a store into which nothing was moved.</summary>
    private async Task RefuseNewBotsAsync(bool isNew, CancellationToken cancel)
    {
        try
        {
            await RefuseBotsAsync(cancel);
        }
        catch when (isNew)
        {
            await MoveMark.ClearAsync(to.Table, CancellationToken.None);
            throw;
        }
    }

    private async Task RefuseUnfitAsync(CancellationToken cancel)
    {
        await RefuseBotsAsync(cancel);
        if (await MoveMark.ReadAsync(from.Table, cancel) is not null)
        {
            throw new StorageStartException($"{from.Name} is only half filled by a move of its own; finish that one first.");
        }
        if (await PushedClock.IsPushedAsync(from.Table, cancel))
        {
            throw new StorageStartException($"{from.Name} has a clock that was pushed ahead, so what people were told in it lies in the future; it has to stay where it is.");
        }
    }

    private async Task CopyAsync(CancellationToken cancel)
    {
        var batches = new MoveBatches(to.Table);
        await foreach (var row in from.Contents.AllAsync(cancel))
        {
            if (!row.StaysHere)
            {
                Step(await batches.AddAsync(row, cancel));
            }
        }
        Step(await batches.WriteAsync(cancel));
    }

    /// <summary>What an earlier run brought, and is gone from the source since. There can be nothing else: the target was empty.</summary>
    private async Task RemoveExtraAsync(CancellationToken cancel)
    {
        var extra = new List<StoredRow>();
        await foreach (var (one, other) in SideBySide.ReadAsync(from, to, cancel))
        {
            if (one is null)
            {
                extra.Add(other!);
            }
        }
        foreach (var row in extra)
        {
            await LookAgain.WriteAsync(async () =>
            {
                if (await to.Table.GetAsync(row.Partition, row.Row.Key, cancel) is { } there)
                {
                    await to.Table.CommitAsync(row.Partition, [new RowAction.Delete(there.Key, there.Version)], cancel);
                }
            });
        }
    }

    private async Task<long> CompareAsync(CancellationToken cancel)
    {
        long rows = 0;
        await foreach (var (one, other) in SideBySide.ReadAsync(from, to, cancel))
        {
            if (one is null || other is null || !one.Says(other.Row))
            {
                throw Differ((one ?? other)!.Row.Key, (one ?? other)!.Partition);
            }
            rows++;
            Step(1);
        }
        return rows;
    }

    /// <summary>A bot that came and went behind the comparison has left no mark, but every decision moves its crew's head.</summary>
    private async Task CompareHeadsAsync(CancellationToken cancel)
    {
        var crews = (await from.Table.RangeAsync(Desk.Rows.Keys.Crews, " ", "~", cancel)).Concat(await to.Table.RangeAsync(Desk.Rows.Keys.Crews, " ", "~", cancel));
        foreach (var crew in crews.DistinctBy(row => row.Key))
        {
            var (there, here) = (await from.Table.GetAsync(crew.Key, Desk.Rows.Keys.Head, cancel), await to.Table.GetAsync(crew.Key, Desk.Rows.Keys.Head, cancel));
            if (there is null != here is null || (there is not null && !there.Columns.SequenceEqual(here!.Columns)))
            {
                throw Differ(Desk.Rows.Keys.Head, crew.Key);
            }
        }
    }

    private static StorageStartException Differ(string key, string partition) =>
        new($"the two sides differ at row '{key}' of '{partition}': somebody is writing. Stop every CoverBot on both and run the same command again.");

    /// <summary>The timers are not rows: each crew gets a wake-up, and whoever receives it sees what is due.</summary>
    private async Task WakeAsync(CancellationToken cancel)
    {
        foreach (var crew in await to.Table.RangeAsync(Desk.Rows.Keys.Crews, " ", "~", cancel))
        {
            await to.WakeUps.SendAsync(new(new CrewId(crew.Key), 0, wall.Wall()), Duration.Zero, cancel);
        }
    }

    private void Step(int rows)
    {
        done += rows;
        progress(Math.Min(done, total), total);
    }
}
