using NodaTime;

namespace CoverBot.Domain.Dates;

/// <summary>What no period may be: over, backwards, longer than a year, too far ahead.</summary>
internal static class Limits
{
    private const int FarthestYears = 2;

    /// <summary>The period, from now when it has begun today; null when it is refused, and the scope knows why.</summary>
    public static Period? Check(Period period, Scope scope, int longestDays)
    {
        var latest = scope.Today.PlusYears(FarthestYears);
        if (period.Start < scope.Today.AtMidnight() || period is Period.Hours { } gone && gone.To <= scope.Now && gone.To > gone.From)
        {
            return Refused(Troubles.Past(period, scope.Now), scope);
        }
        if (period.End <= period.Start)
        {
            return Refused(Troubles.EndBeforeStart(period.Start, period.End, scope.Now), scope);
        }
        if (period.Start.Date > latest || period.End.Date.PlusDays(-1) > latest)
        {
            return Refused(Troubles.TooFar(period.Start.Date > latest ? period.Start.Date : period.End.Date.PlusDays(-1), scope.Now), scope);
        }
        if (NodaTime.Period.DaysBetween(period.Start.Date, period.End.Date) > longestDays)
        {
            return Refused(Troubles.TooLong(scope.Now), scope);
        }
        return period is Period.Hours hours && hours.From < scope.Now ? hours with { From = scope.Now } : period;
    }

    private static Period? Refused(Reading.Unclear wrong, Scope scope)
    {
        scope.Fail(wrong);
        return null;
    }
}
