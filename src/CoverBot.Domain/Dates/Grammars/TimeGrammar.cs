using CoverBot.Domain.Dates.Phrases;
using CoverBot.Domain.Dates.Tokens;

namespace CoverBot.Domain.Dates.Grammars;

/// <summary>Times of the day: clock times and parts of a day.</summary>
internal static class TimeGrammar
{
    /// <summary>"14:00", "2.30", "1400", "14h", "half past 2", "quarter to 5"; null when none stands here.</summary>
    public static ClockTime? Clock(Cursor at)
    {
        var token = at.Now;
        switch (token.Kind)
        {
            case T.Clock:
                at.Take();
                return new ClockTime(token.A, token.B, (DayHalf)token.C);
            case T.Dotted when token.C == 0 && token.B < 60:
                at.Take();
                return new ClockTime(token.A, token.B, DayHalf.Unsaid);
            case T.Number when token.B is 3 or 4 && token.A % 100 < 60 && token.A / 100 <= 24 && !IsYear(at):
                at.Take();
                Hours(at);
                return new ClockTime(token.A / 100, token.A % 100, token.B == 4 ? DayHalf.Exact : DayHalf.Unsaid);
            case T.Number when token.B <= 2 && token.A is >= 13 and <= 23 && at.Peek(1) is { Kind: T.Unit, Text: "h" or "hrs" or "hr" }:
                at.Place += 2;
                return new ClockTime(token.A, 0, DayHalf.Exact);
            case T.Number when token.B <= 2 && token.A <= 23 && at.Peek(1) is { Kind: T.Unit, Text: "h" } && InRange(at):
                at.Place += 2;
                return new ClockTime(token.A, 0, DayHalf.Exact);
            case T.Half or T.Quarter:
                return Past(at, token.Kind == T.Half ? 30 : 15);
            case T.Article when at.Peek(1).Kind == T.Quarter:
                at.Take();
                return Past(at, 15);
            case T.Number when at.Peek(1) is { Kind: T.Past }:
                return Past(at, token.A);
            default:
                return null;
        }
    }

    /// <summary>"morning", "this afternoon", "in the evening", "tonight" without its day; null when none stands here.</summary>
    public static Part? PartOfDay(Cursor at)
    {
        var place = at.Place;
        at.AcceptAny(T.In, T.At, T.For, T.On);
        at.AcceptAny(T.This, T.The, T.Article);
        at.Accept(T.Of);
        at.Accept(T.The);
        if (at.Now.Kind == T.Part)
        {
            return (Part)at.Take().A;
        }
        at.Place = place;
        return null;
    }

    /// <summary>"2027" alone is a year; "from 2000", "2000-2200" and "2000 hrs" are times.</summary>
    private static bool IsYear(Cursor at) => at.Now is { B: 4, A: >= 1900 and < 2200 } && (at.IsNear(at.Now.A) || StandsAlone(at));

    private static bool StandsAlone(Cursor at) => at.Peek(-1).Kind is not (T.From or T.At or T.To or T.Until or T.Dash or T.Between or T.Through)
        && at.Peek(1).Kind is not (T.To or T.Until or T.Dash or T.Through or T.Unit);

    /// <summary>The "9h" of "9h-17h"; alone it is a length.</summary>
    private static bool InRange(Cursor at) => at.Peek(-1).Kind is T.From or T.At or T.To or T.Until or T.Dash || at.Peek(2).Kind is T.To or T.Until or T.Dash;

    private static void Hours(Cursor at)
    {
        if (at.Now is { Kind: T.Unit, A: (int)Unit.Hour })
        {
            at.Take();
        }
    }

    /// <summary>"half past 2", "half 2", "quarter to 5", "10 past 3".</summary>
    private static ClockTime? Past(Cursor at, int minutes)
    {
        var place = at.Place;
        at.Take();
        var to = at.Now is { Kind: T.To or T.Until };
        if ((at.Accept(T.Past) || minutes == 30 || minutes == 15 && at.AcceptAny(T.To, T.Until)) && at.Now is { Kind: T.Number or T.Clock } hour && hour.A is >= 1 and <= 23 && minutes < 60)
        {
            at.Take();
            var half = hour.Kind == T.Clock ? (DayHalf)hour.C : DayHalf.Unsaid;
            return to ? Before(hour.A, half, minutes) : new ClockTime(hour.A, minutes, half);
        }
        at.Place = place;
        return null;
    }

    private static ClockTime Before(int hour, DayHalf half, int minutes) =>
        new(hour == 1 && half != DayHalf.Exact ? 12 : hour - 1, 60 - minutes, half);
}
