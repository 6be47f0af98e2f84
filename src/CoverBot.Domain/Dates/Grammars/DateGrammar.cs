using CoverBot.Domain.Dates.Days;
using CoverBot.Domain.Dates.Tokens;
using NodaTime;

namespace CoverBot.Domain.Dates.Grammars;

/// <summary>Dates: ISO, with slashes or dots, day and month in either order, holidays with a fixed date, "first friday of".</summary>
internal static class DateGrammar
{
    public static DayNode? Date(Cursor at) => at.Now.Kind switch
    {
        T.IsoDate => Iso(at.Take()),
        T.SlashDate => Slash(at),
        T.Dotted => Dotted(at),
        T.Holiday => Holiday(at),
        T.Month => MonthFirst(at),
        T.Ordinal or T.Number => DayFirst(at),
        _ => null,
    };

    /// <summary>"first friday of next month", "last working day of january", "first week of january".</summary>
    public static DayNode? Nth(Cursor at)
    {
        var token = at.Take();
        var number = token.Kind == T.Last ? -1 : token.A;
        if (number is 1 or -1 && at.Now.Kind == T.Number)
        {
            return AmountGrammar.Read(at) is { IsShort: false } length && at.AcceptAny(T.Of, T.In) && StretchGrammar.Month(at) is { } within ? new EdgeLength(length, number < 0, within) : null;
        }
        var day = at.Now;
        at.Take();
        if (day.Kind is not (T.Weekday or T.WeekOf or T.Unit or T.AllDay) || !at.AcceptAny(T.Of, T.In) && day.Kind != T.WeekOf && !(day.Kind == T.Weekday && at.Now.Kind is T.Next or T.Month))
        {
            return null;
        }
        at.Accept(T.The);
        if (StretchGrammar.Month(at) is not { } month)
        {
            return null;
        }
        return day switch
        {
            { Kind: T.Weekday } => new NthDay(number, (IsoDayOfWeek)day.A, false, month),
            { Kind: T.WeekOf } or { A: (int)Unit.Week, B: 0 } => new NthWeek(number, month),
            { Kind: T.Unit, A: (int)Unit.Day or (int)Unit.WorkingDay } => new NthDay(number, null, day.A == (int)Unit.WorkingDay, month),
            _ => null,
        };
    }

    private static CalendarDate Iso(Token token) => new(token.A, token.B, token.C);

    private static SlashDate Slash(Cursor at)
    {
        var token = at.Take();
        var year = token.C > 0 ? token.C : at.Year();
        return new SlashDate(token.A, token.B, year);
    }

    /// <summary>"24.12.", "24.12.2026"; 14.30 is a time.</summary>
    private static CalendarDate? Dotted(Cursor at)
    {
        var token = at.Take();
        var year = token.C > 0 ? token.C : (int?)null;
        if (token.B is >= 1 and <= 12 && token.A is >= 1 and <= 31)
        {
            return new CalendarDate(year ?? at.Year(), token.B, token.A);
        }
        return year is not null ? new CalendarDate(year, token.A is >= 1 and <= 12 ? token.A : token.B, token.A is >= 1 and <= 12 ? token.B : token.A) : null;
    }

    private static DayNode Holiday(Cursor at)
    {
        var token = at.Take();
        if (at.Now is { Kind: T.Unit, A: (int)Unit.Week })
        {
            at.Take();
            return new WeekOfDay(new CalendarDate(null, token.A, token.B));
        }
        return new CalendarDate(at.Year(afterComma: true), token.A, token.B);
    }

    /// <summary>"dec 24", "december 24th, 2026", "december 2026", "december".</summary>
    private static DayNode MonthFirst(Cursor at)
    {
        var month = at.Take().A;
        var place = at.Place;
        at.Accept(T.Comma);
        at.Accept(T.The);
        var isDay = at.Now is { Kind: T.Ordinal } or { Kind: T.Number, B: <= 2 } && at.Peek(1).Kind is not (T.Unit or T.Month);
        if (isDay && at.Peek(1) is not { Kind: T.Weekday })
        {
            var day = at.Take().A;
            return new CalendarDate(at.Year(afterComma: true), month, day);
        }
        if (isDay)
        {
            return new CalendarDate(null, month, at.Take().A);
        }
        at.Place = place;
        at.Accept(T.Of);
        return new NamedMonth(month, at.Now.B == 4 ? at.Year() : null);
    }

    /// <summary>"24 dec", "24th of december 2026", "20th of next month".</summary>
    private static DayNode? DayFirst(Cursor at)
    {
        var token = at.Take();
        if (token is { Kind: T.Number, B: > 2 })
        {
            return null;
        }
        var of = at.Accept(T.Of);
        at.Accept(T.The);
        if (at.Now.Kind == T.Month)
        {
            var month = at.Take().A;
            return new CalendarDate(at.Year(afterComma: true), month, token.A);
        }
        if (token.Kind == T.Number && !of || at.Now.Kind is not (T.This or T.Next or T.Unit))
        {
            return null;
        }
        return StretchGrammar.Month(at) is { } stretch ? new DayOfMonth(token.A, stretch) : null;
    }
}
