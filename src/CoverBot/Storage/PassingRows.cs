namespace CoverBot.Storage;

/// <summary>Rows that are of no use after a while: whoever adds one clears the old ones away.</summary>
internal static class PassingRows
{
    /// <inheritdoc cref="ClearAsync(ITable, string, string, string, Func{Row, bool}, CancellationToken)"/>
    public static Task<int> ClearAsync(this ITable table, string partition, Func<Row, bool> isOld, CancellationToken cancel) =>
        table.ClearAsync(partition, " ", "~", isOld, cancel);

    /// <summary>Deletes as many of the old rows of a range as one transaction takes.</summary>
    /// <returns>How many those were: at the most there may be more.</returns>
    public static async Task<int> ClearAsync(this ITable table, string partition, string from, string to, Func<Row, bool> isOld, CancellationToken cancel)
    {
        try
        {
            var old = (await table.RangeAsync(partition, from, to, cancel)).Where(isOld).Take(TableLimits.Actions).ToArray();
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
