using CoverBot.Domain.Crews;
using NodaTime;

namespace CoverBot.Storage;

/// <summary>Wakes a crew at a moment, across restarts. May deliver one twice; never loses one; none expires.</summary>
public interface IWakeUps
{
    /// <summary>Makes one that shows itself after <paramref name="hidden"/> (rounded up, never early; at most 6 days).</summary>
    Task SendAsync(WakeUp wakeUp, Duration hidden, CancellationToken cancel);

    /// <summary>Takes up to <paramref name="most"/> visible ones; each comes back by itself when <paramref name="lease"/> runs out before it is hidden or deleted.</summary>
    Task<IReadOnlyList<ReceivedWakeUp>> ReceiveAsync(int most, Duration lease, CancellationToken cancel);

    /// <summary>Hides it again, as what <paramref name="wakeUp"/> now says. False when the lease was lost to somebody else.</summary>
    Task<bool> HideAsync(ReceivedWakeUp received, WakeUp wakeUp, Duration hidden, CancellationToken cancel);

    /// <summary>Keeps it from everybody else for longer. Null when the lease was lost to somebody else; else what it is to be hidden or deleted by from then on.</summary>
    Task<ReceivedWakeUp?> KeepAsync(ReceivedWakeUp received, Duration lease, CancellationToken cancel);

    /// <summary>Removes it. False when the lease was lost to somebody else.</summary>
    Task<bool> DeleteAsync(ReceivedWakeUp received, CancellationToken cancel);
}

/// <param name="Crew">Whom to run.</param>
/// <param name="Rev">The head's revision it was sent for; 0 for the one it meets.</param>
/// <param name="SentAt">When it was first sent, in wall time: how long its commit may still be under way is nothing that a pushed clock changes.</param>
/// <param name="Failures">How often running the crew failed by our own fault; parked at 5.</param>
public sealed record WakeUp(CrewId Crew, long Rev, Instant SentAt, int Failures = 0);

/// <param name="WakeUp">What it says.</param>
/// <param name="Receipt">Proof of the lease; opaque.</param>
public sealed record ReceivedWakeUp(WakeUp WakeUp, string Receipt);
