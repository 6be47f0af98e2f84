using NodaTime;

namespace CoverBot.Domain.Dates.Days;

/// <summary>The last such weekday before a day: the start of "sat to tue next week".</summary>
internal sealed record Preceding(IsoDayOfWeek Day, DayNode Before) : DayNode
{
    public override DaySpan? Resolve(Scope scope) => Before.Resolve(scope) is { } days ? DaySpan.Of(days.From.Previous(Day)) : null;
}

/// <summary>The start of "24/12 - 2/1/2027": the last such date on or before the end.</summary>
internal sealed record YearLent(SlashDate Date, SlashDate End) : DayNode
{
    public override DaySpan? Resolve(Scope scope)
    {
        if (End.Resolve(scope) is not { } end || (Date with { Year = End.Year }).Resolve(scope) is not { } days)
        {
            return null;
        }
        return days.From > end.From ? DaySpan.Of(days.From.PlusYears(-1)) : days;
    }
}
