using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Conversations;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using NodaTime;

namespace CoverBot.Desk;

/// <summary>The Domain's pure functions that the Desk stands on.</summary>
internal sealed record Rules(
    Func<Inbound, ImmutableArray<ChannelRef>> Needs,
    Func<Inbound, Facts, CrewState, Instant, Decision> Respond,
    Func<Command, CrewState, Instant, Decision> Decide,
    Func<CrewState, Event, CrewState> Apply,
    Func<CrewState, Instant?> Due,
    Func<Absence, Instant?> DueOf,
    Func<CrewState, ImmutableArray<string>> Boards,
    Func<string, CrewState, ImmutableArray<BoardCard>> Cards,
    Func<CrewState, Account, bool> Missed,
    Func<Inbound, string?>? LinkCode = null)
{
    public static Rules OfTheDomain { get; } = new(
        Conversation.Needs, Conversation.Respond, Decider.Decide, Evolve.Apply, DueTimes.Of, DueTimes.Of, Bulletin.Boards, Bulletin.For, People.HasMissed, Conversation.LinkCodeIn);
}
