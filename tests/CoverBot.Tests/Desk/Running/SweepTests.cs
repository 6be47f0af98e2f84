using CoverBot.Desk;
using CoverBot.Desk.Running;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Desk.Running;

[Trait("kind", "contract")]
public sealed class SweepTests : IDisposable
{
    private readonly TempStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Starting_over_while_crews_are_looked_after_does_not_end_looking_after_them()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.Get<Work>().CloseAsync(TimeSpan.FromSeconds(10));

        using var sweep = desk.Get<Sweep>();
        await sweep.StartAsync(CancellationToken.None);
        await Eventually.Async(() => desk.Logged.Any(line => line.StartsWith("Sweeping crew", StringComparison.Ordinal)) || sweep.ExecuteTask!.IsCompleted);

        Assert.False(sweep.ExecuteTask!.IsCompleted);
        await sweep.StopAsync(CancellationToken.None);
    }
}
