using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Running;

/// <summary>What is left to do for a crew after a run.</summary>
/// <param name="Rev">The head's Rev it was run at; 0 when there is no such crew.</param>
/// <param name="Due">When something falls due next, on the clock people are told; null when nothing does.</param>
/// <param name="RetryAt">When a board wants to be looked at again, in wall time; null when every board shows what it should.</param>
internal sealed record Outlook(long Rev, Instant? Due, Instant? RetryAt)
{
    /// <summary>The longest a wake-up is hidden at once.</summary>
    private static readonly Duration Most = Duration.FromDays(6);

    /// <summary>However close the next moment is, nothing runs hot.</summary>
    private static readonly Duration Least = Duration.FromSeconds(1);

    /// <summary>How long the wake-up of <paramref name="rev"/> is to be hidden; null when it has nothing left to wake for.</summary>
    /// <param name="rev">The Rev it was sent for: of several only the latest waits, and there is one of each decision.</param>
    /// <param name="now">On the clock people are told.</param>
    /// <param name="wall">Wall time.</param>
    /// <param name="rate">Between the two: wake-ups are hidden in wall time.</param>
    public Duration? HiddenFor(long rev, Instant now, Instant wall, ClockRate rate)
    {
        if (rev != Rev)
        {
            // One of a later decision is looked at again: this run has not seen it.
            return rev > Rev ? Least : null;
        }
        var due = Due is { } moment ? rate.Wall(moment - now) : (Duration?)null;
        var retry = RetryAt - wall;
        var next = due is { } a && retry is { } b ? Duration.Min(a, b) : due ?? retry;
        return next is { } hidden ? Duration.Min(Most, Duration.Max(Least, hidden)) : null;
    }
}
