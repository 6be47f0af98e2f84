using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Queues;

namespace CoverBot.Storage.Azure;

/// <summary>The one table and the one queue of a storage account, which any number of processes share. Only the primary region is asked: the other one may be behind.</summary>
public sealed class AzureStorage
{
    /// <summary>The table's name in the account.</summary>
    public const string TableName = "coverbot";

    /// <summary>The queue's name in the account.</summary>
    public const string QueueName = "coverbot-wakeups";

    private AzureStorage(TableServiceClient tables, QueueServiceClient queues) =>
        (Table, Queue) = (tables.GetTableClient(TableName), queues.GetQueueClient(QueueName));

    internal TableClient Table { get; }

    internal QueueClient Queue { get; }

    /// <summary>Asks nothing yet.</summary>
    /// <param name="connection">One of the two that name an account.</param>
    /// <param name="pace">How patient it is.</param>
    /// <param name="each">Sees every request, retries included; null for nobody.</param>
    public static AzureStorage Open(StorageConnection connection, AzurePace pace, HttpPipelinePolicy? each = null)
    {
        ArgumentNullException.ThrowIfNull(pace);
        var tables = pace.Set(new TableClientOptions(), each);
        var queues = pace.Set(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None }, each);
        switch (connection)
        {
            case StorageConnection.AzureKey key:
                return new(new(key.Text, tables), new(key.Text, queues));
            case StorageConnection.AzureIdentity identity:
                var credential = new DefaultAzureCredential();
                return new(new(identity.Tables, credential, tables), new(identity.Queues, credential, queues));
            default:
                throw new ArgumentException("this is no storage account", nameof(connection));
        }
    }

    /// <summary>Looks whether the table is there.</summary>
    /// <returns>A sentence when it can't be read; else empty.</returns>
    public async Task<IReadOnlyList<string>> LookAsync(CancellationToken cancel) =>
        await new AzurePreparing(this, mayMake: false).TableAsync(cancel) is { } problem ? [problem] : [];

    /// <summary>Makes the table and the queue where they are missing, if that is allowed.</summary>
    /// <returns>A sentence for each that can't be used, with what to do; empty when all is there.</returns>
    public async Task<IReadOnlyList<string>> PrepareAsync(CancellationToken cancel)
    {
        var preparing = new AzurePreparing(this, mayMake: true);
        return [.. (await Task.WhenAll(preparing.TableAsync(cancel), preparing.QueueAsync(cancel))).OfType<string>()];
    }
}
