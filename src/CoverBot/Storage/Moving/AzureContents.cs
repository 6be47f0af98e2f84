using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using CoverBot.Storage.Azure;

namespace CoverBot.Storage.Moving;

internal sealed class AzureContents(AzureStorage storage) : IStoreContents
{
    public async IAsyncEnumerable<StoredRow> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var entity in storage.Table.QueryAsync<TableEntity>(cancellationToken: cancel))
        {
            yield return new(entity.PartitionKey, AzureRows.Read(entity));
        }
    }

    /// <summary>The service counts nothing: the keys alone are read.</summary>
    public async Task<long> CountAsync(CancellationToken cancel)
    {
        long count = 0;
        await foreach (var page in storage.Table.QueryAsync<TableEntity>(select: ["RowKey"], cancellationToken: cancel).AsPages())
        {
            count += page.Values.Count;
        }
        return count;
    }
}
