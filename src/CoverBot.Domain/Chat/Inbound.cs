using System.Collections.Immutable;
using NodaTime;

namespace CoverBot.Domain.Chat;

/// <summary>One thing somebody said, pressed or submitted, as every platform hands it over.</summary>
/// <param name="DeliveryId">The same for every redelivery of the same thing; ASCII, at most 200 characters.</param>
/// <param name="From">Who did it. Rights are decided from this alone.</param>
/// <param name="In">The channel it happened in; null in the person's own chat with the bot.</param>
/// <param name="TypedAt">When it was said, not when it arrived: "tomorrow" is read at this moment.</param>
/// <param name="NewId">What new things are named after: derived from the delivery id, so that a retry makes the same ones.</param>
public abstract record Inbound(string DeliveryId, Account From, ChannelRef? In, Instant TypedAt, string NewId)
{
    /// <summary>Words, from a command, a direct message or after an @mention (the mention of the bot itself removed).</summary>
    /// <param name="Text">As typed; mentions of people and channels stand in it as <c>&lt;@user&gt;</c> and <c>&lt;#channel&gt;</c> with the platform's ids.</param>
    public sealed record Typed(string DeliveryId, Account From, ChannelRef? In, Instant TypedAt, string NewId, string Text)
        : Inbound(DeliveryId, From, In, TypedAt, NewId);

    /// <summary>A button.</summary>
    /// <param name="On">The message the button stands on; null when that is an answer, or the platform does not say.</param>
    public sealed record Pressed(string DeliveryId, Account From, ChannelRef? In, Instant TypedAt, string NewId, Cards.Press Press, string? On)
        : Inbound(DeliveryId, From, In, TypedAt, NewId);

    /// <summary>A form sent off.</summary>
    /// <param name="Form">The press that the form was made for.</param>
    /// <param name="Values">Field key to value: text as typed, dates as yyyy-MM-dd, times as HH:mm, ticks as "true", several choices joined by a comma.</param>
    public sealed record Submitted(string DeliveryId, Account From, ChannelRef? In, Instant TypedAt, string NewId, Cards.Press Form, ImmutableDictionary<string, string> Values)
        : Inbound(DeliveryId, From, In, TypedAt, NewId);

    /// <summary>The bot was invited into the channel by <see cref="From"/>.</summary>
    public sealed record Invited(string DeliveryId, Account From, ChannelRef? In, Instant TypedAt, string NewId)
        : Inbound(DeliveryId, From, In, TypedAt, NewId);

    /// <summary><see cref="From"/> entered the channel, or left it.</summary>
    public sealed record Moved(string DeliveryId, Account From, ChannelRef? In, Instant TypedAt, string NewId, bool Joined)
        : Inbound(DeliveryId, From, In, TypedAt, NewId);

    /// <summary><see cref="From"/> opened the bot's own page (Slack's Home tab).</summary>
    public sealed record Opened(string DeliveryId, Account From, ChannelRef? In, Instant TypedAt, string NewId)
        : Inbound(DeliveryId, From, In, TypedAt, NewId);
}
