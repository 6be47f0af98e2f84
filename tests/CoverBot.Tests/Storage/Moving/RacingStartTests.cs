using CoverBot.Storage;
using CoverBot.Storage.Moving;
using CoverBot.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoverBot.Tests.Storage.Moving;

/// <summary>A bot and a move that begin at the same moment: one of them sees the other.</summary>
[Trait("kind", "contract")]
public sealed class RacingStartTests : IDisposable
{
    private readonly TempStore from = new();
    private readonly TempStore to = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        from.Dispose();
        to.Dispose();
    }

    [Fact]
    public async Task A_bot_that_says_it_is_at_work_after_a_move_has_begun_does_not_start()
    {
        await MoveMark.SetAsync(Side(from, from.Table), Side(to, to.Table), "run", Cancel);
        using var atWork = new AtWork(to.Table, "bot", to.Wall, NullLogger<AtWork>.Instance);

        await Assert.ThrowsAsync<MovingException>(() => atWork.StartAsync(Cancel));

        Assert.Null(await WorkMark.LastAsync(to.Table, to.Wall.Wall(), Cancel));
    }

    [Fact]
    public async Task A_move_that_marks_the_target_after_a_bot_has_begun_there_stops()
    {
        var begun = false;
        var marking = new MarkedTable(to.Table, async () =>
        {
            begun = true;
            await WorkMark.SetAsync(to.Table, "bot", to.Wall.Wall(), Cancel);
        });

        var error = await Assert.ThrowsAsync<StorageStartException>(() => new Mover(Side(from, from.Table), Side(to, marking), to.Wall, (_, _) => { }).RunAsync(Cancel));

        Assert.True(begun);
        Assert.StartsWith("a CoverBot was at work on", error.Message, StringComparison.Ordinal);
        // Nothing was moved yet: the bot may stay, and start again.
        Assert.Null(await MoveMark.ReadAsync(to.Table, Cancel));
    }

    [Fact]
    public async Task What_a_bot_decided_behind_the_comparison_is_found_although_that_bot_is_gone()
    {
        await from.Table.CommitAsync("crews", [Row("crew-1", "1")], Cancel);
        await from.Table.CommitAsync("crew-1", [Row("0head", "1")], Cancel);
        var compared = 0;

        var error = await Assert.ThrowsAsync<StorageStartException>(() => new Mover(Side(from, from.Table), Side(to, to.Table), to.Wall, (done, total) =>
        {
            if (done == total && ++compared == 1)
            {
                var head = from.Table.GetAsync("crew-1", "0head", Cancel).GetAwaiter().GetResult()!;
                from.Table.CommitAsync("crew-1", [new RowAction.Replace("0head", head.Columns.SetItem("Rev", "2"), head.Version)], Cancel).GetAwaiter().GetResult();
            }
        }).RunAsync(Cancel));

        Assert.Contains("differ at row '0head' of 'crew-1'", error.Message, StringComparison.Ordinal);
        Assert.NotNull(await MoveMark.ReadAsync(to.Table, Cancel));
    }

    private static RowAction.Insert Row(string key, string rev) => new(key, System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("Rev", rev));

    private static OpenStore Side(TempStore store, ITable table) => new(store.Path, table, new SqliteContents(store.File), store.WakeUps, null);

    /// <summary>A table in which something happens once the mark of a move is there.</summary>
    private sealed class MarkedTable(ITable table, Func<Task> marked) : ITable
    {
        private bool isMarked;

        public Task<Row?> GetAsync(string partition, string key, CancellationToken cancel) => table.GetAsync(partition, key, cancel);

        public Task<IReadOnlyList<Row>> RangeAsync(string partition, string from, string to, CancellationToken cancel) => table.RangeAsync(partition, from, to, cancel);

        public async Task<IReadOnlyList<string>> CommitAsync(string partition, IReadOnlyList<RowAction> actions, CancellationToken cancel)
        {
            var versions = await table.CommitAsync(partition, actions, cancel);
            if (partition == MoveMark.Partition && !isMarked)
            {
                isMarked = true;
                await marked();
            }
            return versions;
        }
    }
}
