using NodaTime;

namespace CoverBot.Domain.Dates.Days;

/// <summary>A month by name: the one that is running, or the next of that name. What is over of it is left out.</summary>
/// <param name="Next">"next december" said in November may be either December.</param>
internal sealed record NamedMonth(int Month, int? Year = null, bool Next = false) : DayNode
{
    public override bool IsStretch => true;

    public override DaySpan? Resolve(Scope scope) => Whole(scope) is { } whole ? Remaining.Of(whole, scope) : null;

    public override DaySpan? Whole(Scope scope)
    {
        var from = scope.Start ?? scope.Today;
        var year = Year ?? (Month < from.Month ? from.Year + 1 : from.Year);
        if (Next && Month >= scope.Today.Month)
        {
            year = scope.Today.Year + (Month == scope.Today.Month ? 1 : scope.Pick("next month", 2));
        }
        return year is >= 1000 and <= 3000 || scope.Fail(Troubles.NoSuch($"There is no year {year}.", scope.Now)) ? Calendar.Month(new LocalDate(year, Month, 1)) : null;
    }
}

/// <summary>This month, next month, the month after next; or years.</summary>
internal sealed record OffsetStretch(int Offset, bool Years = false) : DayNode
{
    public override bool IsStretch => true;

    public override DaySpan? Resolve(Scope scope) => Whole(scope) is { } whole ? Remaining.Of(whole, scope) : null;

    public override DaySpan? Whole(Scope scope)
    {
        var year = scope.Today.Year + Offset;
        return Years ? new DaySpan(new LocalDate(year, 1, 1), new LocalDate(year, 12, 31)) : Calendar.Month(scope.Today.PlusMonths(Offset));
    }
}

/// <summary>The first Friday, the last working day, the last day of a month.</summary>
/// <param name="Number">1 is the first, -1 the last.</param>
/// <param name="Day">The weekday, or null for any day.</param>
internal sealed record NthDay(int Number, IsoDayOfWeek? Day, bool Working, DayNode Of) : DayNode
{
    public override DaySpan? Resolve(Scope scope)
    {
        if (Find(Of, scope, out var month) is { } day)
        {
            return day < scope.Today && Of is NamedMonth { Year: null } named && named.Month == scope.Today.Month
                && Find(new NamedMonth(named.Month, scope.Today.Year + 1), scope, out _) is { } later ? DaySpan.Of(later) : DaySpan.Of(day);
        }
        if (month is not null)
        {
            scope.Fail(Troubles.NoSuch($"{Names.Month(month.Value.From.Month)} {month.Value.From.Year} does not have that many.", scope.Now));
        }
        return null;
    }

    private LocalDate? Find(DayNode of, Scope scope, out DaySpan? month)
    {
        month = of.Whole(scope);
        if (month is not { } whole)
        {
            return null;
        }
        var step = Number < 0 ? -1 : 1;
        var left = Math.Abs(Number);
        for (var day = step > 0 ? whole.From : whole.To; day >= whole.From && day <= whole.To; day = day.PlusDays(step))
        {
            if ((Day is null || day.DayOfWeek == Day) && (!Working || Calendar.IsWorking(day)) && --left == 0)
            {
                return day;
            }
        }
        return null;
    }
}
