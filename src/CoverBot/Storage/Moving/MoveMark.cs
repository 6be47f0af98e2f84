using System.Collections.Immutable;

namespace CoverBot.Storage.Moving;

/// <summary>A row in the store that is moved into, as long as not all of it is there: only the same move may go on, and no bot may start on half of its crews.</summary>
internal static class MoveMark
{
    public const string Partition = "move";

    private const string Key = "0move";
    private const string From = "from";
    private const string Run = "run";

    /// <summary>Null when nothing is being moved into it.</summary>
    public static Task<Row?> ReadAsync(ITable table, CancellationToken cancel) => table.GetAsync(Partition, Key, cancel);

    /// <param name="run">This run's name, another one each time.</param>
    /// <returns>Whether this is the first run of the move.</returns>
    /// <exception cref="StorageStartException">The store holds something else.</exception>
    public static async Task<bool> SetAsync(OpenStore from, OpenStore to, string run, CancellationToken cancel)
    {
        var isNew = false;
        await LookAgain.WriteAsync(async () => isNew = await SetOnceAsync(from, to, run, cancel));
        return isNew;
    }

    private static async Task<bool> SetOnceAsync(OpenStore from, OpenStore to, string run, CancellationToken cancel)
    {
        if (await ReadAsync(to.Table, cancel) is not { } mark)
        {
            await RefuseFullAsync(to, cancel);
            await to.Table.CommitAsync(Partition, [new RowAction.Insert(Key, ImmutableSortedDictionary<string, string>.Empty.Add(From, from.Name).Add(Run, run))], cancel);
            return true;
        }
        return mark.Columns[From] == from.Name
            ? mark.Columns.GetValueOrDefault(Run) == run
            : throw new StorageStartException($"{to.Name} is being moved into from {mark.Columns[From]}; finish that one first, or name another target.");
    }

    public static Task ClearAsync(ITable table, CancellationToken cancel) => LookAgain.WriteAsync(async () =>
    {
        if (await ReadAsync(table, cancel) is { } mark)
        {
            await table.CommitAsync(Partition, [new RowAction.Delete(Key, mark.Version)], cancel);
        }
    });

    private static async Task RefuseFullAsync(OpenStore to, CancellationToken cancel)
    {
        await foreach (var row in to.Contents.AllAsync(cancel))
        {
            if (!row.StaysHere)
            {
                throw new StorageStartException($"{to.Name} holds crews already, and two stores can't be made one; name an empty target.");
            }
        }
    }
}
