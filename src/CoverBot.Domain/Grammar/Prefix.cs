using System.Collections.Frozen;

namespace CoverBot.Domain.Grammar;

/// <summary>What may stand before a line or be left out: the slash, the word <c>cover</c>, a greeting.</summary>
internal static class Prefix
{
    private static readonly FrozenSet<string> Bot = Polite.Set("cover", "coverbot", "/cover", "/coverbot");

    public static Phrase Strip(Phrase words)
    {
        while (!words.IsEmpty)
        {
            var plain = NamesBot(words[0]) || words[0].Kind == TokenKind.Comma ? words.Skip(1) : WithoutSlash(words.WithoutGreeting());
            if (plain.Count == words.Count && plain[0].Text == words[0].Text)
            {
                return plain;
            }
            words = plain;
        }
        return words;
    }

    private static bool NamesBot(Token token) =>
        Bot.Contains(token.Key) || (token.Kind == TokenKind.Person && token.Id.Length == 0 && Bot.Contains(Fold.Key(token.Text)));

    /// <summary><c>/away</c> is <c>away</c>, and so is <c>/away-cover</c>, the name it goes by where <c>/away</c> is taken.</summary>
    private static Phrase WithoutSlash(Phrase words)
    {
        if (words.IsEmpty || words[0].Kind != TokenKind.Word)
        {
            return words;
        }
        var text = words[0].Text.TrimStart('/');
        text = Fold.Key(text) is "away-cover" or "cover-away" ? "away" : text;
        return text.Length == 0 && words.Count > 1 ? words.Skip(1) : text.Length == 0 || text == words[0].Text ? words : words.WithWord(0, text);
    }
}
