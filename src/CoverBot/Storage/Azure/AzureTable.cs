using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using static CoverBot.Storage.Azure.AzureTrouble;

namespace CoverBot.Storage.Azure;

/// <summary>Rows in Azure Table Storage; a batch is one entity-group transaction. A service that does not answer gives <see cref="TableUnsureException"/>, for reads too.</summary>
public sealed class AzureTable(AzureStorage storage) : ITable
{
    private readonly TableClient table = storage.Table;

    public async Task<Row?> GetAsync(string partition, string key, CancellationToken cancel)
    {
        TableRules.CheckKeys(partition, key);
        var answer = await AskAsync(() => table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancel), cancel);
        if (answer.HasValue)
        {
            return AzureRows.Read(answer.Value!);
        }
        // A table that somebody deleted is not a row that never was.
        return answer.GetRawResponse().Headers.TryGetValue("x-ms-error-code", out var code) && code == TableErrorCode.TableNotFound
            ? throw new RequestFailedException(answer.GetRawResponse())
            : null;
    }

    public Task<IReadOnlyList<Row>> RangeAsync(string partition, string from, string to, CancellationToken cancel)
    {
        TableRules.CheckKeys(partition);
        return string.CompareOrdinal(from, to) >= 0
            ? Task.FromResult<IReadOnlyList<Row>>([])
            : AskAsync(() => new AzureRange(table, partition, from, to).ReadAsync(cancel), cancel);
    }

    /// <param name="cancel">Heard until the transaction is sent: what was sent is waited for.</param>
    /// <inheritdoc cref="ITable.CommitAsync"/>
    public async Task<IReadOnlyList<string>> CommitAsync(string partition, IReadOnlyList<RowAction> actions, CancellationToken cancel)
    {
        TableRules.Check(partition, actions);
        cancel.ThrowIfCancellationRequested();
        RefuseForeignVersions(actions);
        try
        {
            var answer = await AskAsync(() => table.SubmitTransactionAsync(actions.Select(action => AzureRows.Write(partition, action)), CancellationToken.None), CancellationToken.None);
            return [.. answer.Value.Select((one, index) => actions[index] is RowAction.Delete ? "" : one.Headers.ETag!.Value.ToString())];
        }
        catch (TableTransactionFailedException failed) when (IsConflict(failed) && failed.FailedTransactionActionIndex is { } index)
        {
            throw new TableConflictException(index, actions[index].Key, actions[index] is RowAction.Insert);
        }
    }

    private static bool IsConflict(RequestFailedException failed) =>
        failed.ErrorCode == TableErrorCode.EntityAlreadyExists || failed.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied
        || failed.ErrorCode == TableErrorCode.ResourceNotFound || failed.ErrorCode == TableErrorCode.EntityNotFound;

    private static void RefuseForeignVersions(IReadOnlyList<RowAction> actions)
    {
        for (var index = 0; index < actions.Count; index++)
        {
            if (actions[index] is RowAction.Replace { Version: var version } && !AzureRows.CouldBe(version) || actions[index] is RowAction.Delete { Version: var last } && !AzureRows.CouldBe(last))
            {
                throw new TableConflictException(index, actions[index].Key, exists: false);
            }
        }
    }
}
