using CoverBot.Domain.Dates.Tokens;
using NodaTime;

namespace CoverBot.Domain.Dates;

/// <summary>Says why words that are no date phrase are none.</summary>
internal static class Unread
{
    public static Reading.Unclear Because(string text, List<Token> tokens, LocalDateTime now)
    {
        if (tokens.Exists(token => token.Kind == T.Unknown))
        {
            return Troubles.NotADate(text, now);
        }
        foreach (var token in tokens)
        {
            switch (token.Kind)
            {
                case T.Every or T.Plural:
                    return Troubles.Repeating(now);
                case T.PublicHoliday:
                    return Troubles.Holiday(now);
                case T.Forever:
                    return Troubles.NoEnd(now);
                case T.Vague:
                    return Troubles.Vague(text, now);
            }
        }
        return Troubles.NotADate(text, now);
    }
}
