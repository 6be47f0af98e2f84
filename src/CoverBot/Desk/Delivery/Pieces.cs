using System.Collections.Immutable;
using System.Globalization;

namespace CoverBot.Desk.Delivery;

/// <summary>A long text over several columns: <c>Cards</c>, <c>Cards1</c>, <c>Cards2</c> …</summary>
internal static class Pieces
{
    /// <summary>UTF-16 units in one column; a store takes 32,768.</summary>
    private const int Most = 30_000;

    public static void Write(ImmutableSortedDictionary<string, string>.Builder columns, string name, string text)
    {
        for (var (from, piece) = (0, 0); from < text.Length; piece++)
        {
            var length = Math.Min(Most, text.Length - from);
            if (from + length < text.Length && char.IsHighSurrogate(text[from + length - 1]))
            {
                length--;
            }
            columns[Column(name, piece)] = text.Substring(from, length);
            from += length;
        }
    }

    /// <summary>The whole text; "" when there is none.</summary>
    public static string Read(ImmutableSortedDictionary<string, string> columns, string name)
    {
        var text = "";
        for (var piece = 0; columns.TryGetValue(Column(name, piece), out var part); piece++)
        {
            text += part;
        }
        return text;
    }

    private static string Column(string name, int piece) => piece == 0 ? name : name + piece.ToString(CultureInfo.InvariantCulture);
}
