using System.Collections.Immutable;

namespace CoverBot.Storage;

/// <summary>Rows that say all by being there, whoever wrote them.</summary>
internal static class RowsOnce
{
    /// <summary>Inserts the row, or leaves the one that is there already.</summary>
    /// <exception cref="TableUnsureException">Inserted or not.</exception>
    public static async Task InsertIfMissingAsync(this ITable table, string partition, string key, ImmutableSortedDictionary<string, string> columns, CancellationToken cancel)
    {
        try
        {
            await table.CommitAsync(partition, [new RowAction.Insert(key, columns)], cancel);
        }
        catch (TableConflictException)
        {
            // It is there already: that is all that was wanted.
        }
    }
}
