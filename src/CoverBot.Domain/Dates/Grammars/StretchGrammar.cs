using CoverBot.Domain.Dates.Days;
using CoverBot.Domain.Dates.Tokens;
using NodaTime;

namespace CoverBot.Domain.Dates.Grammars;

/// <summary>Weeks, weekends, months and years; and weekdays with "this" or "next".</summary>
internal static class StretchGrammar
{
    public static DayNode? Read(Cursor at)
    {
        at.Accept(T.The);
        return at.Try(WeekdayWith) ?? at.Try(Week) ?? at.Try(WeekendOf) ?? at.Try(Month) ?? at.Try(Year);
    }

    /// <summary>"this week", "next week", "the week after next", "week of 7 dec", "w/c 7 dec", "week 50", "the week after christmas".</summary>
    public static DayNode? Week(Cursor at)
    {
        at.Accept(T.The);
        if (at.Now.Kind == T.WeekOf)
        {
            var named = at.Take().A;
            return Anchor(at) is { } day ? new WeekOfDay(day, 0, FromMonday: named == 1, Ending: named == 2) : null;
        }
        var offset = Offset(at);
        if (at.Now is not { Kind: T.Unit, A: (int)Unit.Week, B: 0 })
        {
            return null;
        }
        at.Take();
        return offset is { } weeks ? new OffsetWeek(weeks) : BareWeek(at);
    }

    /// <summary>"december", "this month", "next month", "the month after next", "next december".</summary>
    public static DayNode? Month(Cursor at)
    {
        at.Accept(T.The);
        var offset = Offset(at);
        if (at.Now.Kind == T.Month)
        {
            var month = at.Take().A;
            return offset < 0 ? new OffsetStretch(-1) : new NamedMonth(month, at.Now.B == 4 ? at.Year() : null, offset > 0);
        }
        return IsUnit(at, Unit.Month) ? new OffsetStretch(offset ?? (at.Accept(T.AfterNext) ? 2 : 0)) : null;
    }

    /// <summary>"rest of the week", "the remainder of december".</summary>
    public static DayNode? Rest(Cursor at)
    {
        at.Take();
        return at.Accept(T.Of) && Of(at) is { } stretch ? new RestOf(stretch) : null;
    }

    /// <summary>"end of next week", "start of january".</summary>
    public static DayNode? Edge(Cursor at)
    {
        var last = at.Take().Kind == T.EndOf;
        return at.Accept(T.Of) && Of(at) is { } stretch ? new EdgeOf(stretch, last) : null;
    }

    private static DayNode? Of(Cursor at)
    {
        at.Accept(T.The);
        return at.Try(Week) ?? at.Try(WeekendOf) ?? at.Try(Month) ?? at.Try(Year) ?? (at.Now.Kind is T.Relative or T.Weekday ? Anchor(at) : null);
    }

    private static DayNode? BareWeek(Cursor at)
    {
        if (at.Accept(T.AfterNext))
        {
            return new OffsetWeek(2);
        }
        if (at.Now is { Kind: T.Number, B: <= 2 } number && at.Peek(1).Kind is not (T.Month or T.Unit))
        {
            at.Take();
            return new NumberedWeek(number.A, at.Year());
        }
        if (at.Now.Kind is T.After or T.Before)
        {
            var shift = at.Take().Kind == T.After ? 1 : -1;
            return Anchor(at) is { } day ? new WeekOfDay(day, shift) : null;
        }
        return new OffsetWeek(0);
    }

    /// <summary>A single day that a week is named after.</summary>
    private static DayNode? Anchor(Cursor at) => DayGrammar.Read(at) is { IsStretch: false } day ? day : null;

    private static DayNode? WeekendOf(Cursor at)
    {
        var offset = Offset(at);
        if (!at.Accept(T.Weekend))
        {
            return null;
        }
        if (at.Now.Kind == T.Of && offset is null)
        {
            at.Take();
            return Anchor(at) is { } day ? new WeekendOfDay(day) : null;
        }
        return offset < 0 ? new Relative(-1) : new Weekend(offset ?? (at.Accept(T.AfterNext) ? 2 : 0));
    }

    private static DayNode? WeekdayWith(Cursor at)
    {
        var which = at.Now.Kind switch { T.This => Which.This, T.Next => Which.Next, T.Last => Which.Last, T.Coming => Which.Coming, _ => Which.Bare };
        if (which == Which.Bare)
        {
            return null;
        }
        at.Take();
        if (at.Accept(T.Coming))
        {
            which = Which.Coming;
        }
        return at.Now.Kind == T.Weekday ? new Weekday((IsoDayOfWeek)at.Take().A, which) : null;
    }

    private static DayNode? Year(Cursor at)
    {
        var offset = Offset(at);
        return IsUnit(at, Unit.Year) ? new OffsetStretch(offset ?? 0, Years: true) : null;
    }

    private static int? Offset(Cursor at) => at.Now.Kind switch
    {
        T.This => Taken(at, 0),
        T.Next or T.Coming => Taken(at, 1),
        T.Last => Taken(at, -1),
        _ => null,
    };

    private static int Taken(Cursor at, int offset)
    {
        at.Take();
        var coming = at.Accept(T.Coming);
        return coming && at.Now.Kind == T.Weekend ? 0 : offset;
    }

    private static bool IsUnit(Cursor at, Unit unit)
    {
        if (at.Now is not { Kind: T.Unit, B: 0 } token || token.A != (int)unit)
        {
            return false;
        }
        at.Take();
        return true;
    }
}
