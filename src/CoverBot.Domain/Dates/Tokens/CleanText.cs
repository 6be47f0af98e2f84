using System.Globalization;
using System.Text;

namespace CoverBot.Domain.Dates.Tokens;

/// <summary>Brings what keyboards, phones and word processors make of a line into plain form.</summary>
internal static class CleanText
{
    private const int EchoLength = 60;

    /// <summary>Lower case, plain quotes, dashes and spaces; nothing invisible; no punctuation around it.</summary>
    public static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (Plain(letter) is { } plain)
            {
                clean.Append(plain);
            }
        }
        return clean.ToString().Trim(' ', ',', ';', ':', '!', '?', '"', '\'', '-', '/').ToLowerInvariant();
    }

    /// <summary>The words as typed, fit to be shown in a sentence: one line, 60 characters at most, nothing that changes direction or hides.</summary>
    public static string Echo(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= EchoLength - 2)
            {
                return shown.ToString().TrimEnd() + "…";
            }
            if (Rune.IsWhiteSpace(rune))
            {
                shown.Append(shown.Length > 0 && shown[^1] != ' ' ? " " : "");
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse) && rune.Value is not (0xFFFD or '"'))
            {
                shown.Append(rune.ToString());
            }
        }
        return shown.ToString().Trim();
    }

    private static char? Plain(char letter) => letter switch
    {
        '‘' or '’' or 'ʼ' or '`' or '´' => '\'',
        '“' or '”' or '„' or '«' or '»' => '"',
        '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' or '﹣' or '－' or '~' or '→' => '-',
        '…' => '.',
        '(' or ')' or '[' or ']' or '*' or '_' or '"' => ' ',
        _ when char.IsWhiteSpace(letter) => ' ',
        _ => char.GetUnicodeCategory(letter) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark => null,
            UnicodeCategory.Surrogate or UnicodeCategory.OtherSymbol => ' ',
            _ => letter,
        },
    };
}
