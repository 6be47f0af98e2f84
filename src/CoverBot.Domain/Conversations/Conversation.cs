using System.Collections.Immutable;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using NodaTime;

namespace CoverBot.Domain.Conversations;

/// <summary>What the host looked up on the platform for one inbound thing.</summary>
/// <param name="Sender">Null when the platform does not know the account.</param>
/// <param name="Channels">Facts of the channels that <see cref="Conversation.Needs"/> named and the platform knows.</param>
/// <param name="NewCrew">The crew that would be made in this workspace; used once.</param>
public sealed record Facts(Profile? Sender, ImmutableArray<ChannelFacts> Channels, CrewId NewCrew);

/// <summary>From what somebody said, pressed or submitted to a decision. Pure.</summary>
public static class Conversation
{
    /// <summary>The channels whose facts must be looked up before <see cref="Respond"/>; mostly none.</summary>
    public static ImmutableArray<ChannelRef> Needs(Inbound inbound) => throw new NotImplementedException();

    /// <summary>Reads it and decides. Never throws for anything a person can type, press or submit.</summary>
    public static Decision Respond(Inbound inbound, Facts facts, CrewState crew, Instant at) => throw new NotImplementedException();
}
