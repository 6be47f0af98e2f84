using System.Runtime.CompilerServices;

namespace CoverBot.Storage.Moving;

internal sealed class SqliteContents(SqliteFile file) : IStoreContents
{
    private const int PageRows = 500;

    public async IAsyncEnumerable<StoredRow> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var (partition, key) = ("", "");
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var page = file.Read(connection => connection.Query(
                row => new StoredRow(row.GetString(0), SqliteTable.ReadRow(row, first: 1)),
                "SELECT partition, key, version, columns FROM rows WHERE (partition, key) > ($0, $1) ORDER BY partition, key LIMIT $2", partition, key, PageRows));
            foreach (var row in page)
            {
                yield return row;
            }
            if (page.Count < PageRows)
            {
                yield break;
            }
            (partition, key) = (page[^1].Partition, page[^1].Row.Key);
            await Task.Yield();
        }
    }

    public Task<long> CountAsync(CancellationToken cancel) => Task.FromResult(file.Read(connection => connection.Number("SELECT count(*) FROM rows")));
}
