using NodaTime;

namespace CoverBot.Domain.Dates.Days;

/// <summary>A day and a month, with or without a year. Without one it is the next such day; an end is the next one after its start.</summary>
internal sealed record CalendarDate(int? Year, int Month, int Day) : DayNode
{
    /// <summary>An end this far after its start in the next year was meant to be before it.</summary>
    private const int FarthestEnd = 300;

    public override DaySpan? Resolve(Scope scope)
    {
        if (Year is { } year)
        {
            return In(year, scope);
        }
        var from = scope.Start ?? scope.Today;
        var passed = Month < from.Month || Month == from.Month && Day < from.Day;
        if (In(passed ? from.Year + 1 : from.Year, scope) is not { } days)
        {
            return null;
        }
        var backwards = scope.Start is not null && passed && NodaTime.Period.DaysBetween(from, days.From) > FarthestEnd;
        return backwards && !scope.Fail(Troubles.EndBeforeStart(from, days.From.PlusYears(-1), scope.Now)) ? null : days;
    }

    private DaySpan? In(int year, Scope scope)
    {
        var exists = year is >= 1000 and <= 3000 && Month is >= 1 and <= 12 && Day >= 1 && Day <= CalendarSystem.Iso.GetDaysInMonth(year, Month);
        return exists || scope.Fail(Troubles.NoSuchDay(year, Month, Day, scope.Now)) ? DaySpan.Of(new LocalDate(year, Month, Day)) : null;
    }
}

/// <summary>"3/4": day first or month first, the same throughout a phrase.</summary>
internal sealed record SlashDate(int First, int Second, int? Year) : DayNode
{
    public override DaySpan? Resolve(Scope scope)
    {
        var dayFirst = scope.Pick("day or month first", 2) == 0;
        var date = dayFirst ? new CalendarDate(Year, Second, First) : new CalendarDate(Year, First, Second);
        var other = date with { Month = date.Day, Day = date.Month };
        if (date.Month <= 12 || other.Month > 12)
        {
            return date.Resolve(scope);
        }
        if (other.Resolve(scope) is not null)
        {
            scope.Fail(Troubles.NoSuch($"There is no month {date.Month}.", scope.Now));
        }
        return null;
    }
}

/// <summary>"the 24th", of a month that is named or the next that has such a day.</summary>
/// <param name="Of">The month, or null.</param>
internal sealed record DayOfMonth(int Day, DayNode? Of = null) : DayNode
{
    public override DaySpan? Resolve(Scope scope)
    {
        if (Of is not null)
        {
            return Of.Whole(scope) is { } month ? new CalendarDate(month.From.Year, month.From.Month, Day).Resolve(scope) : null;
        }
        if (Day is < 1 or > 31)
        {
            scope.Fail(Troubles.NoSuch($"No month has a day {Day}.", scope.Now));
            return null;
        }
        var from = scope.Start ?? scope.Today;
        var first = new LocalDate(from.Year, from.Month, 1);
        while (CalendarSystem.Iso.GetDaysInMonth(first.Year, first.Month) < Day || first.PlusDays(Day - 1) < from)
        {
            first = first.PlusMonths(1);
        }
        return DaySpan.Of(first.PlusDays(Day - 1));
    }
}
