using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Domain.Dates;

/// <summary>Dates in the words of this grammar: what is written here can be typed again.</summary>
internal static class Names
{
    private static readonly LocalDatePattern Full = LocalDatePattern.Create("d MMMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>"February".</summary>
    public static string Month(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    /// <summary>"30 November 2026".</summary>
    public static string Date(LocalDate date) => Full.Format(date);

    /// <summary>"30 nov", or "30 nov 2027" when it is not the next one.</summary>
    public static string Short(LocalDate date, LocalDateTime now)
    {
        var words = $"{date.Day} {CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(date.Month)}".ToLowerInvariant();
        return date < now.Date || date >= now.Date.PlusYears(1) || date is { Month: 2, Day: 29 } ? $"{words} {date.Year}" : words;
    }
}
