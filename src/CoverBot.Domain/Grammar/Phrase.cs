using System.Collections.Immutable;
using System.Text;

namespace CoverBot.Domain.Grammar;

/// <summary>Some of a line's words, in order.</summary>
internal sealed class Phrase(string source, ImmutableArray<Token> tokens)
{
    public static Phrase Of(string cleaned) => new(cleaned, Tokens.Of(cleaned));

    public int Count => tokens.Length;

    public bool IsEmpty => tokens.IsEmpty;

    public ImmutableArray<Token> Items => tokens;

    public Token this[int index] => tokens[index];

    /// <summary>The fixed word at <paramref name="index"/>; "" for a name, a mention, or beyond the end.</summary>
    public string Key(int index) => index >= 0 && index < tokens.Length ? tokens[index].Key : "";

    /// <summary>The first <paramref name="count"/> fixed words, joined by a space; "" when one of them is none.</summary>
    public string Keys(int count)
    {
        if (count > tokens.Length)
        {
            return "";
        }
        var keys = tokens.Take(count).Select(token => token.Key).ToList();
        return keys.Contains("") ? "" : string.Join(' ', keys);
    }

    /// <summary>How many words at the start are the longest of <paramref name="phrases"/> that stands there; 0 for none.</summary>
    public int StartsWithAny(IReadOnlySet<string> phrases, int longest = 4)
    {
        for (var count = Math.Min(longest, Count); count > 0; count--)
        {
            if (phrases.Contains(Keys(count)))
            {
                return count;
            }
        }
        return 0;
    }

    public Phrase Skip(int count) => new(source, tokens[Math.Clamp(count, 0, tokens.Length)..]);

    public Phrase Take(int count) => new(source, tokens[..Math.Clamp(count, 0, tokens.Length)]);

    public Phrase Slice(int from, int to) => new(source, tokens[from..to]);

    /// <summary>The line from the first of these words on, with another word at <paramref name="index"/>.</summary>
    public Phrase WithWord(int index, string text) => Of(source[tokens[0].Start..tokens[index].Start] + text + source[tokens[index].End..]);

    /// <summary>Other words of the same line.</summary>
    public Phrase With(IEnumerable<Token> words) => new(source, [.. words]);

    public Phrase Without(int from, int count) => new(source, tokens.RemoveRange(from, count));

    /// <summary>As typed, with one space where there was white space.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            for (var i = 0; i < tokens.Length; i++)
            {
                var touches = i > 0 && tokens[i - 1].End == tokens[i].Start;
                text.Append(i == 0 || touches ? "" : " ").Append(source, tokens[i].Start, tokens[i].End - tokens[i].Start);
            }
            return text.ToString();
        }
    }

    /// <summary>As <see cref="Text"/>, without the marks at a sentence's end: what the date reader gets.</summary>
    public string When
    {
        get
        {
            var text = Text.TrimStart('(').TrimEnd('?', '!', ',', ';', ' ', ')');
            var last = text[(text.LastIndexOf(' ') + 1)..];
            return last.IndexOf('.') == last.Length - 1 ? text.TrimEnd('.') : text;
        }
    }

    /// <summary>The names meant by these words: as <see cref="Text"/>, without quotes, '@' and '#'.</summary>
    public string Name => string.Join(' ', tokens.Select(token => token.Text)).Replace(" ,", ",", StringComparison.Ordinal);

    /// <summary>Everything from the first of these words to the end of the line, exactly as typed.</summary>
    public string Verbatim => tokens.IsEmpty ? "" : source[tokens[0].Start..].Trim();

    public bool EndsAsQuestion => source.TrimEnd().EndsWith('?');
}
