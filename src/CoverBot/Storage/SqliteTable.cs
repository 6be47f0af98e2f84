using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CoverBot.Storage;

/// <summary>Rows in a SQLite file. A version is the file's write counter, so it never comes back, not even for a row that was deleted and inserted again.</summary>
public sealed class SqliteTable(SqliteFile file) : ITable
{
    public Task<Row?> GetAsync(string partition, string key, CancellationToken cancel)
    {
        TableRules.CheckKeys(partition, key);
        cancel.ThrowIfCancellationRequested();
        var rows = file.Read(connection => connection.Query(
            ReadRow, "SELECT key, version, columns FROM rows WHERE partition = $0 AND key = $1", partition, key));
        return Task.FromResult(rows.SingleOrDefault());
    }

    public Task<IReadOnlyList<Row>> RangeAsync(string partition, string from, string to, CancellationToken cancel)
    {
        TableRules.CheckKeys(partition);
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<Row>>(file.Read(connection => connection.Query(
            ReadRow, "SELECT key, version, columns FROM rows WHERE partition = $0 AND key >= $1 AND key < $2 ORDER BY key", partition, from, to)));
    }

    public async Task<IReadOnlyList<string>> CommitAsync(string partition, IReadOnlyList<RowAction> actions, CancellationToken cancel)
    {
        TableRules.Check(partition, actions);
        return await file.WriteAsync(connection => Commit(connection, partition, actions), cancel);
    }

    private static string[] Commit(SqliteConnection connection, string partition, IReadOnlyList<RowAction> actions)
    {
        var last = connection.Number("UPDATE counters SET value = value + $0 WHERE name = 'version' RETURNING value", actions.Count);
        var versions = new string[actions.Count];
        for (var index = 0; index < actions.Count; index++)
        {
            var action = actions[index];
            var version = last - actions.Count + index + 1;
            if (!Do(connection, partition, action, version))
            {
                throw new TableConflictException(index, action.Key, action is RowAction.Insert);
            }
            versions[index] = action is RowAction.Delete ? "" : version.ToString(CultureInfo.InvariantCulture);
        }
        return versions;
    }

    private static bool Do(SqliteConnection connection, string partition, RowAction action, long version) => action switch
    {
        RowAction.Insert insert => connection.Run(
            "INSERT INTO rows (partition, key, version, columns) VALUES ($0, $1, $2, $3) ON CONFLICT DO NOTHING",
            partition, insert.Key, version, RowText.Write(insert.Columns)) == 1,
        RowAction.Replace replace => connection.Run(
            "UPDATE rows SET version = $2, columns = $3 WHERE partition = $0 AND key = $1 AND version = $4",
            partition, replace.Key, version, RowText.Write(replace.Columns), Number(replace.Version)) == 1,
        RowAction.Delete delete => connection.Run(
            "DELETE FROM rows WHERE partition = $0 AND key = $1 AND version = $2", partition, delete.Key, Number(delete.Version)) == 1,
        _ => throw new InvalidOperationException($"no such action: {action}"),
    };

    /// <param name="first">The place of the key; version and columns come after it.</param>
    internal static Row ReadRow(SqliteDataReader reader, int first) =>
        new(reader.GetString(first), RowText.Read(reader.GetString(first + 2)), reader.GetInt64(first + 1).ToString(CultureInfo.InvariantCulture));

    private static Row ReadRow(SqliteDataReader reader) => ReadRow(reader, 0);

    /// <summary>A version of another store is a number no row has.</summary>
    private static long Number(string version) =>
        long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
