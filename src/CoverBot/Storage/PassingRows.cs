namespace CoverBot.Storage;

/// <summary>Rows that are of no use after a while, in a partition of their own: whoever adds one clears the old ones away.</summary>
internal static class PassingRows
{
    /// <summary>Deletes as many of the old rows as one transaction takes.</summary>
    /// <returns>How many those were: at the most there may be more.</returns>
    public static async Task<int> ClearAsync(this ITable table, string partition, Func<Row, bool> isOld, CancellationToken cancel)
    {
        try
        {
            var old = (await table.RangeAsync(partition, " ", "~", cancel)).Where(isOld).Take(TableLimits.Actions).ToArray();
            if (old.Length > 0)
            {
                await table.CommitAsync(partition, [.. old.Select(row => new RowAction.Delete(row.Key, row.Version))], cancel);
            }
            return old.Length;
        }
        catch (Exception error) when (error is TableConflictException or TableUnsureException)
        {
            // Another one tidies up at the same time, or the store is busy: next time.
            return 0;
        }
    }
}
