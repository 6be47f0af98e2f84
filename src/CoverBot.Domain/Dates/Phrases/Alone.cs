using CoverBot.Domain.Dates.Days;
using CoverBot.Domain.Dates.Tokens;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Dates.Phrases;

/// <summary>A day, a part of it, or a moment from which the rest of its day is meant.</summary>
internal sealed record Alone(Side Side) : Phrase
{
    public override Period? Work(Scope scope)
    {
        var side = Settle(scope);
        if (side is null)
        {
            return null;
        }
        if (side.IsNow || side.MinutesAhead is not null)
        {
            var from = scope.Now.PlusMinutes(side.MinutesAhead ?? 0);
            return new Period.Hours(from, from.Date.PlusDays(1).AtMidnight());
        }
        if (JustGone.Day(side.Day, scope))
        {
            return null;
        }
        var days = side.Day is null ? DaySpan.Of(scope.Today) : side.Day.Resolve(scope);
        if (days is not { } span)
        {
            return null;
        }
        if (!side.HasTime)
        {
            return side.IsOpen && !scope.Fail(Troubles.NoEnd(span.From, scope.Now)) ? null : new Period.Days(span.From, span.To);
        }
        if (span.From != span.To)
        {
            scope.Fail(Troubles.Repeating(scope.Now));
            return null;
        }
        return Hours(side, span.From, scope);
    }

    private Side? Settle(Scope scope)
    {
        if (Side.Bare is not { } number)
        {
            return Side;
        }
        if (Side.Day is Weekday weekday)
        {
            var date = new DayOfMonth(number).Resolve(Scope.For(scope.Now, new Choices()));
            return !Side.IsOpen && date?.From.DayOfWeek == weekday.Day ? Side.AsDay(new DayOfMonth(number)) : Side.AsHour();
        }
        if (Side.Day is not null || Side.HasTime || Side.IsOpen && number <= 24)
        {
            return Side.AsHour();
        }
        scope.Fail(Troubles.NotADate(number.ToString(System.Globalization.CultureInfo.InvariantCulture), scope.Now));
        return null;
    }

    private static Period.Hours? Hours(Side side, LocalDate day, Scope scope)
    {
        var starts = side.Starts(scope);
        if (starts.IsEmpty)
        {
            return null;
        }
        if (starts[^1] == ClockTime.Midnight)
        {
            scope.Fail(Troubles.NoEnd(day, scope.Now));
            return null;
        }
        starts = side.Clock is null ? starts : Waking.Hours(starts, day, scope);
        var start = starts[scope.Pick("clock", starts.Length)];
        var from = day.On(start);
        if (side.Clock is not null && from < scope.Now && day == scope.Today)
        {
            scope.Fail(Troubles.Over($"That is over: it is {DateWords.Clock(scope.Now.TimeOfDay)} now.", scope.Now));
            return null;
        }
        var end = side.Clock is not null || side.IsOpen || side.Part is Part.EndOfDay or Part.Midnight ? from.Date.PlusDays(1).AtMidnight()
            : day.On(side.Part == Part.HalfDay ? Parts.Of(start == Parts.Of(Part.Morning).From ? Part.Morning : Part.Afternoon).To : Parts.Of(side.Part!.Value).To);
        return new Period.Hours(from, end);
    }
}
