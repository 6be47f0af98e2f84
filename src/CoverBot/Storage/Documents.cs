using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CoverBot.Storage;

/// <summary>Text that is longer than one column may be, in columns <c>doc0</c> to <c>doc9</c>.</summary>
public static class Documents
{
    /// <summary>The longest text, in UTF-16 units, inclusive.</summary>
    public const int MostUnits = 300_000;

    /// <summary>UTF-16 units in one piece; one more where a surrogate pair would be cut, so that ten pieces always do.</summary>
    public const int PieceUnits = 30_000;

    private const int Pieces = MostUnits / PieceUnits;

    /// <summary>The columns with <paramref name="text"/> in place of the document that was there.</summary>
    /// <param name="columns">The row's other columns.</param>
    /// <param name="text">May be empty.</param>
    /// <param name="row">The row's key, for the sentence when the text is too long.</param>
    /// <exception cref="TableLimitException">The text is longer than <see cref="MostUnits"/>.</exception>
    public static ImmutableSortedDictionary<string, string> Put(ImmutableSortedDictionary<string, string> columns, string text, string row)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostUnits)
        {
            throw new TableLimitException(
                string.Create(CultureInfo.InvariantCulture, $"row '{row}': the document has {text.Length:N0} UTF-16 units; the limit is {MostUnits:N0}"));
        }
        var put = columns.ToBuilder();
        put.RemoveRange(Enumerable.Range(0, Pieces).Select(Name));
        var start = 0;
        for (var piece = 0; piece == 0 || start < text.Length; piece++)
        {
            var end = End(text, start);
            put[Name(piece)] = text[start..end];
            start = end;
        }
        return put.ToImmutable();
    }

    /// <summary>The document in the columns; null when there is none.</summary>
    public static string? Get(ImmutableSortedDictionary<string, string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (!columns.ContainsKey(Name(0)))
        {
            return null;
        }
        var text = new StringBuilder();
        for (var piece = 0; piece < Pieces && columns.TryGetValue(Name(piece), out var part); piece++)
        {
            text.Append(part);
        }
        return text.ToString();
    }

    private static int End(string text, int start)
    {
        var end = Math.Min(start + PieceUnits, text.Length);
        return end < text.Length && char.IsSurrogatePair(text[end - 1], text[end]) ? end + 1 : end;
    }

    private static string Name(int piece) => string.Create(CultureInfo.InvariantCulture, $"doc{piece}");
}
