using CoverBot.Desk.Linking;
using CoverBot.Desk.Running;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;

namespace CoverBot.Desk;

/// <summary>Has the leads hear of a team channel that others read now.</summary>
internal sealed class ChannelNews(Sides sides, CrewStore store, FactsFinder facts, Ticks ticks, CrewRunner runner, Work work) : IChannelNews
{
    public async Task ChangedAsync(ChannelRef channel, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        cancel.ThrowIfCancellationRequested();
        if (await work.DoAsync(token => DecideAsync(channel, token)) is { } crew)
        {
            _ = runner.RunUnwatchedAsync(crew);
        }
    }

    /// <returns>The crew that has something to be told; null for none.</returns>
    private async Task<CrewId?> DecideAsync(ChannelRef channel, CancellationToken cancel)
    {
        var crew = await sides.HomeOfAsync(new Account(channel.Platform, channel.Tenant, ""), cancel);
        return (await store.LoadAsync(crew, cancel)).State.Crew?.IsTeam(channel) == true
            && await facts.OfAsync(channel, cancel) is { } now
            && (await ticks.DecideAsync(crew, new Command.SeeTeamChannel(now), cancel)).Changed
                ? crew : null;
    }
}
