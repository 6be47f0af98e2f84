using CoverBot.Domain.Absences;
using CoverBot.Domain.Time;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Domain.Wording;

/// <summary>Dates and times as people read them, in English.</summary>
public static class DateWords
{
    private static readonly LocalDatePattern ShortPattern = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM");
    private static readonly LocalDatePattern ShortYearPattern = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM yyyy");
    private static readonly LocalDatePattern LongPattern = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM");
    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("dddd");
    private static readonly LocalTimePattern ClockPattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>"Mon 30 Nov".</summary>
    public static string Short(LocalDate day) => ShortPattern.Format(day);

    /// <summary>"Mon 30 Nov 2026".</summary>
    public static string ShortYear(LocalDate day) => ShortYearPattern.Format(day);

    /// <summary>"Monday 30 November".</summary>
    public static string Long(LocalDate day) => LongPattern.Format(day);

    /// <summary>"Monday".</summary>
    public static string Weekday(LocalDate day) => DayPattern.Format(day);

    /// <summary>"14:30".</summary>
    public static string Clock(LocalTime time) => ClockPattern.Format(time);

    /// <summary>Reads <see cref="Clock"/> back; null when it is no such time.</summary>
    public static LocalTime? ReadClock(string text) => ClockPattern.Parse(text) is { Success: true, Value: var time } ? time : null;

    /// <summary>"Tue 17 Nov 17:00" in the week's zone.</summary>
    public static string Moment(Instant at, WorkWeek week)
    {
        ArgumentNullException.ThrowIfNull(week);
        var local = at.InZone(week.Zone);
        return $"{Short(local.Date)} {Clock(local.TimeOfDay)}";
    }

    /// <summary>"14:30" for the day of <paramref name="from"/>, else "Tue 17 Nov 14:30"; in the week's zone.</summary>
    public static string MomentAfter(Instant at, Instant from, WorkWeek week)
    {
        ArgumentNullException.ThrowIfNull(week);
        return week.DayAt(at) == week.DayAt(from) ? Clock(at.InZone(week.Zone).TimeOfDay) : Moment(at, week);
    }

    /// <summary>"Mon 30 Nov – Fri 4 Dec 2026", "Fri 27 Nov 2026", "Mon 23 Nov 2026 14:00–17:00", "from Mon 23 Nov 2026, no end yet".</summary>
    public static string Span(AwaySpan span)
    {
        ArgumentNullException.ThrowIfNull(span);
        if (span.Until is not { } until)
        {
            return $"from {ShortYear(span.FirstDay)}, no end yet";
        }
        if (span.WholeDays)
        {
            return Days(span.FirstDay, span.LastDay!.Value);
        }
        return span.From.Date == until.Date
            ? $"{ShortYear(span.From.Date)} {Clock(span.From.TimeOfDay)}–{Clock(until.TimeOfDay)}"
            : $"{Short(span.From.Date)} {Clock(span.From.TimeOfDay)} – {ShortYear(until.Date)} {Clock(until.TimeOfDay)}";
    }

    private static string Days(LocalDate first, LocalDate last) => first == last ? ShortYear(first)
        : first.Year == last.Year ? $"{Short(first)} – {ShortYear(last)}"
        : $"{ShortYear(first)} – {ShortYear(last)}";

    /// <summary>"not away Mon 30 Nov – Fri 4 Dec after all", "at work after all" where there was no end.</summary>
    public static string NotAway(AwaySpan span)
    {
        ArgumentNullException.ThrowIfNull(span);
        return span.Until is null ? "at work after all" : $"not away {SpanShort(span)} after all";
    }

    /// <summary>"Mon 30 Nov – Fri 4 Dec": for cards in which the year is plain.</summary>
    public static string SpanShort(AwaySpan span)
    {
        ArgumentNullException.ThrowIfNull(span);
        if (span.LastDay is not { } last)
        {
            return $"from {Short(span.FirstDay)}, no end yet";
        }
        if (!span.WholeDays)
        {
            return Span(span);
        }
        return span.FirstDay == last ? Short(last) : $"{Short(span.FirstDay)} – {Short(last)}";
    }
}
