using CoverBot.Desk.Delivery;
using CoverBot.Desk.Linking;
using CoverBot.Desk.Rows;
using CoverBot.Desk.Running;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Storage;

namespace CoverBot.Desk;

/// <summary>What reached nobody is tried again once its address, or the installation, has changed.</summary>
internal sealed class Reachability(
    ITable table, CrewStore store, Sides sides, Courier courier, Guard guard, Ticks ticks, CrewRunner runner, Rules rules, Work work) : IReach
{
    public async Task ReachableAgainAsync(string platform, string tenant, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var crew = await work.DoAsync(async token =>
        {
            var found = await sides.HomeOfAsync(new Account(platform, tenant, ""), token);
            // First what was parked: whatever happens then, nothing that somebody was to say by hand is lost.
            var tries = await TryAgainAsync(found, _ => true, token);
            tries |= (await ticks.DecideAsync(found, new Command.ReachableAgain(null), token)).Changed;
            return tries ? found : (CrewId?)null;
        });
        if (crew is { } changed)
        {
            _ = runner.RunUnwatchedAsync(changed);
        }
    }

    /// <summary>
    /// The bot was invited into a channel: what could not be written there is tried again. Before that is decided, which takes back what somebody was to say by hand
    /// instead; and before the platform is answered, so that it asks again when this process does not survive, or the store is away.
    /// </summary>
    public Task InvitedAsync(ChannelRef channel, CrewId crew, CancellationToken cancel) =>
        LookAgain.WriteAsync(() => TryAgainAsync(crew, to => to == new Address.Room(channel), cancel));

    /// <summary>Somebody uses the own chat with the bot: what could not be written there is tried again. If the store is away, with the next line.</summary>
    /// <returns>Whether there is something to deliver now.</returns>
    public Task<bool> HeardAsync(Inbound inbound, Snapshot crew, CancellationToken cancel) =>
        inbound is Inbound.Typed or Inbound.Pressed or Inbound.Submitted && inbound.In is null && rules.Missed(crew.State, inbound.From)
            ? TryAgainAsync(crew.Id, to => to == new Address.Person(inbound.From), cancel)
            : Task.FromResult(false);

    private async Task<bool> TryAgainAsync(CrewId crew, Func<Address, bool> at, CancellationToken cancel)
    {
        var parked = (await BoardStore.AllAsync(table, crew.Value, cancel)).Where(row => row.Cards.Values.Any(card => card.Parked is not null && at(card.To))).ToList();
        if (parked.Count == 0)
        {
            return false;
        }
        await guard.SendAsync(crew, (await store.HeadAsync(crew, cancel)).Rev);
        foreach (var row in parked)
        {
            await courier.UnparkAsync(crew.Value, row.Board, at, cancel);
        }
        return true;
    }
}
