using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;

namespace CoverBot.Desk;

/// <summary>What belongs on a card that somebody looks at. Decides nothing.</summary>
public interface IShown
{
    /// <summary>What the card should show now; null when the message is no board's card there, or no longer listed.</summary>
    /// <param name="channel">Where the reader sees it; null in the reader's own chat.</param>
    Task<Card?> NowAsync(Account reader, ChannelRef? channel, string message, CancellationToken cancel);
}
