using System.Collections.Immutable;

namespace CoverBot.Domain.Grammar;

/// <summary>Cuts a cleaned text into words, quoted names, mentions and commas.</summary>
internal static class Tokens
{
    private const string OpeningQuotes = "\"“”„«";
    private const string ClosingQuotes = "\"”“»";
    private const int LongestMention = 300;

    public static ImmutableArray<Token> Of(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var token = Comma(text, at) ?? Mention(text, at) ?? Quoted(text, at) ?? Word(text, at);
            tokens.Add(token);
            at = token.End;
        }
        return tokens.ToImmutable();
    }

    private static Token? Comma(string text, int at) => text[at] == ',' ? new(TokenKind.Comma, ",", "", at, at + 1) : null;

    /// <summary>A mention written as <c>&lt;@id&gt;</c> or <c>&lt;#id|name&gt;</c>.</summary>
    private static Token? Mention(string text, int at)
    {
        if (text[at] != '<' || at + 2 >= text.Length || text[at + 1] is not ('@' or '#'))
        {
            return null;
        }
        var end = text.AsSpan(at, Math.Min(LongestMention, text.Length - at)).IndexOf('>');
        if (end < 3)
        {
            return null;
        }
        var parts = text[(at + 2)..(at + end)].Split('|', 2);
        var kind = text[at + 1] == '@' ? TokenKind.Person : TokenKind.Channel;
        return new(kind, parts.Length > 1 ? parts[1] : "", parts[0], at, at + end + 1);
    }

    private static Token? Quoted(string text, int at)
    {
        var open = text[at] is '@' or '#' ? at + 1 : at;
        if (open >= text.Length || !OpeningQuotes.Contains(text[open], StringComparison.Ordinal))
        {
            return null;
        }
        var close = text.IndexOfAny(ClosingQuotes.ToCharArray(), open + 1);
        if (close < 0 || string.IsNullOrWhiteSpace(text[(open + 1)..close]))
        {
            return null;
        }
        return new(KindAt(text, at, TokenKind.Quoted), text[(open + 1)..close].Trim(), "", at, close + 1);
    }

    private static Token Word(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] != ',')
        {
            end++;
        }
        var kind = end - at > 1 ? KindAt(text, at, TokenKind.Word) : TokenKind.Word;
        return new(kind, kind == TokenKind.Word ? text[at..end] : text[(at + 1)..end], "", at, end);
    }

    private static TokenKind KindAt(string text, int at, TokenKind otherwise) => text[at] switch
    {
        '@' => TokenKind.Person,
        '#' => TokenKind.Channel,
        _ => otherwise,
    };
}
