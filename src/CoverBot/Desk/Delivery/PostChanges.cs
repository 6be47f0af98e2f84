using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Desk.Delivery;

/// <summary>What came of opening, posting and looking up.</summary>
internal static class PostChanges
{
    public static Change Opened(Address to, string conversation)
    {
        return new(row => row.WithAll([.. row.Cards.Where(card => card.Value.Message is null && card.Value.To == to).Select(card => card.Key)],
            card => card with { Conversation = conversation }));
    }

    /// <summary>The conversation could not be opened now.</summary>
    public static Change NotOpened(IEnumerable<string> keys, Instant now, Duration after)
    {
        var these = keys.ToArray();
        return new(row => row.WithAll(these, card => Failed(card, now, after)));
    }

    /// <summary>The message is there. Enters it; if the row knows another, this one is a twin.</summary>
    public static Change Sent(Move.Post post, string conversation, string message, Instant at)
    {
        return new(
            row => Enter(row, post.Key, post.To, conversation, message, card => FirstShown(card, post.Key, at) with { Hash = post.Hash }),
            row => Enter(row, post.Key, post.To, conversation, message, card => FirstShown(card, post.Key, at).Mark() with { Hash = "" }));
    }

    /// <summary>A look-up found it. What it shows is not known: it may have been posted some time ago.</summary>
    public static Change Found(Move.LookUp found, string conversation, string message) =>
        new(row => Enter(row, found.Key, found.To, conversation, message, card => FirstShown(card, found.Key, found.Left) with { Hash = "" }));

    /// <summary>The answer was lost: it is looked up from now on.</summary>
    public static Change Lost(Move.Post post, Instant left)
    {
        return new(
            row => row.With(post.Key, card => card.Message is null ? card with { Sending = left, LookedUp = 0 } : card),
            row => row.With(post.Key, card => card.Message is null && !(card.Sending > left) ? card with { Sending = left, LookedUp = 0 } : card));
    }

    /// <summary>Certainly not posted; again after a while.</summary>
    public static Change Refused(string key, Instant now, Duration after)
    {
        return new(row => row.With(key, card => Failed(card, now, after) with { Sending = null }));
    }

    /// <summary>The chat says no to them, for no reason that has a name: again after a while.</summary>
    public static Change TurnedDown(IEnumerable<string> keys, Instant now)
    {
        var these = keys.ToArray();
        return new(row => row.WithAll(these, card => Failed(card, now, Duration.Zero) with { Sending = null, Refusing = (card.Refusing ?? new(0, now)).Again(now) }));
    }

    /// <summary>The look-up that began at <paramref name="begun"/> found nothing; after the last one it is sent again.</summary>
    public static Change NotFound(string key, Instant begun) => new(row => row.With(key, card => card.Sending is { } left ? NotFound(card, left, begun) : card));

    /// <summary>The look-up itself failed; that does not hold up sending again for ever.</summary>
    public static Change NotLookedUp(string key, Instant now, Duration after) => new(row => row.With(key, card => card.Sending switch
    {
        { } left when now >= left + Timing.LookUpFailing => SendAgain(card, left),
        { } => card with { RetryAt = now + Duration.Max(after, Timing.BackOff(1)) },
        null => card,
    }));

    /// <summary>Nobody is reached there until the address changes; the Desk is to hear of it.</summary>
    public static Change Parked(IEnumerable<string> keys, string reason)
    {
        var these = keys.ToArray();
        return new(row => row.WithAll(these, card => card.Parked is not null ? card
            : card.Sure() with { Sending = null, Parked = reason, ParkedUntold = true, Refusing = null, RetryAt = null, Failures = 0 }));
    }

    internal static CardEntry Failed(CardEntry card, Instant now, Duration after) =>
        card with { Failures = card.Failures + 1, RetryAt = now + Timing.Wait(after, card.Failures + 1) };

    internal static CardEntry SendAgain(CardEntry card, Instant left) => card with
    {
        Sending = null,
        LookedUp = 0,
        Failures = card.Failures + 1,
        RetryAt = left + Timing.BackOff(card.Failures + 1),
    };

    private static CardEntry NotFound(CardEntry card, Instant left, Instant begun) => begun >= left + Timing.LookUps[^1]
        ? SendAgain(card, left)
        : card with { LookedUp = Timing.LookUps.Count(after => begun >= left + after), RetryAt = null };

    private static BoardRow Enter(BoardRow row, string key, Address to, string conversation, string message, Func<CardEntry, CardEntry> enter)
    {
        if (row.Cards.GetValueOrDefault(key) is not { } card || (card.Message is { } other && other != message))
        {
            return row.WithTwin(to, conversation, message);
        }
        return card.Message == message ? row : row.With(key, known => enter(known with
        {
            To = to,
            Conversation = conversation,
            Message = message,
            Sending = null,
            LookedUp = 0,
            Failures = 0,
            Refusing = null,
            RetryAt = null,
            Parked = null,
            ParkedUntold = false,
        }));
    }

    private static CardEntry FirstShown(CardEntry card, string key, Instant at) =>
        card.Post == 0 && !Changes.IsSaid(key) && at > card.Due + Timing.Late ? card with { LateUntold = at } : card;
}
