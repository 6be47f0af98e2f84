using NodaTime;

namespace CoverBot.Domain.Dates.Days;

/// <summary>Today, tomorrow, the day after tomorrow.</summary>
internal sealed record Relative(int Offset) : DayNode
{
    public override DaySpan? Resolve(Scope scope) => DaySpan.Of(scope.Today.PlusDays(Offset));
}

/// <summary>A length of time from a day on: "in 3 weeks", "a week on Friday", "friday week".</summary>
internal sealed record Later(Amount Amount, DayNode Base) : DayNode
{
    public override DaySpan? Resolve(Scope scope) => Base.Resolve(scope) is { } days ? DaySpan.Of(Amount.After(days.From)) : null;
}

/// <summary>What is left of this week, month or year.</summary>
internal sealed record RestOf(DayNode Of) : DayNode
{
    public override DaySpan? Resolve(Scope scope)
    {
        if (Of.Whole(scope) is not { } whole)
        {
            return null;
        }
        return new DaySpan(LocalDate.Max(scope.Today, whole.From), whole.To);
    }
}

/// <summary>The first or last day of a week, month or year.</summary>
internal sealed record EdgeOf(DayNode Of, bool Last) : DayNode
{
    public override DaySpan? Resolve(Scope scope) => Of.Whole(scope) is { } whole ? DaySpan.Of(Last ? whole.To : whole.From) : null;
}
