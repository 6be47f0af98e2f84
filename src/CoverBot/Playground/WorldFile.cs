using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace CoverBot.Playground;

/// <summary>
/// The file behind the Playground's world. It is the other side of the wire: what is in it was said, shown or delivered, whatever became of the bot.
/// Each write is on the disk when it returns.
/// </summary>
internal sealed class WorldFile : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Lock gate = new();

    public WorldFile(IOptions<PlaygroundOptions> options)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = options.Value.File, Pooling = false }.ToString());
        connection.Open();
        Run("pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000;");
        Write(run => run.Do(WorldSchema.Tables));
    }

    public T Read<T>(Func<WorldRun, T> work)
    {
        lock (gate)
        {
            return work(new WorldRun(connection, null));
        }
    }

    /// <summary>All of it or nothing.</summary>
    public T Write<T>(Func<WorldRun, T> work)
    {
        lock (gate)
        {
            using var transaction = connection.BeginTransaction();
            var result = work(new WorldRun(connection, transaction));
            transaction.Commit();
            return result;
        }
    }

    /// <summary>Lets a write that is under way end first.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            connection.Dispose();
        }
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
