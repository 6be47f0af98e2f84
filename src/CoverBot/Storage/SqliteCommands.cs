using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CoverBot.Storage;

/// <summary>One statement at a time; arguments are named <c>$0</c>, <c>$1</c>, … in their order.</summary>
internal static class SqliteCommands
{
    /// <returns>How many rows were written.</returns>
    public static int Run(this SqliteConnection connection, string sql, params ReadOnlySpan<object> arguments)
    {
        using var command = connection.Command(sql, arguments);
        return command.ExecuteNonQuery();
    }

    public static long Number(this SqliteConnection connection, string sql, params ReadOnlySpan<object> arguments)
    {
        using var command = connection.Command(sql, arguments);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>One statement, hence one read transaction: all rows are of one moment.</summary>
    public static List<T> Query<T>(this SqliteConnection connection, Func<SqliteDataReader, T> read, string sql, params ReadOnlySpan<object> arguments)
    {
        using var command = connection.Command(sql, arguments);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }
        return rows;
    }

    private static SqliteCommand Command(this SqliteConnection connection, string sql, ReadOnlySpan<object> arguments)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var index = 0; index < arguments.Length; index++)
        {
            command.Parameters.AddWithValue($"${index}", arguments[index]);
        }
        return command;
    }
}
