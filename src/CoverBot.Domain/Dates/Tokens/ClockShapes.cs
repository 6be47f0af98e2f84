namespace CoverBot.Domain.Dates.Tokens;

/// <summary>Clock times: "14:00", "9:00", "2:30pm", "2pm", "2 p.m.", "14h30", "1400h".</summary>
internal static class ClockShapes
{
    /// <summary>"2:00" may be the afternoon of somebody who leaves out the pm; "02:00" and "9:00" are not.</summary>
    private const int LatestBare = 5;

    /// <summary>Adds a clock time whose hour ends before <paramref name="at"/>; null when it is none.</summary>
    public static int? Read(string line, int at, int value, int length, List<Token> tokens)
    {
        if (length <= 2 && at + 2 < line.Length && line[at] is ':' or 'h' && NumberShapes.Number(line, at + 1, 2, out var next) is >= 0 and var minute && next - at == 3)
        {
            next = Seconds(line, next);
            var half = Meridiem(line, next, out var after) ?? (length == 1 && line[at] == ':' && value is >= 1 and <= LatestBare && !Has24Hours(line) ? DayHalf.Unsaid : DayHalf.Exact);
            tokens.Add(new Token(T.Clock, value, minute, (int)half));
            return after;
        }
        if (length <= 4 && Meridiem(line, at, out var end) is { } said)
        {
            tokens.Add(length <= 2 ? new Token(T.Clock, value, 0, (int)said) : new Token(T.Clock, value / 100, value % 100, (int)said));
            return end;
        }
        if (length is 3 or 4 && At(line, at) == 'h' && !char.IsAsciiLetter(At(line, at + 1)) && !char.IsAsciiDigit(At(line, at + 1)))
        {
            tokens.Add(new Token(T.Clock, value / 100, value % 100, (int)DayHalf.Exact));
            return at + 1;
        }
        return null;
    }

    /// <summary>am or pm at <paramref name="at"/>, with or without space and dots; <paramref name="after"/> is the place after it, or <paramref name="at"/>.</summary>
    public static DayHalf? Meridiem(string line, int at, out int after)
    {
        after = at;
        var place = at < line.Length && line[at] == ' ' ? at + 1 : at;
        while (At(line, place) == ' ')
        {
            place++;
        }
        var half = At(line, place) switch { 'a' => DayHalf.Am, 'p' => DayHalf.Pm, _ => DayHalf.Unsaid };
        if (half == DayHalf.Unsaid)
        {
            return null;
        }
        var end = At(line, place + 1) == '.' ? place + 2 : place + 1;
        var bare = end == place + 1 && !char.IsLetterOrDigit(At(line, end)) && place == at;
        if (At(line, end) == 'm' && !char.IsLetterOrDigit(At(line, end + 1)))
        {
            after = At(line, end + 1) == '.' && At(line, end + 2) != '.' ? end + 2 : end + 1;
            return half;
        }
        after = bare ? end : at;
        return bare ? half : null;
    }

    /// <summary>Whether the line has a time such as 02:00 or 14:00, so that its 2:00 is one too.</summary>
    private static bool Has24Hours(string line)
    {
        for (var at = 2; at < line.Length; at++)
        {
            if (line[at] == ':' && (line[at - 2] is '0' or '2' && char.IsAsciiDigit(line[at - 1]) || line[at - 2] == '1' && line[at - 1] is >= '3' and <= '9'))
            {
                return true;
            }
        }
        return false;
    }

    private static int Seconds(string line, int at) =>
        At(line, at) == ':' && NumberShapes.Number(line, at + 1, 2, out var after) >= 0 && after - at == 3 ? after : at;

    private static char At(string line, int at) => at < line.Length ? line[at] : '\0';
}
