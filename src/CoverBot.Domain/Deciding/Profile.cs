using System.Collections.Immutable;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Deciding;

/// <summary>Somebody as the platform knows them.</summary>
/// <param name="Id">The member this account is or would become; the host derives it from the account.</param>
/// <param name="ZoneId">IANA zone of the chat profile; null when the platform has not said it, or not yet.</param>
public sealed record Profile(MemberId Id, Account Account, string Name, string FullName, string? ZoneId)
{
    /// <summary>Under the id of the member whose account this is by now.</summary>
    internal Profile Of(CrewState crew) => crew.Owning(Account) is { } member && member.Id != Id ? this with { Id = member.Id } : this;
}

/// <summary>A channel as the platform knows it.</summary>
/// <param name="Name">Without '#'.</param>
/// <param name="SharedOutside">Whether another company reads it.</param>
/// <param name="People">Everybody in it but bots.</param>
public sealed record ChannelFacts(ChannelRef Channel, string Name, bool SharedOutside, ImmutableArray<Profile> People);
