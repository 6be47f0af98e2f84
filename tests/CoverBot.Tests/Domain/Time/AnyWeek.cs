using CoverBot.Domain.Time;
using CsCheck;
using NodaTime;

namespace CoverBot.Tests.Domain.Time;

/// <summary>Random working weeks and moments, many of them near a clock change.</summary>
internal static class AnyWeek
{
    public const string London = "Europe/London";
    public const string NewYork = "America/New_York";

    private static readonly Instant[] ClockChanges =
    [
        Instant.FromUtc(2026, 3, 29, 1, 0), Instant.FromUtc(2026, 10, 25, 1, 0), Instant.FromUtc(2026, 3, 8, 7, 0), Instant.FromUtc(2026, 11, 1, 6, 0),
        Instant.FromUtc(2026, 4, 4, 14, 0), Instant.FromUtc(2026, 9, 26, 14, 0),
    ];

    /// <summary>Within nine days of a clock change, to the minute.</summary>
    public static Gen<Instant> Moment { get; } = Gen.Select(Gen.Int[0, ClockChanges.Length - 1], Gen.Int[-13000, 13000], (change, minutes) => ClockChanges[change] + Duration.FromMinutes(minutes));

    /// <summary>Up to four working days, to the minute.</summary>
    public static Gen<Duration> Time { get; } = Gen.Int[1, 32 * 60].Select(minutes => Duration.FromMinutes(minutes));

    /// <summary>Any days, from any quarter of an hour on, for 2 to 20 hours of one day; night shifts over the clock change included.</summary>
    public static Gen<WorkWeek> Week { get; } = Gen.Select(Gen.Int[1, 127], Gen.Int[0, 87], Gen.Int[8, 80], Gen.Int[0, 2], (days, from, length, zone) => new WorkWeek(
        [.. Enumerable.Range(1, 7).Where(day => ((days >> (day - 1)) & 1) == 1).Select(day => (IsoDayOfWeek)day)],
        LocalTime.Midnight.PlusMinutes(from * 15),
        LocalTime.Midnight.PlusMinutes(Math.Min((from + length) * 15, (24 * 60) - 1)),
        new[] { London, NewYork, "Pacific/Auckland" }[zone]));
}
