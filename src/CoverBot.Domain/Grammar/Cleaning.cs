using System.Globalization;
using System.Text;

namespace CoverBot.Domain.Grammar;

/// <summary>Takes out of a text what nobody can see: control, zero-width and direction-turning characters.</summary>
internal static class Cleaning
{
    private const int Joiner = 0x200D;

    /// <summary>The text people see; line ends are all '\n', tabs stay, emoji joined from several stay joined.</summary>
    public static string Clean(string text)
    {
        var runes = text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes().ToArray();
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < runes.Length; i++)
        {
            var rune = runes[i];
            if (rune.Value is '\r' or 0x85 or 0x2028 or 0x2029)
            {
                clean.Append('\n');
            }
            else if (rune.Value is '\t' or '\n' || !IsUnseen(rune) || JoinsEmoji(runes, i))
            {
                clean.Append(rune.ToString());
            }
        }
        return clean.ToString().Trim();
    }

    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0;

    private static bool JoinsEmoji(Rune[] runes, int at) =>
        runes[at].Value == Joiner && at > 0 && at + 1 < runes.Length && IsPicture(runes[at - 1]) && IsPicture(runes[at + 1]);

    private static bool IsPicture(Rune rune) =>
        rune.Value == 0xFE0F || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;
}
