using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using CoverBot.Storage.Azure;

namespace CoverBot.Storage.Moving;

internal sealed class AzureContents(AzureStorage storage) : IStoreContents
{
    public async IAsyncEnumerable<StoredRow> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await using var entities = storage.Table.QueryAsync<TableEntity>(cancellationToken: cancel).GetAsyncEnumerator(cancel);
        while (await AzureTrouble.AskAsync(async () => await entities.MoveNextAsync(), cancel))
        {
            yield return new(entities.Current.PartitionKey, AzureRows.Read(entities.Current));
        }
    }

    /// <summary>The service counts nothing: the keys alone are read.</summary>
    public async Task<long> CountAsync(CancellationToken cancel)
    {
        long count = 0;
        await using var pages = storage.Table.QueryAsync<TableEntity>(select: ["RowKey"], cancellationToken: cancel).AsPages().GetAsyncEnumerator(cancel);
        while (await AzureTrouble.AskAsync(async () => await pages.MoveNextAsync(), cancel))
        {
            count += pages.Current.Values.Count;
        }
        return count;
    }
}
