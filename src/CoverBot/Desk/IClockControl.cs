using NodaTime;

namespace CoverBot.Desk;

/// <summary>The clock that people are told about, and its push. In Development only.</summary>
public interface IClockControl
{
    /// <summary>What the clock shows now, pushes included.</summary>
    Instant Now { get; }

    /// <summary>Why neither the clock can be pushed nor the bot be started over here, as a sentence; null where they can.</summary>
    string? Refusal { get; }

    /// <summary>Moves the clock from due to due and returns what it shows once everything due has been delivered.</summary>
    /// <param name="by">Above zero.</param>
    Task<Instant> PushAsync(Duration by, CancellationToken cancel);
}
