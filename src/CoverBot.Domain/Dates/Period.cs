using NodaTime;

namespace CoverBot.Domain.Dates;

/// <summary>One stretch of time away, in the zone of the person who is away.</summary>
public abstract record Period
{
    private Period() { }

    /// <summary>The first moment of it.</summary>
    public abstract LocalDateTime Start { get; }

    /// <summary>The first moment after it.</summary>
    public abstract LocalDateTime End { get; }

    /// <summary>Whole days.</summary>
    /// <param name="From">The first day.</param>
    /// <param name="To">The last day, included.</param>
    public sealed record Days(LocalDate From, LocalDate To) : Period
    {
        public override LocalDateTime Start => From.AtMidnight();

        public override LocalDateTime End => To.PlusDays(1).AtMidnight();
    }

    /// <summary>Part of a day, or whatever begins or ends within one.</summary>
    /// <param name="From">To the minute.</param>
    /// <param name="To">To the minute, not included.</param>
    public sealed record Hours(LocalDateTime From, LocalDateTime To) : Period
    {
        public override LocalDateTime Start => From;

        public override LocalDateTime End => To;
    }
}
