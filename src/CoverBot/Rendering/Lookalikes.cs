using System.Text;

namespace CoverBot.Rendering;

/// <summary>Marks that a platform would read as formatting, and offers no escape for, are replaced by characters that look the same.</summary>
internal static class Lookalikes
{
    /// <summary>No bold, code, link, quote or date command left in it; marks inside a word (<c>ann_lee@acme.example</c>) format nothing and stay.</summary>
    public static string Of(string words)
    {
        var safe = new StringBuilder(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            safe.Append(words[i] switch
            {
                '`' => 'ˋ',
                '*' => '∗',
                '~' when !IsInWord(words, i) => '∼',
                '_' when !IsInWord(words, i) => '＿',
                '[' => '(',
                ']' => ')',
                '>' when IsLineStart(words, i) => '›',
                '\\' => '∖',
                var plain => plain,
            });
        }
        return Inert(safe.ToString());
    }

    /// <summary>A typed <c>{{DATE(…)}}</c> is shown as typed: U+2060 parts the braces without being seen. Twice, for three braces in a row.</summary>
    public static string Inert(string words) => words.Replace("{{", "{\u2060{", StringComparison.Ordinal).Replace("{{", "{\u2060{", StringComparison.Ordinal);

    private static bool IsInWord(string words, int i) =>
        i > 0 && i + 1 < words.Length && char.IsLetterOrDigit(words[i - 1]) && char.IsLetterOrDigit(words[i + 1]);

    private static bool IsLineStart(string words, int i) => words.AsSpan(0, i).TrimEnd(" >") is var before && (before.IsEmpty || before[^1] == '\n');
}
