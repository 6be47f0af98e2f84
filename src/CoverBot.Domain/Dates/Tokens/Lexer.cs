namespace CoverBot.Domain.Dates.Tokens;

/// <summary>Cuts a cleaned line into words, numbers and signs. Words stay <see cref="T.Unknown"/> until the phrase book and the vocabulary have seen them.</summary>
internal static class Lexer
{
    /// <summary>No date phrase is longer; what is gets no further look.</summary>
    private const int MostTokens = 40;

    /// <summary>The tokens, or null when there are too many for a date.</summary>
    public static List<Token>? Cut(string line)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < line.Length)
        {
            if (tokens.Count > MostTokens)
            {
                return null;
            }
            at = Next(line, at, tokens);
        }
        return tokens;
    }

    private static int Next(string line, int at, List<Token> tokens)
    {
        var letter = line[at];
        if (letter == ' ')
        {
            return at + 1;
        }
        if (char.IsAsciiDigit(letter))
        {
            return NumberShapes.Read(line, at, tokens);
        }
        if (char.IsLetter(letter) || letter == '\'' && at + 1 < line.Length && char.IsLetter(line[at + 1]))
        {
            return Word(line, at, tokens);
        }
        if (letter == '\'' && at + 2 < line.Length && char.IsAsciiDigit(line[at + 1]))
        {
            return at + 1;
        }
        if (letter == '.' && at + 1 < line.Length && line[at + 1] == '.')
        {
            tokens.Add(new Token(T.Dash, Text: ".."));
            while (at < line.Length && line[at] == '.')
            {
                at++;
            }
            return at;
        }
        if (letter is '-' or '>' && tokens.Count > 0 && tokens[^1].Kind == T.Dash)
        {
            return at + 1;
        }
        var glued = at > 0 && at + 1 < line.Length && line[at - 1] != ' ' && line[at + 1] != ' ';
        tokens.Add(Sign(letter) is { Kind: T.Dash } dash ? dash with { B = glued ? 1 : 0 } : Sign(letter));
        return at + 1;
    }

    private static Token Sign(char letter) => letter switch
    {
        '-' or '>' => new Token(T.Dash, Text: "-"),
        '/' => new Token(T.Dash, 1, Text: "/"),
        ',' or ';' or '.' or ':' or '!' or '?' or '\'' => new Token(T.Comma, Text: letter.ToString()),
        '&' or '+' => new Token(T.And, Text: letter.ToString()),
        '@' => new Token(T.At, Text: "@"),
        _ => new Token(T.Unknown, Text: letter.ToString()),
    };

    private static int Word(string line, int start, List<Token> tokens)
    {
        var at = start + 1;
        while (at < line.Length && (char.IsLetter(line[at]) || line[at] == '\'' || Joins(line, at)))
        {
            at++;
        }
        tokens.Add(new Token(T.Unknown, Text: line[start..at].Trim('\'')));
        return at;
    }

    /// <summary>"p.m", "w/c", "2moro": signs and digits inside a word.</summary>
    private static bool Joins(string line, int at)
    {
        var next = at + 1 < line.Length ? line[at + 1] : ' ';
        return line[at] switch
        {
            '.' => next == 'm' && line[at - 1] is 'a' or 'p' && (at < 2 || !char.IsLetter(line[at - 2])),
            '/' => line[at - 1] == 'w' && next is 'c' or 'b' or 'e' && (at < 2 || !char.IsLetter(line[at - 2])),
            _ => false,
        };
    }
}
