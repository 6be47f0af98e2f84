using NodaTime;

namespace CoverBot.Storage;

/// <summary>How the clock people are told goes beside wall time: as fast, but in a Development story that has no hours to spare.</summary>
/// <param name="Speed">Seconds of the one in a second of the other, from 1 on.</param>
/// <param name="Since">The moment, in wall time, from which it goes like this: the same for every process that shares a store.</param>
/// <param name="Start">What it said then.</param>
public sealed record ClockRate(int Speed, Instant Since, Instant Start)
{
    /// <summary>The same clock.</summary>
    public static ClockRate Real { get; } = new(1, NodaConstants.UnixEpoch, NodaConstants.UnixEpoch);

    public Instant Told(Instant wall) => Start + Told(wall - Since);

    public Duration Told(Duration wall) => wall * Speed;

    public Duration Wall(Duration told) => told / Speed;

    public Instant Wall(Instant told) => Since + Wall(told - Start);
}

/// <summary>The clock people are told where it goes at a rate of its own.</summary>
internal sealed class RatedClock(ClockRate rate, TimeProvider wall) : IClock
{
    public Instant GetCurrentInstant() => rate.Told(wall.Wall());
}
