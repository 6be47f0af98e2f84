using CoverBot.Domain.Dates.Days;
using CoverBot.Domain.Dates.Tokens;
using NodaTime;

namespace CoverBot.Domain.Dates.Phrases;

/// <summary>What one end of a range lends to the other: "24-28 dec", "mon-wed next week", "2-5pm tomorrow", "28 dec - 3 jan 2027".</summary>
internal static class Sharing
{
    /// <summary>"28 - 3 jan" crosses the month; "28-24 dec" ends before it starts.</summary>
    private const int LongestCrossing = 14;

    /// <summary>Both ends with every bare number settled and every month, year, week and day lent.</summary>
    public static (Side From, Side To) Settle(Side left, Side right, Scope scope)
    {
        (left, right) = Numbers(left, right, scope);
        if (left.Day is not null && right.Day is not null)
        {
            return (left with { Day = Lend(left.Day, right.Day) }, right);
        }
        var sameDay = left.Day is null && right.Day is not null && left.HasTime && right.HasTime && !left.IsNow;
        return sameDay ? (left with { Day = right.Day, Part = left.Part }, right with { Day = null }) : (left, right);
    }

    /// <summary>The same month and year with another day; null when <paramref name="node"/> has no month.</summary>
    public static DayNode? WithDay(DayNode? node, int day) => node switch
    {
        CalendarDate date => day > date.Day && Crosses(day, date) ? Before(date, day) : date with { Day = day },
        SlashDate date => date with { First = day },
        DayOfMonth { Of: not null } date => date with { Day = day },
        Checked check => WithDay(check.Date, day),
        _ => null,
    };

    private static (Side, Side) Numbers(Side left, Side right, Scope scope)
    {
        if (left.Bare is { } first && right.Bare is { } last)
        {
            return AreDays(left, right, first, last, scope) ? (left.AsDay(new DayOfMonth(first)), right.AsDay(new DayOfMonth(last))) : (left.AsHour(), right.AsHour());
        }
        if (left.Bare is { } start)
        {
            var isDay = !right.HasTime && ((left.Day is Weekday or null) && WithDay(right.Day, start) is not null || IsMonthDay(right.Day));
            return (isDay ? left.AsDay(WithDay(right.Day, start) ?? new DayOfMonth(start)) : left.AsHour(), right);
        }
        if (right.Bare is { } end)
        {
            var isDay = !left.HasTime && !left.IsNow && !right.HasTime && (right.Day is Weekday or null) && (Month(left.Day) is not null || IsMonthDay(left.Day));
            return (left, isDay ? right.AsDay(LastDay(left, end, right.BareYear)) : right.AsHour());
        }
        return (left, right);
    }

    /// <summary>Whether two bare numbers are days of the month: they can be no hours, or stand by weekdays they agree with, or the person is asked.</summary>
    private static bool AreDays(Side left, Side right, int first, int last, Scope scope)
    {
        if (left.HasTime || right.HasTime)
        {
            return false;
        }
        if (left.Day is Weekday weekday && right.Day is Weekday)
        {
            return new DayOfMonth(first).Resolve(Scope.For(scope.Now, new Choices()))?.From.DayOfWeek == weekday.Day || first > 24 || last > 24;
        }
        if (left.Day is not null || right.Day is not null)
        {
            return false;
        }
        return first >= 24 || last > 24 || first > 12 && last > 12 && scope.Pick("hours or days", 2) == 1;
    }

    /// <summary>The date that "12-24", "12-25" or "24-12" also is; null when it can only be days or hours.</summary>
    public static CalendarDate? Dashed(Side left, Side right) => left is not { IsBareOnly: true, Bare: { } first } || right is not { IsBareOnly: true, Bare: { } last } ? null
        : (first, last) switch
        {
            ( >= 1 and <= 12, >= 24 and <= 31) => new CalendarDate(null, first, last),
            ( >= 24 and <= 31, >= 1 and <= 12) => new CalendarDate(null, last, first),
            _ => null,
        };

    /// <summary>A bare number after "dec 24": that month's; after "the 24th": the next such day.</summary>
    private static DayNode LastDay(Side left, int day, int? year) => Month(left.Day) switch
    {
        CalendarDate date when year is null && day < date.Day && day + 31 - date.Day <= LongestCrossing => new DayOfMonth(day),
        CalendarDate date => date with { Day = day, Year = year ?? date.Year },
        { } other => WithDay(other, day) ?? new DayOfMonth(day),
        null => new DayOfMonth(day),
    };

    private static DayNode? Month(DayNode? node) => node switch
    {
        CalendarDate or DayOfMonth { Of: not null } => node,
        SlashDate { First: > 12 } date => new CalendarDate(date.Year, date.Second, date.First),
        Checked check => Month(check.Date),
        _ => null,
    };

    private static bool IsMonthDay(DayNode? node) => node is DayOfMonth || node is Checked { Date: DayOfMonth };

    /// <summary>The start with the month, the year or the week that only the end names.</summary>
    public static DayNode Lend(DayNode left, DayNode right) => (left, right) switch
    {
        (Checked { Date: CalendarDate { Year: null } date } check, CalendarDate { Year: { } } end) => check with { Date = Agreeing(check.Day, (CalendarDate)Lend(date, end)) },
        (Checked check, Checked { Date: CalendarDate { Year: { } } end }) => Lend(check, end),
        (Checked check, _) => check with { Date = Lend(check.Date, right) },
        (_, Checked check) => Lend(left, check.Date),
        (DayOfMonth { Of: null } day, _) when WithDay(right, day.Day) is { } shared => shared,
        (CalendarDate { Year: null } date, CalendarDate { Year: { } year } end) => date with { Year = After(date, end) ? year - 1 : year },
        (SlashDate { Year: null } date, SlashDate { Year: { } year } end) => new YearLent(date, end with { Year = year }),
        (Weekday { Which: Which.Bare, Week: null } day, Weekday { Week: { } week } end) => day.Day <= end.Day ? day with { Week = week } : new Preceding(day.Day, end),
        _ => left,
    };

    /// <summary>The year before when the weekday says so: "Thu 17 Dec – Fri 17 Dec 2027".</summary>
    private static CalendarDate Agreeing(IsoDayOfWeek day, CalendarDate date)
    {
        var earlier = date with { Year = date.Year - 1 };
        return !Falls(date, day) && Falls(earlier, day) ? earlier : date;
    }

    private static bool Falls(CalendarDate date, IsoDayOfWeek day) =>
        date.Resolve(Scope.For(new LocalDateTime(2026, 1, 1, 0, 0), new Choices())) is { } days && days.From.DayOfWeek == day;

    private static bool After(CalendarDate one, CalendarDate other) => one.Month > other.Month || one.Month == other.Month && one.Day > other.Day;

    private static bool Crosses(int day, CalendarDate end)
    {
        var daysBefore = end.Month == 1 ? 31 : CalendarSystem.Iso.GetDaysInMonth(2027, Math.Clamp(end.Month - 1, 1, 12));
        return daysBefore - day + end.Day <= LongestCrossing;
    }

    private static CalendarDate Before(CalendarDate end, int day) =>
        end.Month == 1 ? new CalendarDate(end.Year - 1, 12, day) : end with { Month = end.Month - 1, Day = day };
}
