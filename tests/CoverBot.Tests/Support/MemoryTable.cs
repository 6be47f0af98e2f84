using System.Globalization;
using CoverBot.Storage;

namespace CoverBot.Tests.Support;

/// <summary>The other side of <see cref="ITable"/>, in memory and answering at once, so that a test decides who is first.</summary>
internal sealed class MemoryTable : ITable
{
    private readonly Dictionary<string, SortedDictionary<string, Row>> _partitions = [];
    private long _version;

    public int Commits { get; private set; }

    public Row? Get(string partition, string key) => _partitions.GetValueOrDefault(partition)?.GetValueOrDefault(key);

    public Task<Row?> GetAsync(string partition, string key, CancellationToken cancel) => Task.FromResult(Get(partition, key));

    public Task<IReadOnlyList<Row>> RangeAsync(string partition, string from, string to, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Row>>([.. Rows(partition).Values
            .Where(row => string.CompareOrdinal(row.Key, from) >= 0 && string.CompareOrdinal(row.Key, to) < 0)]);

    public Task<IReadOnlyList<string>> CommitAsync(string partition, IReadOnlyList<RowAction> actions, CancellationToken cancel) =>
        Task.FromResult(Commit(partition, actions));

    public IReadOnlyList<string> Commit(string partition, IReadOnlyList<RowAction> actions)
    {
        var rows = Rows(partition);
        for (var index = 0; index < actions.Count; index++)
        {
            Check(rows, actions[index], index);
        }
        Commits++;
        return [.. actions.Select(action => Do(rows, action))];
    }

    private static void Check(SortedDictionary<string, Row> rows, RowAction action, int index)
    {
        var there = rows.GetValueOrDefault(action.Key);
        var expected = action switch
        {
            RowAction.Replace replace => replace.Version,
            RowAction.Delete delete => delete.Version,
            _ => null,
        };
        if (there?.Version != expected)
        {
            throw new TableConflictException(index, action.Key, expected is null);
        }
        if (Columns(action)?.Values.Any(value => value.Length > TableLimits.ValueUnits) ?? false)
        {
            throw new TableLimitException($"a value of row '{action.Key}' is too long");
        }
    }

    private string Do(SortedDictionary<string, Row> rows, RowAction action)
    {
        if (Columns(action) is not { } columns)
        {
            rows.Remove(action.Key);
            return "";
        }
        var version = (++_version).ToString(CultureInfo.InvariantCulture);
        rows[action.Key] = new(action.Key, columns, version);
        return version;
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, string>? Columns(RowAction action) => action switch
    {
        RowAction.Insert insert => insert.Columns,
        RowAction.Replace replace => replace.Columns,
        _ => null,
    };

    private SortedDictionary<string, Row> Rows(string partition) =>
        _partitions.TryGetValue(partition, out var rows) ? rows : _partitions[partition] = new(StringComparer.Ordinal);
}
