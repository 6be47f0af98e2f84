using System.Text.Json.Serialization;
using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Desk.Delivery;

/// <summary>What is known of one card in the chat. All moments are wall time.</summary>
public sealed record CardEntry
{
    /// <summary>Where it was sent; before that, where it is to go.</summary>
    public required Address To { get; init; }

    /// <summary>When a courier first saw it in the list.</summary>
    public required Instant Due { get; init; }

    /// <summary>The opened conversation; null before that.</summary>
    public string? Conversation { get; init; }

    /// <summary>The message; null while none is known.</summary>
    public string? Message { get; init; }

    /// <summary>Which message of this card it is: 0 for the first, one more each time it is posted anew.</summary>
    public int Post { get; init; }

    /// <summary>What the message shows (<see cref="CardHash"/>); "" when that is not known.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Set while a post may be under way: the latest moment at which it can have left.</summary>
    public Instant? Sending { get; init; }

    /// <summary>How many of the look-ups of <see cref="Sending"/> are behind us.</summary>
    public int LookedUp { get; init; }

    /// <summary>How often the card was put in doubt; only rises.</summary>
    public int Marks { get; init; }

    /// <summary>How many of <see cref="Marks"/> an edit has settled.</summary>
    public int Checked { get; init; }

    /// <summary>Only an edit that begins at or after this moment settles the doubt; null when any does.</summary>
    public Instant? UnsureUntil { get; init; }

    /// <summary>How often in a row the chat failed on it.</summary>
    public int Failures { get; init; }

    /// <summary>Not touched before this moment; null when nothing stands in the way.</summary>
    public Instant? RetryAt { get; init; }

    /// <summary>Why it cannot be reached until its address changes; null when it can.</summary>
    public string? Parked { get; init; }

    /// <summary>Whether <see cref="Parked"/> is still to be told to the Desk.</summary>
    public bool ParkedUntold { get; init; }

    /// <summary>Set while the chat says no to it again and again; null while it does not.</summary>
    public Refusing? Refusing { get; init; }

    /// <summary>When it was first shown, if that was late and is still to be told to the Desk; else null.</summary>
    public Instant? LateUntold { get; init; }

    /// <summary>Nothing is to be done about it any more.</summary>
    public bool Settled { get; init; }

    /// <summary>It is edited again even if the hash agrees.</summary>
    [JsonIgnore]
    public bool Unsure => Marks > Checked;

    /// <summary>Nothing was sent, or what was sent is known not to be there.</summary>
    [JsonIgnore]
    public bool Unsent => Message is null && Sending is null;

    /// <summary>Puts the card in doubt; with <paramref name="until"/>, edits that begin before it do not settle that.</summary>
    internal CardEntry Mark(Instant? until = null) => this with { Marks = Marks + 1, UnsureUntil = Later(UnsureUntil, until) };

    /// <summary>Takes all doubt away.</summary>
    internal CardEntry Sure() => this with { Checked = Marks, UnsureUntil = null };

    /// <summary>Forgets the message: the card is to be posted once more, to <paramref name="to"/>.</summary>
    internal CardEntry Anew(Address to) => new() { To = to, Due = Due, Post = Message is null ? Post : Post + 1, Marks = Marks, Checked = Marks };

    private static Instant? Later(Instant? a, Instant? b) => a is null || b > a ? b : a;
}

/// <summary>A card that the chat refuses, for no reason that has a name.</summary>
/// <param name="Times">In a row.</param>
/// <param name="Since">When it was refused first.</param>
/// <param name="Told">Whether it went on for so long that the Desk hears of it: once.</param>
/// <param name="Untold">Whether that is still to be told.</param>
public sealed record Refusing(int Times, Instant Since, bool Told = false, bool Untold = false)
{
    internal Refusing Again(Instant now)
    {
        var again = this with { Times = Times + 1 };
        return !Told && again.Times >= Timing.Refusals && now - Since >= Timing.RefusedFor ? again with { Told = true, Untold = true } : again;
    }
}
