using NodaTime;
using NodaTime.Calendars;

namespace CoverBot.Domain.Dates.Days;

/// <summary>Monday to Friday of this week (what is left of it), next week, the week after next.</summary>
internal sealed record OffsetWeek(int Offset) : DayNode
{
    public override bool IsStretch => true;

    public override DaySpan? Resolve(Scope scope)
    {
        var week = Calendar.Week(scope.Today.PlusWeeks(Offset));
        if (Offset == 0 && week.To < scope.Today)
        {
            scope.Fail(Troubles.Over("The working days of this week are over.", scope.Now));
            return null;
        }
        return Remaining.Of(week, scope);
    }

    public override DaySpan? Whole(Scope scope)
    {
        var week = Calendar.Week(scope.Today.PlusWeeks(Offset));
        return Offset == 0 && week.To < scope.Today ? week with { To = week.From.PlusDays(6) } : week;
    }
}

/// <summary>Monday to Friday of the week that holds a day, or of one before or after it.</summary>
/// <param name="FromMonday">"Week commencing": the day must be a Monday.</param>
/// <param name="Ending">"Week ending": a Sunday is the end of its week, where "week of" a Sunday is asked back.</param>
internal sealed record WeekOfDay(DayNode Day, int Shift = 0, bool FromMonday = false, bool Ending = false) : DayNode
{
    public override bool IsStretch => true;

    public override DaySpan? Resolve(Scope scope) => Whole(scope) is { } whole ? Remaining.Of(whole, scope) : null;

    public override DaySpan? Whole(Scope scope)
    {
        if (Day.Resolve(scope) is not { } days)
        {
            return null;
        }
        if (FromMonday && days.From.DayOfWeek != IsoDayOfWeek.Monday)
        {
            scope.Fail(Troubles.WrongWeekday(days.From, IsoDayOfWeek.Monday, scope.Now));
            return null;
        }
        var day = days.From.DayOfWeek == IsoDayOfWeek.Sunday && Shift == 0 && !Ending ? days.From.PlusDays(scope.Pick("week of a Sunday", 2)) : days.From;
        return Calendar.Week(day.PlusWeeks(Shift));
    }
}

/// <summary>Week 50: by the ISO calendar, this year's or the next.</summary>
internal sealed record NumberedWeek(int Number, int? Year = null) : DayNode
{
    private static readonly IWeekYearRule Iso = WeekYearRules.Iso;

    public override bool IsStretch => true;

    public override DaySpan? Resolve(Scope scope) => Whole(scope) is { } whole ? Remaining.Of(whole, scope) : null;

    public override DaySpan? Whole(Scope scope)
    {
        var year = Year ?? Iso.GetWeekYear(scope.Today);
        if (Year is null && Number < Iso.GetWeekOfWeekYear(scope.Today))
        {
            year++;
        }
        if (year is < 1 or > 9990 || Number < 1 || Number > Iso.GetWeeksInWeekYear(year))
        {
            scope.Fail(Troubles.NoSuch($"{year} has no week {Number}.", scope.Now));
            return null;
        }
        return Calendar.Week(Iso.GetLocalDate(year, Number, IsoDayOfWeek.Monday));
    }
}

/// <summary>The first or last week of a month. Where the month begins or ends in the middle of a week, both weeks are asked back.</summary>
/// <param name="Number">1 is the first, -1 the last.</param>
internal sealed record NthWeek(int Number, DayNode Of) : DayNode
{
    public override bool IsStretch => true;

    public override DaySpan? Resolve(Scope scope)
    {
        if (Of.Whole(scope) is not { } month)
        {
            return null;
        }
        if (Number > 5)
        {
            scope.Fail(Troubles.NoSuch("A month has no such week.", scope.Now));
            return null;
        }
        var edge = Number > 0 ? month.From : month.To;
        var broken = edge.DayOfWeek is IsoDayOfWeek.Tuesday or IsoDayOfWeek.Wednesday or IsoDayOfWeek.Thursday;
        var partial = broken && scope.Pick("week of the month", 2) == 0;
        var first = Number > 0 ? Calendar.Monday(partial ? edge : edge.PlusDays(6)) : Calendar.Monday(partial ? edge : LastFull(edge));
        return Remaining.Of(Calendar.Week(first.PlusWeeks(Number > 0 ? Number - 1 : 0)), scope);
    }

    private static LocalDate LastFull(LocalDate lastDay) => lastDay.PlusDays(-4);
}

/// <summary>Saturday and Sunday; on a Sunday what is left of it.</summary>
/// <param name="Skip">0 this weekend, 1 next weekend, 2 the one after next.</param>
internal sealed record Weekend(int Skip = 0) : DayNode
{
    public override bool IsStretch => true;

    public override DaySpan? Resolve(Scope scope)
    {
        var from = scope.Start ?? scope.Today;
        var sunday = from.DayOfWeek == IsoDayOfWeek.Sunday;
        var saturday = sunday ? from.PlusDays(-1) : from.PlusDays(IsoDayOfWeek.Saturday - from.DayOfWeek);
        var running = from.DayOfWeek is IsoDayOfWeek.Saturday || sunday;
        var weeks = Skip == 0 ? 0 : running ? Skip : Skip - 1 + scope.Pick("next weekend", 2);
        var first = saturday.PlusWeeks(weeks);
        return weeks == 0 && sunday ? DaySpan.Of(first.PlusDays(1)) : new DaySpan(first, first.PlusDays(1));
    }
}

/// <summary>The weekend of the week that holds a day.</summary>
internal sealed record WeekendOfDay(DayNode Day) : DayNode
{
    public override bool IsStretch => true;

    public override DaySpan? Resolve(Scope scope)
    {
        if (Day.Resolve(scope) is not { } days)
        {
            return null;
        }
        var saturday = Calendar.Monday(days.From).PlusDays(5);
        return Remaining.Of(new DaySpan(saturday, saturday.PlusDays(1)), scope);
    }
}
