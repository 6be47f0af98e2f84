using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CoverBot.Domain.Grammar;

/// <summary>Letters without case and accents, so that "Café" and "cafe" are one name.</summary>
internal static class Fold
{
    // A host without culture data does not take letters apart, so the Latin, Greek and Cyrillic ones people have in names are listed.
    private static readonly FrozenDictionary<char, string> Plain = Table(
        "àáâãäåāăąǎạảấầẩẫậắằẳẵặ:a", "çćĉċč:c", "ďđð:d", "èéêëēĕėęěẹẻẽếềểễệ:e", "ĝğġģ:g", "ĥħ:h", "ìíîïĩīĭįıİịỉ:i", "ĵ:j", "ķ:k", "ĺļľŀł:l",
        "ñńņňŉ:n", "òóôõöøōŏőơọỏốồổỗộớờởỡợ:o", "ŕŗř:r", "śŝşšș:s", "ţťŧț:t", "ùúûüũūŭůűųưụủứừửữự:u", "ŵ:w", "ýÿŷỳỵỷỹ:y", "źżž:z",
        "ß:ss", "æ:ae", "œ:oe", "þ:th", "ά:α", "έ:ε", "ή:η", "ίϊΐ:ι", "ό:ο", "ύϋΰ:υ", "ώ:ω", "ς:σ", "ё:е");

    /// <summary>The words of <paramref name="text"/>, lower case, joined by one space; apostrophes vanish, '&amp;' is "and", other signs part words.</summary>
    public static string Words(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var rune in Entities(text).EnumerateRunes())
        {
            if (IsApostrophe(rune))
            {
                continue;
            }
            words.Append(rune.Value is '&' or '+' ? " and " : Rune.IsLetterOrDigit(rune) ? Letter(rune) : IsMark(rune) ? "" : " ");
        }
        return string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>One typed word as fixed words are compared: lower case, no accents, no apostrophes, no sentence marks at its ends.</summary>
    public static string Key(string word)
    {
        var key = new StringBuilder(word.Length);
        foreach (var rune in Entities(word).EnumerateRunes())
        {
            if (!IsApostrophe(rune) && !IsMark(rune))
            {
                key.Append(Letter(rune));
            }
        }
        var trimmed = key.ToString().TrimStart('¿', '¡', '(').TrimEnd('?', '!', '.', '…', ':', ';', ')');
        return trimmed.Length > 0 ? trimmed : key.ToString();
    }

    /// <summary>Some platforms hand over '&amp;' written as in a web page.</summary>
    private static string Entities(string text) => text.Replace("&amp;", "&", StringComparison.OrdinalIgnoreCase);

    private static string Letter(Rune rune)
    {
        var lower = Rune.ToLowerInvariant(rune).ToString();
        return lower.Length == 1 && Plain.TryGetValue(lower[0], out var plain) ? plain : lower;
    }

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '’' or '‘' or 'ʼ' or '`' or '´';

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark;

    private static FrozenDictionary<char, string> Table(params string[] rows) => rows
        .Select(row => row.Split(':'))
        .SelectMany(row => row[0].Select(letter => KeyValuePair.Create(letter, row[1])))
        .ToFrozenDictionary();
}
