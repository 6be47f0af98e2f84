using System.Collections.Immutable;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Conversations;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;

namespace CoverBot.Desk;

/// <summary>What a platform knows about who says something, and about the channels it is about.</summary>
internal sealed class FactsFinder(IEnumerable<IPeople> platforms, Rules rules)
{
    private readonly ImmutableDictionary<string, IPeople> platforms = platforms.ToImmutableDictionary(one => one.Platform, StringComparer.Ordinal);

    public async Task<Facts> FindAsync(Inbound inbound, CrewId newCrew, CancellationToken cancel)
    {
        var channels = ImmutableArray.CreateBuilder<ChannelFacts>();
        foreach (var channel in Needs(inbound))
        {
            if (await OfAsync(channel, cancel) is { } facts)
            {
                channels.Add(facts);
            }
        }
        return new(await SenderAsync(inbound, cancel), channels.ToImmutable(), newCrew);
    }

    /// <summary>Null when the platform knows no such channel.</summary>
    /// <exception cref="PlatformDownException">It can't be asked.</exception>
    public async Task<ChannelFacts?> OfAsync(ChannelRef channel, CancellationToken cancel)
    {
        if (!platforms.TryGetValue(channel.Platform, out var platform) || await platform.ChannelAsync(channel, cancel) is not { } info)
        {
            return null;
        }
        var people = ImmutableArray.CreateBuilder<Profile>();
        foreach (var account in await platform.MembersAsync(channel, cancel))
        {
            if (await PersonAsync(account, cancel) is { } person)
            {
                people.Add(person);
            }
        }
        return new(channel, info.Name, info.SharedOutside, people.ToImmutable());
    }

    private ImmutableArray<ChannelRef> Needs(Inbound inbound)
    {
        try
        {
            return rules.Needs(inbound);
        }
#pragma warning disable CA1031 // Whatever breaks in the rules is told in one sentence.
        catch (Exception error)
#pragma warning restore CA1031
        {
            throw new DecidingException(error);
        }
    }

    /// <summary>Who a member is, the crew knows: not to be able to ask the platform keeps nobody from speaking. Who enters a channel must be known.</summary>
    private async Task<Profile?> SenderAsync(Inbound inbound, CancellationToken cancel)
    {
        try
        {
            return await PersonAsync(inbound.From, cancel);
        }
        catch (PlatformDownException) when (!IsSentAgain(inbound))
        {
            return null;
        }
    }

    /// <summary>What nobody said: no answer is waited for, and the platform hands it over again.</summary>
    public static bool IsSentAgain(Inbound inbound) => inbound is Inbound.Moved or Inbound.Invited;

    /// <summary>Null when the platform does not know the account.</summary>
    private async Task<Profile?> PersonAsync(Account account, CancellationToken cancel) =>
        platforms.TryGetValue(account.Platform, out var platform) && await platform.FindAsync(account, cancel) is { } profile
            ? new(Ids.Member(account), account, profile.Name, profile.FullName, profile.ZoneId)
            : null;
}
