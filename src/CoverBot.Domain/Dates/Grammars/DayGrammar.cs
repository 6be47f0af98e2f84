using CoverBot.Domain.Dates.Days;
using CoverBot.Domain.Dates.Tokens;
using NodaTime;

namespace CoverBot.Domain.Dates.Grammars;

/// <summary>Words for days: a date, a weekday, a week, a month, or a day within one of them.</summary>
internal static class DayGrammar
{
    /// <summary>The days that are named here; null, and the place unmoved, when there are none.</summary>
    public static DayNode? Read(Cursor at) => at.Try(Whole);

    private static DayNode? Whole(Cursor at)
    {
        var the = false;
        while (at.AcceptAny(T.On, T.The, T.Of))
        {
            the = true;
        }
        return Base(at, the) is { } node ? Followed(at, node) : null;
    }

    private static DayNode? Base(Cursor at, bool the) => at.Now.Kind switch
    {
        T.Relative => new Relative(at.Take().A),
        T.IsoDate or T.SlashDate or T.Dotted or T.Month or T.Holiday or T.Ordinal or T.Number when at.Try(DateGrammar.Date) is { } date => date,
        T.Number when the && at.Now.B <= 2 && at.Peek(1).Kind is not (T.Unit or T.Part or T.AllDay) => new DayOfMonth(at.Take().A),
        T.Number or T.Article or T.Unit when at.Try(LaterThan) is { } later => later,
        T.Ordinal or T.Last when at.Try(DateGrammar.Nth) is { } nth => nth,
        T.Ordinal => new DayOfMonth(at.Take().A),
        T.Weekday => new Weekday((IsoDayOfWeek)at.Take().A),
        T.Rest => at.Try(StretchGrammar.Rest),
        T.EndOf or T.StartOf => at.Try(StretchGrammar.Edge),
        T.In => at.Try(In),
        _ => at.Try(StretchGrammar.Read),
    };

    /// <summary>"in 3 weeks", "in december".</summary>
    private static DayNode? In(Cursor at)
    {
        at.Take();
        if (AmountGrammar.Read(at) is { } amount)
        {
            return amount.IsShort ? null : new Later(amount, new Relative(0));
        }
        at.Accept(T.The);
        return at.Now.Kind is T.Month ? at.Try(DateGrammar.Date) : StretchGrammar.Read(at);
    }

    /// <summary>"a week on friday", "2 weeks tomorrow", "3 weeks from now".</summary>
    private static DayNode? LaterThan(Cursor at)
    {
        var bare = at.Now is { Kind: T.Unit, A: (int)Unit.Week, B: 0 } && at.Peek(1).Kind is T.On or T.Relative;
        if ((bare ? OneWeek(at) : AmountGrammar.Read(at)) is not { IsShort: false } amount)
        {
            return null;
        }
        if (at.Now.Kind == T.Ago)
        {
            at.Take();
            return new Later(amount with { Count = -amount.Count }, new Relative(0));
        }
        if (at.Now.Kind == T.From && at.Peek(1).Kind == T.Now)
        {
            at.Place += 2;
            return new Later(amount, new Relative(0));
        }
        at.Accept(T.On);
        if (amount.Unit != Unit.Week || at.Now.Kind is not (T.Weekday or T.Relative))
        {
            return null;
        }
        return new Later(amount, Base(at, false)!);
    }

    /// <summary>"week on monday".</summary>
    private static Amount OneWeek(Cursor at)
    {
        at.Take();
        return new Amount(1, Unit.Week);
    }

    /// <summary>What may follow: "friday week", "mon 30 nov", "wed next week", "next week on monday", "30 nov (mon)".</summary>
    private static DayNode Followed(Cursor at, DayNode node)
    {
        var rest = node switch
        {
            Weekday { Which: Which.Bare } day => at.Try(inner => AfterWeekday(inner, day)),
            Relative => at.Try(inner => Week(inner) is { } amount ? new Later(amount, node) : null),
            CalendarDate or SlashDate or DayOfMonth => at.Try(inner => WeekdayAfter(inner, node)),
            { IsStretch: true } => at.Try(inner => DayWithin(inner, node)),
            _ => null,
        };
        return rest ?? node;
    }

    private static DayNode? AfterWeekday(Cursor at, Weekday day)
    {
        if (Week(at) is { } amount)
        {
            return new Later(amount, day);
        }
        at.Accept(T.Comma);
        var of = at.AcceptAny(T.Of, T.In);
        var the = at.Accept(T.The);
        if (at.Try(StretchGrammar.Week) is { } week)
        {
            return day with { Week = week };
        }
        if (of)
        {
            return null;
        }
        if (at.Now.Kind == T.Next && at.Peek(1).Kind is not (T.Unit or T.Month))
        {
            at.Take();
            return day with { Which = Which.Next };
        }
        if (at.Accept(T.AfterNext))
        {
            return day with { Which = Which.AfterNext };
        }
        var date = at.Try(DateGrammar.Date)
            ?? (at.Now.Kind == T.Ordinal || the && at.Now is { Kind: T.Number, B: <= 2 } ? new DayOfMonth(at.Take().A) : null);
        return date is null or NamedMonth ? null : new Checked(day.Day, date);
    }

    /// <summary>The "week" of "friday week"; not that of "friday, week 50".</summary>
    private static Amount? Week(Cursor at)
    {
        if (at.Now is not { Kind: T.Unit, A: (int)Unit.Week } week || at.Peek(1).Kind is T.AfterNext or T.Number or T.After or T.Before)
        {
            return null;
        }
        at.Take();
        return new Amount(Math.Max(1, week.B), Unit.Week);
    }

    private static Checked? WeekdayAfter(Cursor at, DayNode date)
    {
        at.Accept(T.Comma);
        return at.Now.Kind == T.Weekday && at.Peek(1).Kind is not (T.Number or T.Ordinal or T.Month) ? new Checked((IsoDayOfWeek)at.Take().A, date) : null;
    }

    private static Weekday? DayWithin(Cursor at, DayNode week)
    {
        if (week is not (OffsetWeek or WeekOfDay or NumberedWeek))
        {
            return null;
        }
        at.Accept(T.Comma);
        at.Accept(T.On);
        return at.Now.Kind == T.Weekday ? new Weekday((IsoDayOfWeek)at.Take().A, Week: week) : null;
    }
}
