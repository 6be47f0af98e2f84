using NodaTime;

namespace CoverBot.Storage;

/// <summary>What every implementation of <see cref="IWakeUps"/> asks of its callers.</summary>
public static class WakeUpRules
{
    /// <summary>The longest a wake-up may be hidden at once, inclusive: a day less than Azure Queue Storage can.</summary>
    public static readonly Duration MostHidden = Duration.FromDays(6);

    /// <summary>A moment that is past already hides nothing; one too far away is the caller's mistake.</summary>
    public static Duration Hidden(Duration hidden) => hidden <= MostHidden
        ? Duration.Max(hidden, Duration.Zero)
        : throw new ArgumentOutOfRangeException(nameof(hidden), hidden, "A wake-up is hidden for 6 days at most.");
}
