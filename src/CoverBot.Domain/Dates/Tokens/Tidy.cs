namespace CoverBot.Domain.Dates.Tokens;

/// <summary>Signs that mean something else between certain words: "24-Dec-2026", "24/25 dec", "mon/tue", "a week starting 5 jan".</summary>
internal static class Tidy
{
    public static List<Token> Apply(List<Token> tokens)
    {
        var tidy = new List<Token>(tokens.Count + 2);
        for (var at = 0; at < tokens.Count; at++)
        {
            var before = tidy.Count > 0 ? tidy[^1] : default;
            var after = at + 1 < tokens.Count ? tokens[at + 1] : default;
            if (!Changed(tokens[at], before, after, at > 1 ? tokens[at - 2] : default, at + 3 < tokens.Count && tokens[at + 2].B == 1 ? tokens[at + 3] : default, tidy))
            {
                tidy.Add(tokens[at]);
            }
        }
        return tidy;
    }

    /// <summary>Adds what the token means here, if that is not the token itself.</summary>
    /// <param name="twoAfter">What follows the next token and a dash that is glued to it.</param>
    private static bool Changed(Token token, Token before, Token after, Token twoBefore, Token twoAfter, List<Token> tidy)
    {
        switch (token.Kind)
        {
            case T.Dash when token.B == 1 && before is { Kind: T.Number or T.Ordinal } && after.Kind == T.Month && twoBefore.Kind != T.Month:
            case T.Dash when token.B == 1 && before.Kind == T.Month && after is { Kind: T.Number } && (twoBefore is { Kind: T.Dash, B: 1 } || after.B == 4 || IsYear(twoAfter)):
            case T.Dash when token.B == 1 && before.Kind == T.Number && tidy.Count > 1 && tidy[^2].Kind == T.Month && IsYear(after):
                return true;
            case T.Dash when token.A == 1 && before.Kind == T.Weekday && after.Kind == T.Weekday:
                tidy.Add(new Token(T.And, Text: "/"));
                return true;
            case T.SlashDate when token.C == 0 && (after.Kind == T.Month || before.Kind == T.Month):
                tidy.AddRange([new Token(T.Number, token.A, 2), new Token(T.And, Text: "/"), new Token(T.Number, token.B, 2)]);
                return true;
            case T.WeekOf when token.A == 1 && before.Kind is T.Article or T.Number:
                tidy.AddRange([new Token(T.Unit, (int)Unit.Week), new Token(T.Starting)]);
                return true;
            default:
                return false;
        }
    }

    private static bool IsYear(Token token) => token is { Kind: T.Number, B: 4 };
}
