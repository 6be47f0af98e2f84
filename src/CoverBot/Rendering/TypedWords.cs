using System.Buffers;
using System.Globalization;
using System.Text;

namespace CoverBot.Rendering;

/// <summary>Words that a person typed, made fit to be shown: nothing hidden in them, nothing that turns the line round, cut where a reader would cut.</summary>
internal static class TypedWords
{
    private const string Ellipsis = "…";

    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\n");

    /// <summary>Without control, direction and invisible characters; line ends become '\n', at most one blank line in a row.</summary>
    /// <param name="words">As typed.</param>
    /// <param name="enough">How many UTF-16 units the caller can use: nothing is read after more than these.</param>
    public static string Clean(string words, int enough = int.MaxValue)
    {
        var clean = new StringBuilder(Math.Min(words.Length, 4096));
        var breaks = 0;
        var before = default(Rune);
        foreach (var rune in words.EnumerateRunes())
        {
            if (clean.Length > enough)
            {
                break;
            }
            if (IsBreak(rune))
            {
                var second = rune.Value == '\n' && before.Value == '\r';
                if (!second && ++breaks <= 2)
                {
                    clean.Append('\n');
                }
            }
            else if (rune.Value == '\t')
            {
                clean.Append(' ');
            }
            else if (!IsHidden(rune))
            {
                breaks = Rune.IsWhiteSpace(rune) ? breaks : 0;
                clean.Append(rune);
            }
            before = rune;
        }
        return clean.ToString();
    }

    /// <summary>Whether anything is left to read once it is clean.</summary>
    public static bool IsReadable(string words)
    {
        foreach (var rune in words.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !IsHidden(rune))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The same on one line.</summary>
    public static string Line(string words, int enough = int.MaxValue) => Clean(words, enough).Replace('\n', ' ').Trim();

    /// <summary>At most <paramref name="most"/> UTF-16 units, ending in "…" when cut; never inside what a reader sees as one character.</summary>
    public static string Cut(string words, int most)
    {
        if (words.Length <= most)
        {
            return words;
        }
        var end = Boundary(words, most - Ellipsis.Length);
        return words[..end].TrimEnd() + Ellipsis;
    }

    /// <summary>The longest prefix of at most <paramref name="most"/> units that ends between two characters.</summary>
    public static int Boundary(string words, int most)
    {
        if (words.Length <= most)
        {
            return words.Length;
        }
        var end = 0;
        while (end < words.Length)
        {
            var next = StringInfo.GetNextTextElementLength(words, end);
            if (end + next > most)
            {
                break;
            }
            end += next;
        }
        if (end > 0 || most <= 0)
        {
            return end;
        }
        // One "character" longer than the room: hundreds of accents piled on one letter.
        return char.IsHighSurrogate(words[most - 1]) ? most - 1 : most;
    }

    /// <summary>For words that are clean already.</summary>
    public static bool IsBlank(string words) => words.AsSpan().IndexOfAnyExcept(Spaces) < 0;

    private static bool IsBreak(Rune rune) => rune.Value is '\n' or '\r' or 0x0B or 0x0C or 0x85 or 0x2028 or 0x2029;

    /// <summary>ZWJ and ZWNJ stay: emoji and Persian are written with them; so do the Arabic number signs, which are seen.</summary>
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.PrivateUse => true,
        UnicodeCategory.Format => rune.Value is not (0x200C or 0x200D or (>= 0x600 and <= 0x605)),
        _ => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is (>= 0xFDD0 and <= 0xFDEF) or 0x115F or 0x1160 or 0x3164 or 0xFFA0,
    };
}
