using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace CoverBot.Storage;

/// <summary>
/// The one file of the embedded store, held by one process. Writes go one after another over one connection: SQLite takes one writer at a time anyway, and
/// waiting here costs no thread. Reads have connections of their own from the library's pool: in write-ahead mode neither side waits for the other.
/// </summary>
public sealed class SqliteFile : IDisposable
{
    /// <summary>Seconds a statement is repeated while another program holds the file.</summary>
    private const int BusySeconds = 1;

    private readonly FileStream processLock;
    private readonly SqliteConnection writer;
    private readonly string readers;
    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile bool disposed;

    private SqliteFile(FileStream processLock, SqliteConnection writer, string path)
    {
        (this.processLock, this.writer) = (processLock, writer);
        readers = Connection(path, SqliteOpenMode.ReadOnly, pooling: true);
    }

    /// <summary>Opens or creates the file, locks it for this process and voids the leases of the one before.</summary>
    /// <exception cref="StorageStartException">The file cannot be used.</exception>
    public static SqliteFile Open(string path)
    {
        var full = SqliteStart.FullPath(path);
        var processLock = ProcessLock.Take(full);
        var writer = new SqliteConnection(Connection(full, SqliteOpenMode.ReadWriteCreate, pooling: false));
        try
        {
            Prepare(writer, full);
            return new SqliteFile(processLock, writer, full);
        }
        catch (Exception error)
        {
            writer.Dispose();
            processLock.Dispose();
            if (error is SqliteException sqlite)
            {
                throw SqliteStart.Refused(full, sqlite);
            }
            throw;
        }
    }

    /// <summary>Removes all rows and wake-ups, in one transaction. Versions go on rising: nothing read before fits anything written later.</summary>
    public Task EmptyAsync(CancellationToken cancel) => WriteAsync(connection => connection.Run("DELETE FROM rows; DELETE FROM wake_ups"), cancel);

    /// <summary>Runs on the caller's thread: a read waits for nobody, and the pages it needs are mostly in memory.</summary>
    /// <exception cref="TableUnsureException">The file was busy or the disk refused.</exception>
    internal T Read<T>(Func<SqliteConnection, T> read)
    {
        // Without the lock the file may be another process's by now.
        ObjectDisposedException.ThrowIf(disposed, this);
        try
        {
            using var connection = new SqliteConnection(readers);
            connection.Open();
            return read(connection);
        }
        catch (SqliteException error) when (IsAway(error))
        {
            throw new TableUnsureException($"the storage file could not be read: {error.Message}", error);
        }
    }

    /// <summary>One transaction, on disk when the task ends. Runs on the pool: the disk's answer is waited for.</summary>
    /// <param name="write">Throws to leave everything as it was.</param>
    /// <param name="cancel">Heard until the transaction begins.</param>
    /// <exception cref="TableUnsureException">The file was busy or the disk refused: it may have been done or not.</exception>
    internal async Task<T> WriteAsync<T>(Func<SqliteConnection, T> write, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => InTransaction(write), CancellationToken.None);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Waits for the write under way; later ones are refused.</summary>
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }
        gate.Wait();
        disposed = true;
        using (var any = new SqliteConnection(readers))
        {
            SqliteConnection.ClearPool(any);
        }
        writer.Dispose();
        processLock.Dispose();
        // Who waits at the gate is let through, to be refused.
        gate.Release();
    }

    private T InTransaction<T>(Func<SqliteConnection, T> write)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        try
        {
            using var transaction = writer.BeginTransaction(deferred: false);
            var result = write(writer);
            transaction.Commit();
            return result;
        }
        catch (SqliteException error) when (IsAway(error))
        {
            throw new TableUnsureException($"the storage file did not take a write: {error.Message}", error);
        }
    }

    /// <summary>Whether the file or the disk may be well again any moment; anything else is a fault of our own.</summary>
    private static bool IsAway(SqliteException error) => error.SqliteErrorCode
        is SQLITE_BUSY or SQLITE_LOCKED or SQLITE_NOMEM or SQLITE_READONLY or SQLITE_IOERR or SQLITE_FULL or SQLITE_CANTOPEN;

    private static void Prepare(SqliteConnection writer, string path)
    {
        writer.Open();
        // FULL: the log is on disk before a commit returns; NORMAL would lose the last ones in a power cut.
        writer.Run("PRAGMA synchronous = FULL");
        if (writer.Query(row => row.GetString(0), "PRAGMA journal_mode = WAL") is not ["wal"])
        {
            throw SqliteStart.Refused(path, "is on a file system without shared memory (a network share?), where it could be damaged");
        }
        SqliteSchema.Prepare(writer, path);
    }

    private static string Connection(string path, SqliteOpenMode mode, bool pooling) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = pooling, DefaultTimeout = BusySeconds }.ToString();
}
