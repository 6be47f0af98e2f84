using CoverBot.Storage.Moving;
using CoverBot.Tests.Desk;
using CoverBot.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoverBot.Tests.Storage.Moving;

[Trait("kind", "contract")]
public sealed class AtWorkTests : IDisposable
{
    private readonly TempStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task A_store_that_does_not_take_who_is_at_work_ends_no_bot()
    {
        var asked = 0;
        var table = new TroubledTable(store.Table) { IsDown = _ => ++asked > 0 ? throw new InvalidOperationException("the table is gone") : false };
        using var atWork = new AtWork(table, "bot", store.Wall, NullLogger<AtWork>.Instance);

        await atWork.StartAsync(CancellationToken.None);

        Assert.Equal(1, asked);
        Assert.False(atWork.ExecuteTask!.IsCompleted);
        await atWork.StopAsync(CancellationToken.None);
    }
}
