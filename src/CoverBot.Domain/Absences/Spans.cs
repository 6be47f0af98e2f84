using CoverBot.Domain.Time;
using NodaTime;

namespace CoverBot.Domain.Absences;

/// <summary>What a span of local times means in somebody's working week.</summary>
public static class Spans
{
    /// <summary>Under one working day: nobody is asked and no client is told by itself.</summary>
    public static bool IsShort(AwaySpan span, WorkWeek week)
    {
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(week);
        if (span.Until is not { } until)
        {
            return false;
        }
        return span.WholeDays
            ? week.CountDays(span.FirstDay, span.LastDay!.Value) == 0
            : week.Between(Moment(span.From, week), Moment(until, week)) < Period.Between(week.From, week.To).ToDuration();
    }

    /// <summary>Working days in it; null while no end is known.</summary>
    public static int? WorkingDays(AwaySpan span, WorkWeek week)
    {
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(week);
        return span.LastDay is { } last ? week.CountDays(span.FirstDay, last) : null;
    }

    /// <summary>The first working moment in it: when the work that somebody must take over begins.</summary>
    public static Instant Starts(AwaySpan span, WorkWeek week)
    {
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(week);
        return week.NextWorking(Moment(span.From, week));
    }

    /// <summary>Null while no end is known.</summary>
    public static Instant? Ends(AwaySpan span, WorkWeek week)
    {
        ArgumentNullException.ThrowIfNull(span);
        return span.Until is { } until ? Moment(until, week) : null;
    }

    /// <summary>The first working day after it (the same day for hours that end before work does); null while no end is known.</summary>
    public static LocalDate? BackOn(AwaySpan span, WorkWeek week)
    {
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(week);
        return span.Until is { } until ? week.DayAt(week.NextWorking(Moment(until, week))) : null;
    }

    /// <summary>The moment it begins, in the zone its beginning was said in.</summary>
    public static Instant Begins(Absence absence)
    {
        ArgumentNullException.ThrowIfNull(absence);
        return absence.Began ?? Moment(absence.Span.From, absence.Week);
    }

    public static bool Holds(Absence absence, Instant at)
    {
        ArgumentNullException.ThrowIfNull(absence);
        return Begins(absence) <= at && (absence.Ends is not { } ends || at < ends);
    }

    /// <summary>One working day of the owner before the work begins: from then on a client without anybody is a gap.</summary>
    public static Instant DayBefore(Absence absence)
    {
        ArgumentNullException.ThrowIfNull(absence);
        return absence.Week.StartOf(absence.Week.Before(absence.Week.DayAt(absence.Starts)));
    }

    /// <summary>A local time in the week's zone, read leniently at clock changes.</summary>
    public static Instant Moment(LocalDateTime local, WorkWeek week)
    {
        ArgumentNullException.ThrowIfNull(week);
        return week.At(local.Date, local.TimeOfDay);
    }
}
