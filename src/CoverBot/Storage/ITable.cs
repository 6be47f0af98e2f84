using System.Collections.Immutable;

namespace CoverBot.Storage;

/// <summary>
/// Rows in partitions, each with a version. The narrow part of Azure Table Storage that CoverBot needs; every implementation passes the same contract tests
/// and refuses what Azure would refuse (see <see cref="TableLimits"/>), so that a crew can move from one to the other.
/// </summary>
public interface ITable
{
    /// <summary>The row, or null when there is none.</summary>
    /// <exception cref="TableUnsureException">The store gave no answer.</exception>
    Task<Row?> GetAsync(string partition, string key, CancellationToken cancel);

    /// <summary>All rows with <paramref name="from"/> ≤ key &lt; <paramref name="to"/> in ordinal order of their keys, as one snapshot.</summary>
    /// <exception cref="TableUnsureException">The store gave no answer, or the rows change faster than they can be read.</exception>
    Task<IReadOnlyList<Row>> RangeAsync(string partition, string from, string to, CancellationToken cancel);

    /// <summary>Does all of the actions on one partition, in order, or none.</summary>
    /// <returns>The new version of each action's row ("" for a delete), in the order of the actions.</returns>
    /// <exception cref="TableConflictException">A row was there already, is gone, or has another version.</exception>
    /// <exception cref="TableLimitException">The batch breaks a limit; nothing was sent.</exception>
    /// <exception cref="TableUnsureException">The answer was lost: it may have been done or not.</exception>
    Task<IReadOnlyList<string>> CommitAsync(string partition, IReadOnlyList<RowAction> actions, CancellationToken cancel);
}

/// <param name="Key">Unique in its partition.</param>
/// <param name="Version">Opaque; another one after each write.</param>
public sealed record Row(string Key, ImmutableSortedDictionary<string, string> Columns, string Version);

/// <summary>One action of a batch. A key may occur once in a batch.</summary>
public abstract record RowAction(string Key)
{
    /// <summary>Conflicts when the row is there.</summary>
    public sealed record Insert(string Key, ImmutableSortedDictionary<string, string> Columns) : RowAction(Key);

    /// <summary>Conflicts when the row is gone or has another version.</summary>
    public sealed record Replace(string Key, ImmutableSortedDictionary<string, string> Columns, string Version) : RowAction(Key);

    /// <summary>Conflicts when the row is gone or has another version.</summary>
    public sealed record Delete(string Key, string Version) : RowAction(Key);

    /// <summary>Writes the row over the one that was read, or where none was.</summary>
    /// <param name="version">The version of what was read; null or "" for none.</param>
    public static RowAction Over(string? version, string key, ImmutableSortedDictionary<string, string> columns) =>
        string.IsNullOrEmpty(version) ? new Insert(key, columns) : new Replace(key, columns, version);
}

/// <summary>Somebody else was first.</summary>
/// <param name="action">The index of the action that failed.</param>
/// <param name="key">Its key.</param>
/// <param name="exists">True when an insert found a row, false when a row was gone or had another version.</param>
public sealed class TableConflictException(int action, string key, bool exists)
    : Exception($"action {action} on row '{key}': {(exists ? "is there already" : "gone or changed")}")
{
    public int Action { get; } = action;

    public string Key { get; } = key;

    public bool Exists { get; } = exists;
}

/// <summary>A batch, a key or a value that no store would take.</summary>
public sealed class TableLimitException(string message) : Exception(message);

/// <summary>The store gave no answer. What was to be written may be in or not: the same batch can be sent again, and meets itself. Of a read nothing is known.</summary>
public sealed class TableUnsureException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the store does not let this process in: nothing was done, and people have to give it its right back.</summary>
    public bool IsForbidden { get; init; }
}
