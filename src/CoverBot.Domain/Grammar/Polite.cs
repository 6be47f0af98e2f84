using System.Collections.Frozen;

namespace CoverBot.Domain.Grammar;

/// <summary>Words that carry no meaning of their own where they are looked for.</summary>
internal static class Polite
{
    public static FrozenSet<string> The { get; } = Set("the");

    /// <summary>Never a shortened name when other words follow or stand before.</summary>
    public static FrozenSet<string> Small { get; } = Set(
        "i", "im", "a", "an", "the", "my", "me", "we", "it", "its", "is", "be", "am", "are", "was", "to", "in", "on", "at", "of", "or", "for", "and",
        "as", "so", "go", "do", "not", "no", "yes", "now", "new", "one", "this", "that", "then", "there", "too", "with", "up", "by", "all", "any",
        "off", "out", "back", "away", "sick", "ill", "work", "who", "what", "when", "have", "has", "had", "because", "until", "from", "except",
        "today", "tomorrow", "her", "his", "you", "our", "just", "still", "more", "some", "very", "sorry", "please");

    private static FrozenSet<string> Courtesies { get; } = Set(
        "please", "pls", "plz", "thanks", "thank you", "thx", "ty", "cheers", "sorry", "ok", "okay", "team", "folks", "?", "!", ".");

    private static FrozenSet<string> Greetings { get; } = Set(
        "please", "pls", "hi", "hello", "hey", "hi all", "hello all", "hi everyone", "sorry", "ok", "okay", "so", "hi team", "hello team",
        "hey team", "good morning", "morning");

    /// <summary>Without "please", "thanks" and the like at the end.</summary>
    public static Phrase WithoutCourtesy(this Phrase words)
    {
        for (var end = words.Count; end > 0;)
        {
            var tail = words.Slice(Math.Max(0, end - 2), end);
            var cut = Courtesies.Contains(tail.Keys(2)) ? 2 : Courtesies.Contains(words.Key(end - 1)) ? 1 : 0;
            cut = cut == 0 && (end > 1 || words[0].Kind == TokenKind.Comma) && HasNoLetter(words[end - 1]) ? 1 : cut;
            if (cut == 0)
            {
                return words.Take(end);
            }
            end -= cut;
        }
        return words.Take(0);
    }

    private static bool HasNoLetter(Token token) => token.Kind is TokenKind.Word or TokenKind.Comma && !token.Text.EnumerateRunes().Any(System.Text.Rune.IsLetterOrDigit);

    /// <summary>Without a greeting or "please" at the start, if words follow.</summary>
    public static Phrase WithoutGreeting(this Phrase words)
    {
        for (var count = words.StartsWithAny(Greetings, 2); count > 0 && count < words.Count; count = words.StartsWithAny(Greetings, 2))
        {
            words = words.Skip(words[count].Kind == TokenKind.Comma ? count + 1 : count);
        }
        return words;
    }

    public static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
