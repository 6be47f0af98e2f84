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
    public static (Side From, Side To) Settle(Side from, Side to, Scope scope)
    {
        (from, to) = Numbers(from, to, scope);
        if (from.Day is not null && to.Day is not null)
        {
            return (from with { Day = Lend(from.Day, to.Day) }, to);
        }
        var sameDay = from.Day is null && to.Day is not null && from.HasTime && to.HasTime && !from.IsNow;
        return sameDay ? (from with { Day = to.Day, Part = from.Part }, to with { Day = null }) : (from, to);
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

    private static (Side, Side) Numbers(Side from, Side to, Scope scope)
    {
        if (from.Bare is { } first && to.Bare is { } last)
        {
            return AreDays(from, to, first, last, scope) ? (from.AsDay(new DayOfMonth(first)), to.AsDay(new DayOfMonth(last))) : (from.AsHour(), to.AsHour());
        }
        if (from.Bare is { } start)
        {
            var isDay = !to.HasTime && ((from.Day is Weekday or null) && WithDay(to.Day, start) is not null || IsMonthDay(to.Day));
            return (isDay ? from.AsDay(WithDay(to.Day, start) ?? new DayOfMonth(start)) : from.AsHour(), to);
        }
        if (to.Bare is { } end)
        {
            var isDay = !from.HasTime && !from.IsNow && !to.HasTime && (to.Day is Weekday or null) && (Month(from.Day) is not null || IsMonthDay(from.Day));
            return (from, isDay ? to.AsDay(LastDay(from, end, to.BareYear)) : to.AsHour());
        }
        return (from, to);
    }

    /// <summary>Whether two bare numbers are days of the month: they can be no hours, or stand by weekdays they agree with, or the person is asked.</summary>
    private static bool AreDays(Side from, Side to, int first, int last, Scope scope)
    {
        if (from.HasTime || to.HasTime)
        {
            return false;
        }
        if (from.Day is Weekday weekday && to.Day is Weekday)
        {
            return new DayOfMonth(first).Resolve(Scope.For(scope.Now, new Choices()))?.From.DayOfWeek == weekday.Day || first > 24 || last > 24;
        }
        if (from.Day is not null || to.Day is not null)
        {
            return false;
        }
        return first > 24 || last > 24 || first > 12 && last > 12 && scope.Pick("hours or days", 2) == 1;
    }

    /// <summary>A bare number after "dec 24": that month's; after "the 24th": the next such day.</summary>
    private static DayNode LastDay(Side from, int day, int? year) => Month(from.Day) switch
    {
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
    private static DayNode Lend(DayNode from, DayNode to) => (from, to) switch
    {
        (Checked check, _) => check with { Date = Lend(check.Date, to) },
        (_, Checked check) => Lend(from, check.Date),
        (DayOfMonth { Of: null } day, _) when WithDay(to, day.Day) is { } shared => shared,
        (CalendarDate { Year: null } date, CalendarDate { Year: { } year } end) => date with { Year = After(date, end) ? year - 1 : year },
        (SlashDate { Year: null } date, SlashDate { Year: { } year } end) => new YearLent(date, end with { Year = year }),
        (Weekday { Which: Which.Bare, Week: null } day, Weekday { Week: { } week } end) => day.Day <= end.Day ? day with { Week = week } : new Preceding(day.Day, end),
        _ => from,
    };

    private static bool After(CalendarDate one, CalendarDate other) => one.Month > other.Month || one.Month == other.Month && one.Day > other.Day;

    private static bool Crosses(int day, CalendarDate end)
    {
        var daysBefore = end.Month == 1 ? 31 : CalendarSystem.Iso.GetDaysInMonth(2027, Math.Clamp(end.Month - 1, 1, 12));
        return daysBefore - day + end.Day <= LongestCrossing;
    }

    private static CalendarDate Before(CalendarDate end, int day) =>
        end.Month == 1 ? new CalendarDate(end.Year - 1, 12, day) : end with { Month = end.Month - 1, Day = day };
}
