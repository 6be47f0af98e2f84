using NodaTime;

namespace CoverBot.Domain.Dates.Days;

/// <summary>Weeks begin on Monday; working days are Monday to Friday.</summary>
internal static class Calendar
{
    public static bool IsWorking(LocalDate day) => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);

    /// <summary>The Monday of the week that holds <paramref name="day"/>.</summary>
    public static LocalDate Monday(LocalDate day) => day.PlusDays(IsoDayOfWeek.Monday - day.DayOfWeek);

    /// <summary>Monday to Friday of the week that holds <paramref name="day"/>.</summary>
    public static DaySpan Week(LocalDate day) => new(Monday(day), Monday(day).PlusDays(4));

    /// <summary>The month that holds <paramref name="day"/>.</summary>
    public static DaySpan Month(LocalDate day)
    {
        var first = new LocalDate(day.Year, day.Month, 1);
        return new DaySpan(first, first.PlusMonths(1).PlusDays(-1));
    }
}

/// <summary>What is left of a stretch that is running.</summary>
internal static class Remaining
{
    public static DaySpan Of(DaySpan whole, Scope scope) =>
        whole.From < scope.Today && whole.To >= scope.Today ? new DaySpan(scope.Today, whole.To) : whole;
}
