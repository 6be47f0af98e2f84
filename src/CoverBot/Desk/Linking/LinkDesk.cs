using CoverBot.Domain.Chat;
using CoverBot.Domain.Conversations;
using CoverBot.Domain.Crews;

namespace CoverBot.Desk.Linking;

/// <summary>What is special about "link": a new code, or a code typed on another side, which is decided by the crew whose code it is.</summary>
internal sealed class LinkDesk(LinkBook book, LinkTries tries, CrewStore store, Sides sides, Rules rules)
{
    /// <returns>The crew that decides, and the facts with what is known of the code.</returns>
    public async Task<(CrewId Crew, Facts Facts)> LookUpAsync(Inbound inbound, CrewId crew, Facts facts, CancellationToken cancel)
    {
        if (rules.LinkCode?.Invoke(inbound) is not { } typed)
        {
            return (crew, inbound is Inbound.Typed or Inbound.Pressed ? facts with { Code = book.CodeOf(inbound.DeliveryId) } : facts);
        }
        var hash = LinkBook.Hash(typed);
        var paused = await tries.PausedUntilAsync(inbound.From, cancel);
        var found = paused is null ? await book.FindAsync(hash, cancel) : null;
        if (paused is null && found is null)
        {
            await tries.WrongAsync(inbound.From, inbound.DeliveryId, cancel);
        }
        return (found ?? crew, facts with { Link = new(hash, found is not null, paused, await OwnAsync(inbound.From, found, cancel)) });
    }

    /// <summary>The team that is there so far; null for none, and when it is the one whose code that is.</summary>
    private async Task<CrewState?> OwnAsync(Account from, CrewId? found, CancellationToken cancel)
    {
        if (found is null)
        {
            return null;
        }
        var home = await sides.HomeOfAsync(from, cancel);
        var own = (await store.LoadAsync(home, cancel)).State;
        return home == found || own.Crew is null ? null : own;
    }

    /// <summary>Before anybody is answered: a code that was offered can be found, and a workspace that was joined finds its crew.</summary>
    public async Task<Outcome> FinishAsync(Inbound inbound, Facts facts, Outcome outcome, CancellationToken cancel)
    {
        if (facts.Code is { } code && outcome.After.State.Crew?.Offer?.Hash == code.Hash)
        {
            await book.EnterAsync(code.Hash, outcome.After.Id, cancel);
        }
        if (facts.Link is { IsKnown: true } && (await sides.SettleAsync(outcome.After.Id, outcome.After.State, cancel))
            .Any(side => (side.TeamChannel.Platform, side.TeamChannel.Tenant) == (inbound.From.Platform, inbound.From.Tenant)))
        {
            return outcome with { Answer = Sentences.TeamMeanwhile };
        }
        return outcome;
    }
}
