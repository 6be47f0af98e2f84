using CoverBot.Desk.Running;
using CoverBot.Storage;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Desk.Running;

/// <summary>What /health says of boards, where others share the store.</summary>
[Trait("kind", "contract")]
public sealed class LaggingTests : IDisposable
{
    private readonly TempStore store = new();

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData("99", 0)]
    [InlineData("spoilt", 1)]
    public async Task A_crew_that_this_release_can_not_read_makes_nobody_else_s_count_fail(string schema, int lagging)
    {
        await SetUpAsync();
        var row = (await store.Table.GetAsync(OneDesk.Crew.Value, "1crew", CancellationToken.None))!;
        await store.Table.CommitAsync(OneDesk.Crew.Value, [new RowAction.Replace(row.Key, row.Columns.SetItem("schema", schema), row.Version)], CancellationToken.None);
        using var desk = new OneDesk(store);

        Assert.Equal(lagging, await desk.Get<Lagging>().CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Who_asks_and_does_not_wait_for_the_count_gets_it_the_next_time()
    {
        await SetUpAsync(isDown: true);
        using var desk = new OneDesk(store);
        var (held, impatient) = (new TaskCompletionSource(), new CancellationTokenSource());
        var reads = 0;
        desk.Table.BeforeRange = ReadAsync;
        var first = desk.Get<Lagging>().CountAsync(impatient.Token);

        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        held.SetResult();
        Assert.Equal(1, await desk.Get<Lagging>().CountAsync(CancellationToken.None));
        // The crew and its boards, once: nobody has begun to count anew.
        Assert.Equal(2, reads);
        impatient.Dispose();

        Task ReadAsync()
        {
            desk.Table.BeforeRange = ReadAsync;
            return ++reads == 1 ? held.Task : Task.CompletedTask;
        }
    }

    /// <param name="isDown">Whether the chat takes nothing of what was said.</param>
    private async Task SetUpAsync(bool isDown = false)
    {
        using var desk = new OneDesk(store) { Chat = { IsDown = isDown } };
        await desk.TypeAsync("team");
        await desk.TypeAsync("tell it");
        await desk.RunAsync();
        await desk.QuietAsync();
    }
}
