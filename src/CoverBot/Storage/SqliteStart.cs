using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace CoverBot.Storage;

/// <summary>Says in one sentence why a SQLite file cannot be used, and what would work.</summary>
internal static class SqliteStart
{
    private const string Works = "a file in an existing folder that CoverBot may write to, such as sqlite:coverbot.db";

    /// <summary>The file's full path, links followed: two names of one file have one lock.</summary>
    public static string FullPath(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new StorageStartException($"Storage:Connection names no file; expected is {Works}.");
        }
        var full = Path.GetFullPath(path);
        if (new FileInfo(full).LinkTarget is not null)
        {
            full = File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
        }
        if (Directory.Exists(full))
        {
            throw Refused(full, "is a folder");
        }
        if (!Directory.Exists(Path.GetDirectoryName(full)))
        {
            throw Refused(full, $"is in the folder '{Path.GetDirectoryName(full)}', which does not exist");
        }
        return full;
    }

    public static StorageStartException Refused(string path, string what, Exception? inner = null) =>
        new($"Storage:Connection: sqlite:{path} {what}; expected is {Works}.", inner);

    public static StorageStartException Refused(string path, SqliteException error) => Refused(path, What(error), error);

    /// <summary>What is wrong with a file, for a sentence that begins with its name.</summary>
    public static string What(SqliteException error) => error.SqliteErrorCode switch
    {
        // The memory that connections share is a file too, and the first to miss the space.
        SQLITE_IOERR when error.SqliteExtendedErrorCode == SQLITE_IOERR_SHMSIZE => "cannot be written because the disk is full",
        SQLITE_NOTADB => "is not a database of CoverBot",
        SQLITE_CORRUPT => "is damaged (restore a backup or name another file)",
        SQLITE_FULL => "cannot be written because the disk is full",
        SQLITE_READONLY or SQLITE_CANTOPEN or SQLITE_PERM => "cannot be written by the account CoverBot runs as",
        SQLITE_BUSY or SQLITE_LOCKED => "is held by another program (close it and start again)",
        _ => $"cannot be read or written ({error.Message})",
    };
}
