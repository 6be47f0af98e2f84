using Azure;
using Azure.Data.Tables;

namespace CoverBot.Storage.Azure;

/// <summary>
/// A range of one partition. The service gives up to 1,000 rows a page, fewer when they are large, and only a page is of one moment. Of several pages, two readings
/// that agree are: nothing changed between the end of the one and the beginning of the other.
/// </summary>
internal sealed class AzureRange(TableClient table, string partition, string from, string to)
{
    /// <summary>How often a range that changes while it is read is read again.</summary>
    private const int Patience = 10;

    private readonly string filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}");

    /// <exception cref="TableUnsureException">It changes faster than it can be read.</exception>
    public async Task<IReadOnlyList<Row>> ReadAsync(CancellationToken cancel)
    {
        var (rows, pages) = await ReadOnceAsync(cancel);
        for (var left = Patience; pages > 1; left--)
        {
            var before = rows;
            (rows, pages) = await ReadOnceAsync(cancel);
            if (Agree(before, rows))
            {
                break;
            }
            if (left == 0)
            {
                throw new TableUnsureException($"the rows from '{from}' on change faster than they can be read");
            }
        }
        return rows;
    }

    private async Task<(List<Row> Rows, int Pages)> ReadOnceAsync(CancellationToken cancel)
    {
        var rows = new List<Row>();
        var pages = 0;
        await foreach (var page in table.QueryAsync<TableEntity>(filter, cancellationToken: cancel).AsPages())
        {
            rows.AddRange(page.Values.Select(AzureRows.Read));
            pages++;
        }
        return (rows, pages);
    }

    private static bool Agree(List<Row> one, List<Row> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => pair.First.Key == pair.Second.Key && pair.First.Version == pair.Second.Version);
}
