using CoverBot.Storage.Moving;
using CoverBot.Tests.Desk;
using CoverBot.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CoverBot.Tests.Storage.Moving;

[Trait("kind", "contract")]
public sealed class AtWorkTests : IDisposable
{
    private readonly TempStore store = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task While_it_is_at_work_its_mark_is_never_older_than_a_minute_and_gone_once_it_has_stopped()
    {
        var time = new SteppedTime();
        using var atWork = new AtWork(store.Table, "bot", time, NullLogger<AtWork>.Instance);
        await atWork.StartAsync(Cancel);
        Assert.Equal(time.Now, await LastAsync());
        await Eventually.Async(() => time.Next is not null);

        for (var minutes = 0; minutes < 2; minutes++)
        {
            time.Now += Duration.FromMinutes(1);

            await Eventually.Async(async () => await LastAsync() == time.Now);
        }

        await atWork.StopAsync(Cancel);
        Assert.Null(await LastAsync());

        Task<Instant?> LastAsync() => WorkMark.LastAsync(store.Table, time.Now, Cancel);
    }

    [Fact]
    public async Task A_store_that_does_not_take_who_is_at_work_ends_no_bot()
    {
        var asked = 0;
        var table = new TroubledTable(store.Table) { IsDown = _ => ++asked > 0 ? throw new InvalidOperationException("the table is gone") : false };
        using var atWork = new AtWork(table, "bot", store.Wall, NullLogger<AtWork>.Instance);

        await atWork.StartAsync(CancellationToken.None);

        // It says that it is at work, and looks for a move.
        Assert.Equal(2, asked);
        Assert.False(atWork.ExecuteTask!.IsCompleted);
        await atWork.StopAsync(CancellationToken.None);
    }
}
