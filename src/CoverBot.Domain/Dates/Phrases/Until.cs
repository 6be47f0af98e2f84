using CoverBot.Domain.Dates.Days;
using CoverBot.Domain.Wording;
using NodaTime;

namespace CoverBot.Domain.Dates.Phrases;

/// <summary>From now to an end: "until fri" is through Friday, "till 3pm" the next 15:00.</summary>
/// <param name="Through">"through next week": with the week, where "until next week" is asked back.</param>
internal sealed record Until(Side End, bool Through = false) : Phrase
{
    /// <summary>"until 6am" said in the evening is tomorrow; "until 3pm" said at 4pm is over.</summary>
    private const int LongestNight = 16;

    private const int Evening = 18;

    public override Period? Work(Scope scope)
    {
        var side = Settle(scope);
        if (side.IsNow || side.MinutesAhead is not null)
        {
            return side.MinutesAhead is { } ahead ? new Period.Hours(scope.Now, scope.Now.PlusMinutes(ahead)) : Over(scope);
        }
        if (side.Day is null)
        {
            return Clock(side, scope);
        }
        var inner = side.Day is CalendarDate ? scope.EndOf(scope.Today) : scope;
        if (Stretches.End(side.Day, inner, Through) is not { } day)
        {
            return null;
        }
        if (!side.HasTime)
        {
            return day >= scope.Today || scope.Fail(Troubles.EndBeforeStart(scope.Today, day, scope.Now)) ? new Period.Days(scope.Today, day) : null;
        }
        var ends = side.Ends(scope);
        if (ends.IsEmpty)
        {
            return null;
        }
        ends = side.Clock is null ? ends : Waking.Hours(ends, day, scope);
        var end = day.On(ends[scope.Pick("clock", ends.Length)]);
        return end > scope.Now ? new Period.Hours(scope.Now, end) : Over(scope);
    }

    /// <summary>The next time a clock shows it.</summary>
    public static Period? Clock(Side side, Scope scope)
    {
        var ends = side.Ends(scope);
        if (ends.IsEmpty)
        {
            return null;
        }
        if (side.Part == Tokens.Part.EndOfDay && scope.Today.On(ends[0]) <= scope.Now)
        {
            ends = [ClockTime.Midnight];
        }
        var today = ends.Select(end => scope.Today.On(end)).Where(end => end > scope.Now).ToList();
        if (today.Count == 0 && scope.Now.Hour >= Evening)
        {
            today = [.. ends.Select(end => scope.Today.PlusDays(1).On(end)).Where(end => end <= scope.Now.PlusHours(LongestNight))];
        }
        return today.Count > 0 ? new Period.Hours(scope.Now, today[scope.Pick("clock", today.Count)]) : Over(scope);
    }

    /// <summary>"until 15" is an hour or a day of this month: asked back.</summary>
    private Side Settle(Scope scope)
    {
        if (End.Bare is not { } number)
        {
            return End;
        }
        var day = End.IsBareOnly && (number > 24 || number > 12 && scope.Pick("hour or day", 2) == 1);
        return day ? End.AsDay(new DayOfMonth(number)) : End.AsHour();
    }

    private static Period? Over(Scope scope)
    {
        scope.Fail(Troubles.Over($"That is over: it is {DateWords.Clock(scope.Now.TimeOfDay)} now.", scope.Now));
        return null;
    }
}

/// <summary>Ends that are weeks, weekends or months.</summary>
internal static class Stretches
{
    /// <summary>The last day, included: "until next week" is up to it or through it, which is asked back.</summary>
    public static LocalDate? End(DayNode node, Scope scope, bool through)
    {
        if (node.Resolve(scope) is not { } days)
        {
            return null;
        }
        var upTo = node.IsStretch && !through && days.From > (scope.Start ?? scope.Today) && scope.Pick("up to or through", 2) == 0;
        return upTo ? days.From.PlusDays(-1) : days.To;
    }
}
