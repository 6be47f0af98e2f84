using CoverBot.Domain.Dates.Tokens;
using NodaTime;

namespace CoverBot.Domain.Dates;

/// <summary>A length of time: 3 days, 2 weeks, 90 minutes (hours are kept as minutes).</summary>
internal readonly record struct Amount(int Count, Unit Unit)
{
    /// <summary>No leave is longer; keeps the arithmetic within the calendar.</summary>
    public const int Most = 2000;

    /// <summary>Hours or minutes.</summary>
    public bool IsShort => Unit is Unit.Minute or Unit.Hour;

    /// <summary>The day this long after <paramref name="day"/>: "in 3 weeks".</summary>
    public LocalDate After(LocalDate day) => Unit switch
    {
        Unit.WorkingDay => Working(day, Count),
        Unit.Week => day.PlusWeeks(Count),
        Unit.Month => day.PlusMonths(Count),
        Unit.Year => day.PlusYears(Count),
        _ => day.PlusDays(Count),
    };

    /// <summary>The last of this many days of which <paramref name="first"/> is the first: "for 3 days" from Monday is Wednesday.</summary>
    public LocalDate Last(LocalDate first) => Unit == Unit.WorkingDay
        ? Working(first.PlusDays(-1), Count)
        : After(first).PlusDays(-1);

    /// <summary>The working day that is the <paramref name="count"/>th after <paramref name="day"/>.</summary>
    private static LocalDate Working(LocalDate day, int count)
    {
        while (count > 0)
        {
            day = day.PlusDays(1);
            count -= Days.Calendar.IsWorking(day) ? 1 : 0;
        }
        return day;
    }
}
