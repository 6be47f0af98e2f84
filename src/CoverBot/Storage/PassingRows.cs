namespace CoverBot.Storage;

/// <summary>Rows that are of no use after a while: whoever adds one clears the old ones away.</summary>
internal static class PassingRows
{
    /// <summary>Deletes the old rows of a partition.</summary>
    public static Task ClearAsync(this ITable table, string partition, Func<Row, bool> isOld, CancellationToken cancel) =>
        table.ClearAsync(partition, " ", "~", isOld, cancel);

    /// <summary>Deletes the old rows with <paramref name="from"/> ≤ key &lt; <paramref name="to"/>.</summary>
    public static async Task ClearAsync(this ITable table, string partition, string from, string to, Func<Row, bool> isOld, CancellationToken cancel)
    {
        try
        {
            foreach (var old in (await table.RangeAsync(partition, from, to, cancel)).Where(isOld).Chunk(TableLimits.Actions))
            {
                await table.CommitAsync(partition, [.. old.Select(row => new RowAction.Delete(row.Key, row.Version))], cancel);
            }
        }
        catch (Exception error) when (error is TableConflictException or TableUnsureException)
        {
            // Another one tidies up at the same time, or the store is busy: next time.
        }
    }
}
