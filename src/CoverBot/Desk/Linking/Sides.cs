using CoverBot.Desk.Running;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;

namespace CoverBot.Desk.Linking;

/// <summary>
/// Has every workspace find the crew it is joined to. The crew that joins decides first; then the workspace's own crew gives way, by a decision of its own, and only
/// then the directory says so. Whoever is stopped in between is finished by the next run of the crew.
/// </summary>
internal sealed class Sides(CrewDirectory directory, CrewStore store, Ticks ticks)
{
    /// <returns>The sides that could not be joined after all, since a team with work of its own came up there meanwhile; they are taken out again.</returns>
    public async Task<IReadOnlyList<Side>> SettleAsync(CrewId crew, CrewState state, CancellationToken cancel)
    {
        var dropped = new List<Side>();
        foreach (var side in state.Crew?.Sides.Where(side => side.IsIn) ?? [])
        {
            var account = new Account(side.TeamChannel.Platform, side.TeamChannel.Tenant, "");
            if (await directory.IsAtAsync(account, crew, cancel))
            {
                continue;
            }
            if (await GivesWayAsync(Ids.Crew(account.Platform, account.Tenant), crew, cancel) && await directory.PointAsync(account, crew, found => IsOfAsync(account, found, cancel), cancel))
            {
                continue;
            }
            await ticks.DecideAsync(crew, new Command.Unlink(null, side.Number), cancel);
            dropped.Add(side);
        }
        return dropped;
    }

    /// <summary>Sees to it that a workspace which was taken out of the crew that was asked is found at its own.</summary>
    /// <returns>Where the workspace belongs, when that is another crew than the one that was asked; null when it is that one.</returns>
    public async Task<CrewId?> RehomeAsync(Account from, CrewId asked, CrewState state, CancellationToken cancel)
    {
        if (state.Crew?.Into is { } into)
        {
            return into;
        }
        var own = Ids.Crew(from.Platform, from.Tenant);
        if (state.Crew is not { } crew || asked == own || crew.SideOf(from.Platform, from.Tenant) is not null)
        {
            return null;
        }
        // Taken out again: it is a crew of its own, or none, or another crew's by now.
        await ticks.DecideAsync(own, new Command.MoveOut(asked), cancel);
        await directory.PointAsync(from, own, found => Task.FromResult(found != asked), cancel);
        return await directory.FindAsync(from, cancel);
    }

    /// <summary>The crew a workspace belongs to by now.</summary>
    public async Task<CrewId> HomeOfAsync(Account account, CancellationToken cancel)
    {
        var crew = await directory.FindAsync(account, cancel);
        while ((await store.LoadAsync(crew, cancel)).State is var state && await RehomeAsync(account, crew, state, cancel) is { } elsewhere)
        {
            crew = elsewhere;
        }
        return crew;
    }

    /// <summary>Whether a workspace is a side of a crew that is not the one it would make for itself.</summary>
    private async Task<bool> IsOfAsync(Account account, CrewId crew, CancellationToken cancel) =>
        crew != Ids.Crew(account.Platform, account.Tenant) && (await store.LoadAsync(crew, cancel)).State.Crew?.SideOf(account.Platform, account.Tenant) is not null;

    private async Task<bool> GivesWayAsync(CrewId own, CrewId into, CancellationToken cancel) =>
        own == into || (await ticks.DecideAsync(own, new Command.MoveInto(into), cancel)).After.State.Crew is not { } crew || crew.Into == into;
}
