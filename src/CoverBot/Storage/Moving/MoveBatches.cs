namespace CoverBot.Storage.Moving;

/// <summary>Writes rows into a store, as many at a time as one transaction takes. What is there already, and says the same, is left as it is.</summary>
internal sealed class MoveBatches(ITable table)
{
    /// <summary>Bytes; a batch may have a third more.</summary>
    private const long Full = 3 * 1024 * 1024;

    private readonly List<StoredRow> rows = [];
    private long bytes;

    /// <returns>How many rows were written, or were there, since the last time; 0 while it only collects.</returns>
    public async Task<int> AddAsync(StoredRow row, CancellationToken cancel)
    {
        var more = TableSizes.Batch(row.Partition, [new RowAction.Insert(row.Row.Key, row.Row.Columns)]);
        var full = rows.Count > 0 && (rows[0].Partition != row.Partition || rows.Count == TableLimits.Actions || bytes + more > Full);
        var done = full ? await WriteAsync(cancel) : 0;
        rows.Add(row);
        bytes += more;
        return done;
    }

    /// <inheritdoc cref="AddAsync"/>
    public async Task<int> WriteAsync(CancellationToken cancel)
    {
        var count = rows.Count;
        if (count > 0)
        {
            await LookAgain.WriteAsync(() => WriteMissingAsync(cancel));
            rows.Clear();
            bytes = 0;
        }
        return count;
    }

    private async Task WriteMissingAsync(CancellationToken cancel)
    {
        var partition = rows[0].Partition;
        // Nothing stands between a key and itself with a space, the least of the characters.
        var there = (await table.RangeAsync(partition, rows[0].Row.Key, rows[^1].Row.Key + " ", cancel)).ToDictionary(row => row.Key, StringComparer.Ordinal);
        List<RowAction> actions =
        [
            .. rows.Where(row => !there.TryGetValue(row.Row.Key, out var known) || !row.Says(known)).Select(row =>
                RowAction.Over(there.GetValueOrDefault(row.Row.Key)?.Version, row.Row.Key, row.Row.Columns)),
        ];
        if (actions.Count > 0)
        {
            await table.CommitAsync(partition, actions, cancel);
        }
    }
}
