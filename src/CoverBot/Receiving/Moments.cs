using NodaTime;

namespace CoverBot.Receiving;

/// <summary>The two clocks at the moment something arrived.</summary>
/// <param name="Wall">Wall time, which platforms stamp what they send with.</param>
/// <param name="Now">The clock people are told.</param>
internal readonly record struct Moments(Instant Wall, Instant Now)
{
    /// <summary>Platforms give up after a day; an older time is no time something was said.</summary>
    private static readonly Duration Oldest = Duration.FromHours(25);

    /// <summary>A moment of the platform's on the clock people are told; never later than now.</summary>
    public Instant At(Instant wall)
    {
        var ago = Wall - wall;
        return ago < Duration.Zero || ago > Oldest ? Now : Now - ago;
    }
}
