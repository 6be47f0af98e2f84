using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace CoverBot.Storage.Azure;

/// <summary>Looks whether the table and the queue are there, and makes them where it may. Looking comes first: it needs the smaller right.</summary>
/// <param name="mayMake">Whether what is missing is made.</param>
internal sealed class AzurePreparing(AzureStorage storage, bool mayMake)
{
    /// <summary>What an identity needs to read and write rows.</summary>
    public const string TableRole = "Storage Table Data Contributor";

    /// <summary>What an identity needs to send and take wake-ups.</summary>
    public const string QueueRole = "Storage Queue Data Contributor";

    /// <summary>Null when it can be used.</summary>
    public Task<string?> TableAsync(CancellationToken cancel)
    {
        var table = storage.Table;
        return PrepareAsync(
            new($"the table '{table.Name}' of account '{table.AccountName}'", $"az storage table create --name {table.Name} --account-name {table.AccountName}", TableRole),
            async () =>
            {
                await foreach (var _ in table.QueryAsync<TableEntity>(maxPerPage: 1, select: ["RowKey"], cancellationToken: cancel).AsPages())
                {
                    break;
                }
            },
            () => table.CreateIfNotExistsAsync(cancel),
            cancel);
    }

    /// <inheritdoc cref="TableAsync"/>
    public Task<string?> QueueAsync(CancellationToken cancel)
    {
        var queue = storage.Queue;
        return PrepareAsync(
            new($"the queue '{queue.Name}' of account '{queue.AccountName}'", $"az storage queue create --name {queue.Name} --account-name {queue.AccountName}", QueueRole),
            () => queue.PeekMessagesAsync(1, cancel),
            () => queue.CreateIfNotExistsAsync(cancellationToken: cancel),
            cancel);
    }

    private async Task<string?> PrepareAsync(Thing thing, Func<Task> look, Func<Task> make, CancellationToken cancel)
    {
        try
        {
            try
            {
                await look();
            }
            catch (RequestFailedException missing) when (missing.Status == 404)
            {
                if (!mayMake)
                {
                    return $"{thing.Name} is missing; expected is one that a CoverBot has used.";
                }
                await MakeAsync(thing, make);
            }
            return null;
        }
        catch (StorageStartException refused)
        {
            return refused.Message;
        }
        catch (RequestFailedException failed) when (AzureTrouble.IsForbidden(failed))
        {
            return $"{thing.Name} may not be used by this account key or identity; expected is a valid key, or the role \"{thing.Role}\".";
        }
        catch (Exception error) when (AzureTrouble.IsUnsure(error, cancel))
        {
            return $"{thing.Name} can't be reached; expected is an account that this machine can reach, and an identity or key that it knows.";
        }
        catch (RequestFailedException failed) when (failed.ErrorCode?.EndsWith("BeingDeleted", StringComparison.Ordinal) == true)
        {
            return $"{thing.Name} is being deleted; expected is one that is gone, or there: Azure takes a minute or so for it.";
        }
        catch (RequestFailedException failed)
        {
            return $"{thing.Name} answered {failed.Status} {failed.ErrorCode}; expected is an account with tables and queues.";
        }
    }

    private static async Task MakeAsync(Thing thing, Func<Task> make)
    {
        try
        {
            await make();
        }
        catch (RequestFailedException failed) when (AzureTrouble.IsForbidden(failed))
        {
            throw new StorageStartException($"{thing.Name} is missing, and CoverBot may not make it; create it with: {thing.Command}");
        }
    }

    /// <param name="Name">For a sentence.</param>
    /// <param name="Command">What makes it.</param>
    /// <param name="Role">What may do so.</param>
    private sealed record Thing(string Name, string Command, string Role);
}
