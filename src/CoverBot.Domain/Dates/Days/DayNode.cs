using NodaTime;

namespace CoverBot.Domain.Dates.Days;

/// <summary>Days that words name: one day, or a week, weekend or month.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, included.</param>
internal readonly record struct DaySpan(LocalDate From, LocalDate To)
{
    public static DaySpan Of(LocalDate day) => new(day, day);
}

/// <summary>Words for days, as parsed; what days they are depends on the moment and on what they stand next to.</summary>
internal abstract record DayNode
{
    /// <summary>The days, or null when there are none; the scope then knows why.</summary>
    public abstract DaySpan? Resolve(Scope scope);

    /// <summary>The days with what is already over of them: all of this week, all of this month.</summary>
    public virtual DaySpan? Whole(Scope scope) => Resolve(scope);

    /// <summary>A stretch of the calendar (week, weekend, month): "until" it can mean up to it or through it.</summary>
    public virtual bool IsStretch => false;
}
