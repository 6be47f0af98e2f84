using Microsoft.Data.Sqlite;

namespace CoverBot.Storage;

/// <summary>The tables of a SQLite file, for CoverBot and for whoever opens it with another tool.</summary>
internal static class SqliteSchema
{
    /// <summary>"CovB": marks the file as CoverBot's own.</summary>
    private const long Application = 0x436F_7642;

    private const long Number = 2;

    private const string Tables = """
        CREATE TABLE rows (
            partition TEXT NOT NULL,
            key       TEXT NOT NULL,
            version   INTEGER NOT NULL,
            columns   TEXT NOT NULL,          -- a JSON object of strings
            PRIMARY KEY (partition, key)
        ) STRICT;
        CREATE TABLE wake_ups (
            id           INTEGER PRIMARY KEY AUTOINCREMENT,
            crew         TEXT NOT NULL,
            rev          INTEGER NOT NULL,
            sent_at      TEXT NOT NULL,       -- UTC, wall time
            failures     INTEGER NOT NULL,
            due_at       TEXT NOT NULL,       -- UTC, on the clock people are told
            leased_until TEXT,                -- UTC, wall time; NULL when nobody has it
            lease        INTEGER NOT NULL     -- rises whenever the holder changes
        ) STRICT;
        CREATE INDEX wake_ups_by_due ON wake_ups (due_at);
        CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
        INSERT INTO counters VALUES ('version', 0), ('starts', 0);
        """;

    /// <summary>Creates the tables, or refuses what is not ours. Counting the start is also the proof that the disk takes a write.</summary>
    public static void Prepare(SqliteConnection connection, string path)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var number = connection.Number("PRAGMA user_version");
        var application = connection.Number("PRAGMA application_id");
        if (number == 0 && application == 0 && connection.Number("SELECT count(*) FROM sqlite_schema") == 0)
        {
            connection.Run(Tables);
            connection.Run($"PRAGMA application_id = {Application}; PRAGMA user_version = {Number}");
        }
        else if (application != Application)
        {
            throw SqliteStart.Refused(path, "is a database of another program");
        }
        else if (number > Number)
        {
            throw SqliteStart.Refused(path, "was written by a newer CoverBot (start that one, or name another file)");
        }
        else if (number < Number)
        {
            // Absences' documents have moved into the range that every decision reads.
            connection.Run("UPDATE rows SET key = '1' || key WHERE key LIKE 'doc|%'");
            connection.Run($"PRAGMA user_version = {Number}");
        }
        connection.Run("UPDATE counters SET value = value + 1 WHERE name = 'starts'");
        // Leases belong to a process that is gone: this one holds the lock.
        connection.Run("UPDATE wake_ups SET leased_until = NULL, lease = lease + 1 WHERE leased_until IS NOT NULL");
        transaction.Commit();
    }
}
