using System.Collections.Immutable;
using CoverBot.Domain.Chat;

namespace CoverBot.Domain.Crews;

/// <summary>A business the crew serves.</summary>
/// <param name="Owner">The member who normally does the work.</param>
/// <param name="Backups">In the order they are asked.</param>
/// <param name="NobodyNeeded">True: nobody steps in while the owner is away, the client is only told.</param>
/// <param name="Archived">True: kept for what is still open, no longer offered.</param>
public sealed record Client(
    ClientId Id,
    string Name,
    MemberId Owner,
    ToldHow Told,
    ImmutableArray<MemberId> Backups,
    bool NobodyNeeded,
    bool Archived,
    Playbook Playbook);

/// <summary>How a client's people are told.</summary>
public abstract record ToldHow
{
    private ToldHow() { }

    /// <summary>In a channel the client reads.</summary>
    /// <param name="Name">The channel's name without '#'.</param>
    /// <param name="Readers">Members who are in it: only they are named there.</param>
    public sealed record InChannel(ChannelRef Channel, string Name, ImmutableArray<MemberId> Readers) : ToldHow;

    /// <summary>The bot writes the words, somebody says them and presses Told.</summary>
    public sealed record ByHand : ToldHow;
}
