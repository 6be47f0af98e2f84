using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace CoverBot.Storage;

/// <summary>How large rows and batches are for Azure Table Storage, whose limits every store keeps.</summary>
public static class TableSizes
{
    /// <summary>Headers, boundaries and punctuation around one action of a batch, rounded up.</summary>
    private const int ActionBytes = 1024;

    /// <summary>What a JSON writer with the default encoder, the one Azure's client uses, sends as it is; it makes six bytes of most others.</summary>
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 !#$%()*,-./:;=?@[]^_{|}~");

    private static readonly SearchValues<char> ShortEscapes = SearchValues.Create("\\\b\f\n\r\t");

    /// <summary>Bytes of the request that commits the batch: a little more than it will be, never less.</summary>
    public static long Batch(string partition, IReadOnlyList<RowAction> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        return actions.Sum(action => ActionBytes + (4 * (Escaped(partition) + Escaped(action.Key)))
            + Columns(action).Sum(column => Escaped(column.Key) + Escaped(column.Value) + "\"\":\"\",".Length));
    }

    /// <summary>Bytes of the stored row, by the service's published formula.</summary>
    public static long Row(string partition, RowAction action)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(action);
        return 4 + (2 * (partition.Length + action.Key.Length)) + Columns(action).Sum(column => 8L + (2 * column.Key.Length) + 4 + (2 * column.Value.Length));
    }

    internal static ImmutableSortedDictionary<string, string> Columns(RowAction action) => action switch
    {
        RowAction.Insert insert => insert.Columns,
        RowAction.Replace replace => replace.Columns,
        _ => ImmutableSortedDictionary<string, string>.Empty,
    };

    /// <summary>Bytes of <paramref name="text"/> inside a JSON string.</summary>
    internal static long Escaped(string text)
    {
        long bytes = 0;
        foreach (var unit in text)
        {
            bytes += Plain.Contains(unit) ? 1 : ShortEscapes.Contains(unit) ? 2 : 6;
        }
        return bytes;
    }

    /// <summary>Whether UTF-8 can carry it: no half of a surrogate pair.</summary>
    internal static bool IsText(string value)
    {
        for (ReadOnlySpan<char> rest = value; !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != OperationStatus.Done)
            {
                return false;
            }
            rest = rest[length..];
        }
        return true;
    }
}
