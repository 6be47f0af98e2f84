using CoverBot.Desk;
using CoverBot.Desk.Running;
using CoverBot.Domain.Chat;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Desk.Running;

/// <summary>A chat that does not answer holds up what it is to show, and no other team's time-outs.</summary>
[Trait("kind", "contract")]
public sealed class HangingChatTests : IDisposable
{
    private readonly TempStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task What_falls_due_for_another_team_is_decided_however_many_wait_for_the_chat()
    {
        var never = new TaskCompletionSource();
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        var other = new Account("playground", "T2", "ann");
        foreach (var words in new[] { "team", "away", "later lunch 1" })
        {
            await desk.Get<IDesk>().HandleAsync(new Inbound.Typed("other " + words, other, null, store.Now, "", words), CancellationToken.None);
        }
        await desk.QuietAsync();
        desk.Chat.Holds = never.Task;
        await desk.TypeAsync("tell it");
        var crew = Ids.Crew(other.Platform, other.Tenant);
        for (var count = 0; count < 40; count++)
        {
            await desk.WakeUps.SendAsync(new WakeUp(OneDesk.Crew, 1, store.Now), Duration.Zero, CancellationToken.None);
        }
        store.Clock.Advance(Duration.FromMinutes(2));
        await desk.WakeUps.SendAsync(new WakeUp(crew, 1, store.Now), Duration.Zero, CancellationToken.None);
        var pump = desk.Get<WakeUpPump>();
        await pump.StartAsync(CancellationToken.None);

        await Eventually.Async(async () => (await desk.Get<CrewStore>().LoadAsync(crew, CancellationToken.None)).State.Absences.Values.Single().Held.IsEmpty);

        never.SetResult();
        await pump.StopAsync(CancellationToken.None);
    }
}
