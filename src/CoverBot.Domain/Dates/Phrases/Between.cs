using CoverBot.Domain.Dates.Days;
using NodaTime;

namespace CoverBot.Domain.Dates.Phrases;

/// <summary>From one end to another: whole days when neither names a time, else hours.</summary>
/// <param name="Through">The last week or month is part of it without asking: "-", "through".</param>
/// <param name="Glued">A dash without spaces: "12-24" may be a date.</param>
internal sealed record Between(Side From, Side To, bool Through, bool Glued = false) : Phrase
{
    public override Period? Work(Scope scope)
    {
        if (Glued && Sharing.Dashed(From, To) is { } date && scope.Pick("date", 2) == 1)
        {
            return date.Resolve(scope) is { } day ? new Period.Days(day.From, day.To) : null;
        }
        var (from, to) = Sharing.Settle(From, To, scope);
        if (to.IsNow || from.MinutesAhead is not null || to.MinutesAhead is not null)
        {
            scope.Fail(Troubles.NoStart(scope.Now));
            return null;
        }
        if (from.IsNow)
        {
            return new Until(to, Through).Work(scope);
        }
        return from.HasTime || to.HasTime ? Hours(from, to, scope) : Days(from, to, scope);
    }

    private Period.Days? Days(Side from, Side to, Scope scope)
    {
        if (JustGone.Range(from.Day, to.Day, scope) || from.Day!.Resolve(scope) is not { } start)
        {
            return null;
        }
        if (Stretches.End(to.Day!, scope.EndOf(start.From), Through || from.Day.IsStretch) is not { } last)
        {
            return null;
        }
        if (last == start.From && (from.Day is Weekday or Relative) && to.Day is Weekday { Which: Which.Next })
        {
            scope.Fail(Troubles.EndBeforeStart(start.From, last, scope.Now));
            return null;
        }
        return last >= start.From || scope.Fail(Troubles.EndBeforeStart(start.From, last, scope.Now)) ? new Period.Days(start.From, last) : null;
    }

    private Period.Hours? Hours(Side from, Side to, Scope scope)
    {
        var days = from.Day is null ? DaySpan.Of(scope.Today) : from.Day.Resolve(scope);
        if (days is not { } span)
        {
            return null;
        }
        if (to.Day is null && span.From != span.To)
        {
            scope.Fail(Troubles.Repeating(scope.Now));
            return null;
        }
        return to.Day is null ? SameDay(from, to, span.From, scope) : AcrossDays(from, to, span.From, scope);
    }

    private static Period.Hours? SameDay(Side from, Side to, LocalDate day, Scope scope)
    {
        var starts = from.Starts(scope);
        var ends = to.Ends(scope);
        if (starts.IsEmpty || ends.IsEmpty)
        {
            return null;
        }
        var start = from.SaidClock ?? ClockTime.Exactly(starts[scope.Pick("midnight", starts.Length)]);
        var end = from.HasTime ? to.SaidClock ?? ClockTime.Exactly(EndOfDay(to, ends[0], start)) : ClockTime.Exactly(Waking.Hours(ends, day, scope)[0]);
        var pairs = Waking.Pairs(ClockPairs.Of(start, end), day, scope);
        if (pairs.IsEmpty)
        {
            scope.Fail(Troubles.EndBeforeStart(day.On(start.Options[0]), day.On(end.Options[0]), scope.Now));
            return null;
        }
        var (first, last) = pairs[scope.Pick("clock", pairs.Length)];
        return new Period.Hours(day.On(first), day.On(last));
    }

    /// <summary>After 17:00 the end of the day is midnight.</summary>
    private static int EndOfDay(Side to, int end, ClockTime start) =>
        to.Part == Tokens.Part.EndOfDay && start.Options[0] >= end ? ClockTime.Midnight : end;

    private Period.Hours? AcrossDays(Side from, Side to, LocalDate day, Scope scope)
    {
        var bothTimes = from.HasTime && to.HasTime;
        if (Stretches.End(to.Day!, scope.EndOf(day, bothTimes), Through || to.HasTime) is not { } lastDay)
        {
            return null;
        }
        var starts = from.Starts(scope);
        var ends = to.Ends(scope);
        if (starts.IsEmpty || ends.IsEmpty)
        {
            return null;
        }
        starts = from.Clock is null ? starts : Waking.Hours(starts, day, scope);
        ends = to.Clock is null ? ends : Waking.Hours(ends, lastDay, scope);
        var start = day.On(starts[scope.Pick("clock", starts.Length)]);
        var end = lastDay.On(ends[scope.Pick("end clock", ends.Length)]);
        if (end <= start && bothTimes && to.Day is Weekday { Which: Which.Bare } && lastDay == day)
        {
            end = end.PlusWeeks(1);
        }
        return end > start || scope.Fail(Troubles.EndBeforeStart(start, end, scope.Now)) ? new Period.Hours(start, end) : null;
    }
}
