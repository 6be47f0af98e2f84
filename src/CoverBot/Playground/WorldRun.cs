using Microsoft.Data.Sqlite;

namespace CoverBot.Playground;

/// <summary>Statements inside one read or write of the <see cref="WorldFile"/>. The SQL is ours, every value is a parameter.</summary>
internal sealed class WorldRun(SqliteConnection connection, SqliteTransaction? transaction)
{
    /// <returns>How many rows it touched.</returns>
    public int Do(string sql, params (string Name, object? Value)[] values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <returns>The first column of the first row, null when there is none.</returns>
    public object? Value(string sql, params (string Name, object? Value)[] values)
    {
        using var command = Command(sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> row, params (string Name, object? Value)[] values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }
        return rows;
    }

    private SqliteCommand Command(string sql, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Every text handed in is a literal of this folder; what people typed comes as a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }
        return command;
    }
}
