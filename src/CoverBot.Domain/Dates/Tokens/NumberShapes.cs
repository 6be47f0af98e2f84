namespace CoverBot.Domain.Dates.Tokens;

/// <summary>What begins with a digit: ISO dates, dates with slashes or dots, clock times, ordinals, plain numbers.</summary>
internal static class NumberShapes
{
    /// <summary>Adds the token that begins at <paramref name="at"/> and gives the place after it.</summary>
    public static int Read(string line, int at, List<Token> tokens)
    {
        var end = Digits(line, at);
        var length = end - at;
        if (length > 8)
        {
            tokens.Add(new Token(T.Unknown, Text: line[at..end]));
            return end;
        }
        var value = int.Parse(line.AsSpan(at, length), System.Globalization.CultureInfo.InvariantCulture);
        return YearFirst(line, end, value, length, tokens)
            ?? DayFirst(line, end, value, length, tokens)
            ?? ClockShapes.Read(line, end, value, length, tokens)
            ?? Plain(line, end, value, length, tokens);
    }

    /// <summary>The place after the digits that begin at <paramref name="at"/>.</summary>
    public static int Digits(string line, int at)
    {
        while (at < line.Length && char.IsAsciiDigit(line[at]))
        {
            at++;
        }
        return at;
    }

    /// <summary>One to <paramref name="most"/> digits at <paramref name="at"/>, with the place after them; -1 when there are none or more.</summary>
    public static int Number(string line, int at, int most, out int after)
    {
        after = Digits(line, at);
        return after == at || after - at > most ? -1 : int.Parse(line.AsSpan(at, after - at), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static int? YearFirst(string line, int at, int value, int length, List<Token> tokens)
    {
        if (length == 8)
        {
            tokens.Add(new Token(T.IsoDate, value / 10000, value / 100 % 100, value % 100));
            return at;
        }
        if (length != 4 || at >= line.Length || line[at] is not ('-' or '/' or '.'))
        {
            return null;
        }
        var month = Number(line, at + 1, 2, out var next);
        if (month < 0 || next >= line.Length || line[next] != line[at])
        {
            return null;
        }
        var day = Number(line, next + 1, 2, out var after);
        if (day < 0)
        {
            return null;
        }
        tokens.Add(new Token(T.IsoDate, value, month, day));
        return after < line.Length - 1 && line[after] == 't' && char.IsAsciiDigit(line[after + 1]) ? after + 1 : after;
    }

    private static int? DayFirst(string line, int at, int first, int length, List<Token> tokens)
    {
        if (length > 2 || at >= line.Length || line[at] is not ('-' or '/' or '.'))
        {
            return null;
        }
        var sign = line[at];
        var second = Number(line, at + 1, 2, out var next);
        if (second < 0)
        {
            return null;
        }
        var year = next < line.Length && line[next] == sign ? Number(line, next + 1, 4, out _) : -1;
        if (year >= 0 && NumberYear(line, next + 1) is { } after)
        {
            tokens.Add(new Token(sign == '.' ? T.Dotted : T.SlashDate, first, second, year < 100 ? 2000 + year : year));
            return after;
        }
        return sign switch
        {
            '/' => Add(new Token(T.SlashDate, first, second), next),
            '.' => Dotted(line, next, first, second, tokens),
            _ => null,
        };

        int Add(Token token, int place)
        {
            tokens.Add(token);
            return place;
        }
    }

    /// <summary>A year has two digits or four; "24-12-1" has none.</summary>
    private static int? NumberYear(string line, int at) => Digits(line, at) is var after && after - at is 2 or 4 ? after : null;

    private static int Dotted(string line, int at, int first, int second, List<Token> tokens)
    {
        var closed = at < line.Length && line[at] == '.' && (at + 1 == line.Length || line[at + 1] != '.');
        var minutes = line[at - 2] != '.';
        if (ClockShapes.Meridiem(line, at, out var after) is { } half && minutes)
        {
            tokens.Add(new Token(T.Clock, first, second, (int)half));
            return after;
        }
        tokens.Add(new Token(T.Dotted, first, second, minutes ? 0 : -1));
        return closed ? at + 1 : at;
    }

    private static int Plain(string line, int at, int value, int length, List<Token> tokens)
    {
        if (at + 1 < line.Length && line.AsSpan(at, 2) is "st" or "nd" or "rd" or "th" && (at + 2 == line.Length || !char.IsLetter(line[at + 2])))
        {
            tokens.Add(new Token(T.Ordinal, value));
            return at + 2;
        }
        if (line.AsSpan(at).StartsWith("moro"))
        {
            tokens.Add(new Token(T.Unknown, Text: "tomorrow"));
            return at + (line.AsSpan(at).StartsWith("morow") ? 5 : 4);
        }
        tokens.Add(new Token(T.Number, value, length));
        var dotted = length <= 2 && at < line.Length && line[at] == '.' && (at + 1 == line.Length || line[at + 1] != '.' && !char.IsAsciiDigit(line[at + 1]));
        return dotted ? at + 1 : at;
    }
}
