using System.Globalization;
using CoverBot.Desk;
using CoverBot.Desk.Running;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Desk;

/// <summary>One of several crews at a desk: Ann with five clients, Ben and Cara as her backups, Lee as lead.</summary>
internal sealed class OneCrew(OneDesk desk, IStoreUnderTest store, string tenant)
{
    private int typed;

    public static IReadOnlyList<string> Team { get; } = ["lee", "ann", "ben", "cara"];

    public CrewId Id { get; } = Ids.Crew("playground", tenant);

    /// <summary>As <see cref="SetUpAsync"/>, and one planned absence told and called off again.</summary>
    public async Task SetUpWithPastAsync()
    {
        await SetUpAsync();
        await TypeAsync("ann", "away next week");
        await TypeAsync("ann", "away cancel");
        await SettleAsync();
    }

    /// <summary>All set up and shown.</summary>
    public async Task SetUpAsync()
    {
        await TypeAsync("lee", "channel here", "team");
        for (var number = 1; number <= 5; number++)
        {
            await TypeAsync("ann", $"client add Client{number} by hand");
        }
        await TypeAsync("ann", "backups all @ben @cara");
        await SettleAsync();
    }

    /// <summary>Gives it a past: the absence of <see cref="SetUpWithPastAsync"/>, that many times.</summary>
    public async Task AgeAsync(int absences)
    {
        var state = (await desk.Get<CrewStore>().LoadAsync(Id, CancellationToken.None)).State;
        await LongHistory.WriteAsync(store.Table, Id, state.Absences.Values.Single(absence => absence.Over is not null), absences);
    }

    /// <summary>The answer's words; a refusal breaks the test.</summary>
    public Task<string> TypeAsync(string who, string text, string? channel = null) => TypeAsync(desk, who, text, channel);

    /// <inheritdoc cref="TypeAsync(string, string, string)"/>
    /// <param name="at">Another replica's desk.</param>
    public async Task<string> TypeAsync(OneDesk at, string who, string text, string? channel = null)
    {
        var delivery = string.Create(CultureInfo.InvariantCulture, $"{tenant}-{++typed}");
        var place = channel is null ? null : new ChannelRef("playground", tenant, channel);
        var answer = await at.Get<IDesk>().HandleAsync(
            new Inbound.Typed(delivery, new("playground", tenant, who), place, store.Clock.GetCurrentInstant(), "", text), CancellationToken.None);
        if (answer is Answer.Reply { Refused: true } refusal)
        {
            throw new InvalidOperationException($"{text}: {refusal.Card.Summary}");
        }
        return answer is Answer.Reply reply ? reply.Card.Summary : answer.ToString();
    }

    /// <summary>The boards that are still to be delivered, as a replica sees it.</summary>
    public Task<int> LaggingAsync(OneDesk at) => at.Get<Deliveries>().CountLaggingAsync(Id, CancellationToken.None);

    /// <summary>What goes on behind the answers has ended, then, and every card is shown.</summary>
    public async Task SettleAsync()
    {
        await desk.QuietAsync();
        await desk.Get<CrewRunner>().RunAsync(Id);
    }
}
