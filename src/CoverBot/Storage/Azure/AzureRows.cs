using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;

namespace CoverBot.Storage.Azure;

/// <summary>Rows to the service's entities and back. A row's version is its ETag.</summary>
internal static class AzureRows
{
    private static readonly ImmutableHashSet<string> ServiceColumns = ["PartitionKey", "RowKey", "Timestamp", "odata.etag"];

    public static Row Read(TableEntity entity) => new(
        entity.RowKey,
        entity.Where(column => !ServiceColumns.Contains(column.Key)).ToImmutableSortedDictionary(column => column.Key, column => (string)column.Value, StringComparer.Ordinal),
        entity.ETag.ToString());

    public static TableTransactionAction Write(string partition, RowAction action) => action switch
    {
        RowAction.Insert insert => new(TableTransactionActionType.Add, Entity(partition, insert.Key, insert.Columns)),
        RowAction.Replace replace => new(TableTransactionActionType.UpdateReplace, Entity(partition, replace.Key, replace.Columns), new ETag(replace.Version)),
        RowAction.Delete delete => new(TableTransactionActionType.Delete, new TableEntity(partition, delete.Key), new ETag(delete.Version)),
        _ => throw new InvalidOperationException($"no such action: {action}"),
    };

    /// <summary>Whether a row could have the version. One of another store would be sent as no condition at all, or as one the service can't read.</summary>
    public static bool CouldBe(string version) => version.StartsWith("W/\"", StringComparison.Ordinal) || version.StartsWith('"');

    private static TableEntity Entity(string partition, string key, ImmutableSortedDictionary<string, string> columns)
    {
        var entity = new TableEntity(partition, key);
        foreach (var (name, value) in columns)
        {
            entity[name] = value;
        }
        return entity;
    }
}
