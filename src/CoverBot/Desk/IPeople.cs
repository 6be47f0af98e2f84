using CoverBot.Domain.Chat;

namespace CoverBot.Desk;

/// <summary>What one platform knows about its people and channels. Every method throws <see cref="PlatformDownException"/> when the platform can't be asked.</summary>
public interface IPeople
{
    /// <summary>"slack", "teams" or "playground".</summary>
    string Platform { get; }

    /// <summary>The person's profile; null when the platform knows no such person.</summary>
    Task<ChatProfile?> FindAsync(Account account, CancellationToken cancel);

    /// <summary>Everybody in the channel but the bot; empty when there is no such channel.</summary>
    Task<IReadOnlyList<Account>> MembersAsync(ChannelRef channel, CancellationToken cancel);

    /// <summary>The channel; null when the platform knows no such channel.</summary>
    Task<ChannelInfo?> ChannelAsync(ChannelRef channel, CancellationToken cancel);
}

/// <param name="Name">What people call the person.</param>
/// <param name="FullName">Name and surname.</param>
/// <param name="ZoneId">IANA time zone; null when the platform has not said it, or not yet.</param>
public sealed record ChatProfile(string Name, string FullName, string? ZoneId);

/// <param name="Name">Without the '#'.</param>
/// <param name="SharedOutside">Whether somebody from another organisation can read it.</param>
public sealed record ChannelInfo(string Name, bool SharedOutside);
