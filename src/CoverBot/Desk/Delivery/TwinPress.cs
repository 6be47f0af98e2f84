using CoverBot.Domain.Chat;

namespace CoverBot.Desk.Delivery;

/// <summary>What a press was made on.</summary>
public enum PressedOn
{
    /// <summary>The message of a card, or no message of this board at all.</summary>
    Card,

    /// <summary>The message that a card was waiting for: it is that card's now.</summary>
    Awaited,

    /// <summary>A second message of some card: it is deleted.</summary>
    Twin,

    /// <summary>One of several messages that are awaited there: the look-up tells which.</summary>
    Unclear,
}

internal static class TwinPress
{
    public static BoardRow Take(BoardRow row, Address at, string message, out PressedOn found)
    {
        var there = row.Cards.Where(card => card.Value.To == at && card.Value.Conversation is not null).ToArray();
        var awaited = there.Where(card => card.Value is { Message: null, Sending: not null }).Select(card => card.Key).ToArray();
        if (there.Length == 0 || there.Any(card => card.Value.Message == message))
        {
            found = PressedOn.Card;
            return row;
        }
        if (awaited.Length > 1)
        {
            found = PressedOn.Unclear;
            return row;
        }
        found = awaited.Length == 1 ? PressedOn.Awaited : PressedOn.Twin;
        return awaited is [var key]
            ? row.With(key, card => card.Mark() with { Message = message, Sending = null, LookedUp = 0, RetryAt = null, Failures = 0, Hash = "" })
            : row.WithTwin(at, there[0].Value.Conversation!, message);
    }
}
