using System.Collections.Immutable;

namespace CoverBot.Storage;

/// <summary>Rows that say all by being there, whoever wrote them.</summary>
internal static class RowsOnce
{
    /// <summary>Inserts the row, or leaves the one that is there already.</summary>
    /// <returns>The version of the one that was inserted; null when one was there.</returns>
    /// <exception cref="TableUnsureException">Inserted or not.</exception>
    public static async Task<string?> InsertIfMissingAsync(this ITable table, string partition, string key, ImmutableSortedDictionary<string, string> columns, CancellationToken cancel)
    {
        try
        {
            return (await table.CommitAsync(partition, [new RowAction.Insert(key, columns)], cancel))[0];
        }
        catch (TableConflictException)
        {
            // That is all that was wanted.
            return null;
        }
    }
}
