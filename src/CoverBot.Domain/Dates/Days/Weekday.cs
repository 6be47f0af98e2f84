using NodaTime;

namespace CoverBot.Domain.Dates.Days;

internal enum Which
{
    Bare,
    This,
    Next,
    Coming,
    AfterNext,
    Last,
}

/// <summary>A day of the week, with or without "this" or "next", or within a week that is named ("wed next week").</summary>
internal sealed record Weekday(IsoDayOfWeek Day, Which Which = Which.Bare, DayNode? Week = null) : DayNode
{
    public override DaySpan? Resolve(Scope scope)
    {
        if (Week is not null)
        {
            return Week.Whole(scope) is { } week ? DaySpan.Of(week.From.PlusDays(Day - week.From.DayOfWeek)) : null;
        }
        return DaySpan.Of(Which switch
        {
            Which.This => ThisWeek(scope),
            Which.Next => Next(scope),
            Which.Coming => scope.Today.Next(Day),
            Which.AfterNext => scope.Today.Next(Day).PlusWeeks(1 + scope.Pick("after next", 2)),
            Which.Last => scope.Today.Previous(Day),
            _ => Bare(scope),
        });
    }

    private LocalDate Bare(Scope scope)
    {
        if (scope.Start is { } start)
        {
            return start.DayOfWeek == Day && scope.SameDayEnd ? start : start.Next(Day);
        }
        return scope.Today.DayOfWeek == Day ? scope.Today.PlusWeeks(scope.Pick("today", 2)) : scope.Today.Next(Day);
    }

    /// <summary>Two readings while that weekday still comes in this week, or when it comes within two days.</summary>
    private LocalDate Next(Scope scope)
    {
        var thisWeek = ThisWeek(scope);
        var nextWeek = thisWeek.PlusWeeks(1);
        if (thisWeek > scope.Today)
        {
            return scope.Pick("next", 2) == 0 ? thisWeek : nextWeek;
        }
        return NodaTime.Period.DaysBetween(scope.Today, nextWeek) <= 2 ? nextWeek.PlusWeeks(scope.Pick("next", 2)) : nextWeek;
    }

    private LocalDate ThisWeek(Scope scope) => scope.Today.PlusDays(Day - scope.Today.DayOfWeek);
}

/// <summary>A weekday said with a date: they must agree.</summary>
internal sealed record Checked(IsoDayOfWeek Day, DayNode Date) : DayNode
{
    public override DaySpan? Resolve(Scope scope)
    {
        if (Date.Resolve(scope) is not { } days)
        {
            return null;
        }
        return days.From.DayOfWeek == Day || scope.Fail(Troubles.WrongWeekday(days.From, Day, scope.Now)) ? days : null;
    }
}
