using System.Collections.Immutable;
using NodaTime;

namespace CoverBot.Desk.Delivery;

/// <summary>The courier's spans of time. All are wall time, never the clock people are told.</summary>
internal static class Timing
{
    /// <summary>How long a board is held from the start of the last write on.</summary>
    public static readonly Duration Lease = Duration.FromSeconds(15);

    /// <summary>How long after its end a hold may be taken over: clocks differ.</summary>
    public static readonly Duration TakeOver = Duration.FromSeconds(5);

    /// <summary>How long one call to a chat may take.</summary>
    public static readonly Duration Send = Duration.FromSeconds(8);

    /// <summary>How much of the hold must be left when a call to a chat begins.</summary>
    public static readonly Duration SendNeeds = Duration.FromSeconds(10);

    /// <summary>How long after a lost answer an edit is made again.</summary>
    public static readonly Duration EditAgain = Duration.FromSeconds(10);

    /// <summary>When a post whose answer was lost is looked up, from the moment it left; after the last it is sent again.</summary>
    public static readonly ImmutableArray<Duration> LookUps = [Duration.FromSeconds(1), Duration.FromSeconds(10), Duration.FromSeconds(20)];

    /// <summary>How long a look-up that fails itself may hold up sending again: twice is better than never.</summary>
    public static readonly Duration LookUpFailing = Duration.FromMinutes(2);

    /// <summary>A card first shown more than this after it was due is reported.</summary>
    public static readonly Duration Late = Duration.FromMinutes(2);

    /// <summary>How often a live card may fail before others in its conversation stop waiting for it, and a twin before it is left.</summary>
    public const int Patience = 3;

    /// <summary>How often in a row a chat refuses a card before people hear of it, and for how long at least.</summary>
    public const int Refusals = 8;

    /// <inheritdoc cref="Refusals"/>
    public static readonly Duration RefusedFor = Duration.FromHours(1);

    /// <summary>5 s after the first failure, then doubling, 1 h at most.</summary>
    public static Duration BackOff(int failures) =>
        Duration.Min(Duration.FromHours(1), Duration.FromSeconds(5L << Math.Clamp(failures - 1, 0, 10)));

    /// <summary>The chat's own wish where it has one, but never hot after repeated failures.</summary>
    public static Duration Wait(Duration after, int failures) =>
        after > Duration.Zero && failures <= Patience ? after : Duration.Max(after, BackOff(failures));
}
