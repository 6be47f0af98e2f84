using NodaTime;

namespace CoverBot.Domain.Absences;

/// <summary>From when to when somebody is away, as local times in the zone it was said in.</summary>
/// <param name="From">Included.</param>
/// <param name="Until">Not included; null while no end is known.</param>
/// <param name="WholeDays">Whether people are told days; else they are told hours.</param>
public sealed record AwaySpan(LocalDateTime From, LocalDateTime? Until, bool WholeDays)
{
    public LocalDate FirstDay => From.Date;

    /// <summary>Included; null while no end is known.</summary>
    public LocalDate? LastDay => Until is not { } until ? null
        : until.TimeOfDay == LocalTime.Midnight && until.Date > From.Date ? until.Date.PlusDays(-1) : until.Date;

    /// <param name="first">Included.</param>
    /// <param name="last">Included.</param>
    public static AwaySpan Days(LocalDate first, LocalDate last) => new(first.AtMidnight(), last.PlusDays(1).AtMidnight(), true);

    /// <summary>From the earlier start to the later end.</summary>
    public AwaySpan With(AwaySpan other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(LocalDateTime.Min(From, other.From), Until is { } a && other.Until is { } b ? LocalDateTime.Max(a, b) : null, WholeDays || other.WholeDays);
    }

    public bool Overlaps(AwaySpan other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (other.Until is null || From < other.Until) && (Until is null || other.From < Until);
    }
}
