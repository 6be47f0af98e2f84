using CoverBot.Domain.Chat;

namespace CoverBot.Desk;

/// <summary>What platforms tell of channels, and nobody said.</summary>
public interface IChannelNews
{
    /// <summary>It was renamed, archived or shared, so that others may read it now: the team's own channel is looked at. Nothing for all others.</summary>
    /// <exception cref="PlatformDownException">The platform can't be asked; it should tell once more.</exception>
    Task ChangedAsync(ChannelRef channel, CancellationToken cancel);
}
