using System.Buffers;
using System.Collections.Immutable;
using static System.FormattableString;

namespace CoverBot.Storage;

/// <summary>Refuses what any store would refuse, before anything is sent, so that all of them refuse the same.</summary>
public static class TableRules
{
    /// <summary>Printable ASCII without the four characters that Azure keeps for itself.</summary>
    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Except(@"/\#?")]);

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private static readonly ImmutableHashSet<string> ServiceColumns = ["PartitionKey", "RowKey", "Timestamp"];

    /// <exception cref="TableLimitException">Names the row and the limit.</exception>
    public static void Check(string partition, IReadOnlyList<RowAction> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        CheckKeys(partition);
        if (actions.Count is 0 or > TableLimits.Actions)
        {
            throw new TableLimitException(Invariant($"a batch has {actions.Count} actions; the limit is 1 to {TableLimits.Actions}"));
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var action in actions)
        {
            CheckKeys(partition, action.Key);
            if (!seen.Add(action.Key))
            {
                throw new TableLimitException($"row '{action.Key}' is in the batch twice; the limit is one action for a row");
            }
            CheckColumns(partition, action);
        }
        if (TableSizes.Batch(partition, actions) is > TableLimits.BatchBytes and var bytes)
        {
            throw new TableLimitException(Invariant($"a batch from row '{actions[0].Key}' on has {bytes:N0} bytes; the limit is {TableLimits.BatchBytes:N0}"));
        }
    }

    /// <exception cref="TableLimitException">One of them is empty, too long or has a character that keys can't have.</exception>
    public static void CheckKeys(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (key is not { Length: > 0 and <= TableLimits.KeyUnits })
            {
                throw new TableLimitException(Invariant($"key '{key}' has {key?.Length ?? 0} characters; the limit is 1 to {TableLimits.KeyUnits}"));
            }
            if (key.AsSpan().IndexOfAnyExcept(KeyCharacters) is >= 0 and var at)
            {
                throw new TableLimitException(Invariant($"key '{key}' has U+{(int)key[at]:X4} in it; the limit is printable ASCII without / \\ # ?"));
            }
        }
    }

    private static void CheckColumns(string partition, RowAction action)
    {
        var columns = TableSizes.Columns(action);
        if (columns.Count > TableLimits.Columns)
        {
            throw new TableLimitException(Invariant($"row '{action.Key}' has {columns.Count} columns; the limit is {TableLimits.Columns}"));
        }
        foreach (var (name, value) in columns)
        {
            CheckName(action.Key, name);
            CheckValue(action.Key, name, value);
        }
        if (TableSizes.Row(partition, action) is > TableLimits.RowBytes and var bytes)
        {
            throw new TableLimitException(Invariant($"row '{action.Key}' has {bytes:N0} bytes; the limit is {TableLimits.RowBytes:N0}"));
        }
    }

    private static void CheckName(string key, string name)
    {
        if (name.Length is 0 or > TableLimits.NameUnits || name.AsSpan().ContainsAnyExcept(NameCharacters) || char.IsAsciiDigit(name[0]) || ServiceColumns.Contains(name))
        {
            throw new TableLimitException(
                Invariant($"row '{key}': column '{name}'; the limit is {TableLimits.NameUnits} letters, digits and '_', no digit first, none of {string.Join(", ", ServiceColumns.Order(StringComparer.Ordinal))}"));
        }
    }

    private static void CheckValue(string key, string name, string value)
    {
        if (value.Length > TableLimits.ValueUnits)
        {
            throw new TableLimitException(Invariant($"row '{key}': column '{name}' has {value.Length:N0} UTF-16 units; the limit is {TableLimits.ValueUnits:N0}"));
        }
        if (!TableSizes.IsText(value))
        {
            throw new TableLimitException($"row '{key}': column '{name}' has half of a surrogate pair; the limit is whole characters");
        }
    }
}
