using System.Collections.Immutable;
using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Desk.Delivery;

/// <summary>What came of one run over a board, and what the Desk should hear of.</summary>
/// <param name="Reports">To be turned into commands and then acknowledged (<see cref="Courier.ToldAsync"/>); until then every run repeats them.</param>
public abstract record CourierOutcome(ImmutableArray<CourierReport> Reports)
{
    /// <summary>Everything of the head's revision <paramref name="Rev"/> is in the chat, or can't be reached.</summary>
    public sealed record Shown(long Rev, ImmutableArray<CourierReport> Reports) : CourierOutcome(Reports);

    /// <summary>Something has to wait; run it again at <paramref name="RetryAt"/> (wall time).</summary>
    public sealed record Waits(Instant RetryAt, ImmutableArray<CourierReport> Reports) : CourierOutcome(Reports);

    /// <summary>Somebody else is at it; run it again at <paramref name="Again"/> (wall time) if it still lags then.</summary>
    public sealed record Held(Instant Again) : CourierOutcome([]);

    /// <summary>The process is stopping: the board was let go as it was.</summary>
    public sealed record Stopped() : CourierOutcome([]);

    /// <summary>When to run it again (wall time); null when it need not be, or at once by another process.</summary>
    public Instant? RunAgainAt => this switch
    {
        Waits waits => waits.RetryAt,
        Held held => held.Again,
        _ => null,
    };
}

/// <summary>What the Desk should hear of one card.</summary>
/// <param name="Key">The card's key on its board.</param>
public abstract record CourierReport(string Key)
{
    /// <summary>The card can't be delivered until its address or the installation changes, or is refused for so long that people have to hear of it.</summary>
    /// <param name="Reason">One of <see cref="Reasons"/>.</param>
    /// <param name="Posted">True when the card is there and only its edits fail.</param>
    public sealed record Undeliverable(string Key, string Reason, bool Posted) : CourierReport(Key);

    /// <summary>A live card was first shown more than two minutes after it was due.</summary>
    /// <param name="At">When, in wall time.</param>
    public sealed record ShownLate(string Key, Instant At) : CourierReport(Key);
}
