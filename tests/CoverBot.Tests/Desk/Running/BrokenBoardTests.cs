using CoverBot.Desk;
using CoverBot.Desk.Running;
using CoverBot.Domain.Bulletins;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Desk.Running;

[Trait("kind", "contract")]
public sealed class BrokenBoardTests : IDisposable
{
    private static readonly string OfAnn = Bulletin.BoardOf(SmallRules.AnnId);

    private readonly TempStore store = new();
    private bool breaks = true;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task One_board_whose_cards_cant_be_made_keeps_no_other_card_waiting_and_is_shown_once_they_can()
    {
        using var desk = new OneDesk(store, Breaking());
        await ToldAndAwayAsync(desk);

        var outlook = await desk.RunAsync();

        Assert.Equal(["Ann is away"], desk.Seen);
        Assert.NotNull(outlook.RetryAt);
        Assert.Equal(1, await LaggingAsync(desk));
        Assert.Contains(desk.Logged, line => line.StartsWith($"Board {OfAnn} of crew", StringComparison.Ordinal) && line.Contains("FormatException", StringComparison.Ordinal));
        Assert.DoesNotContain(desk.Logged, line => line.Contains("what somebody typed", StringComparison.Ordinal));
        breaks = false;
        await store.PassAsync(Duration.FromHours(1));
        await desk.RunAsync();
        Assert.Equal(["Ann is away", "it"], desk.Seen);
        Assert.Equal(0, await LaggingAsync(desk));
    }

    [Fact]
    public async Task A_board_that_goes_on_breaking_is_tried_ever_more_seldom()
    {
        using var desk = new OneDesk(store, Breaking());
        await ToldAndAwayAsync(desk);
        var pauses = new List<Duration>();
        for (var tries = 0; tries < 7; tries++)
        {
            pauses.Add((await desk.RunAsync()).RetryAt!.Value - store.Now);
            await store.PassAsync(pauses[^1]);
        }

        Assert.All(pauses.Zip(pauses.Skip(1)), pair => Assert.True(pair.Second > pair.First, string.Join(", ", pauses)));
        Assert.True(pauses[0] > Duration.Zero && pauses[^1] >= pauses[0] * 16, string.Join(", ", pauses));
    }

    [Fact]
    public async Task A_board_whose_row_cant_be_read_keeps_no_other_card_waiting()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("tell it");
        await desk.RunAsync();
        var key = "board|" + OfAnn;
        var row = (await store.Table.GetAsync(OneDesk.Crew.Value, key, CancellationToken.None))!;
        await store.Table.CommitAsync(OneDesk.Crew.Value, [new RowAction.Replace(key, row.Columns.SetItem("Shown", "?"), row.Version)], CancellationToken.None);

        await desk.TypeAsync("away");
        var outlook = await desk.RunAsync();
        await desk.PressAsync(desk.Room.Messages[0].Id);

        Assert.Equal(["it", "Ann is away"], desk.Seen);
        Assert.NotNull(outlook.RetryAt);
        Assert.Equal(1, await LaggingAsync(desk));
        await store.Table.CommitAsync(OneDesk.Crew.Value, [new RowAction.Replace(key, row.Columns, (await store.Table.GetAsync(OneDesk.Crew.Value, key, CancellationToken.None))!.Version)], CancellationToken.None);
        await store.PassAsync(Duration.FromHours(1));
        await desk.RunAsync();
        Assert.Equal(0, await LaggingAsync(desk));
    }

    private Rules Breaking() => SmallRules.All with
    {
        Cards = (board, crew) => breaks && board == OfAnn ? throw new FormatException("what somebody typed") : SmallRules.All.Cards(board, crew),
    };

    private static async Task ToldAndAwayAsync(OneDesk desk)
    {
        await desk.TypeAsync("team");
        await desk.TypeAsync("tell it");
        await desk.TypeAsync("away");
    }

    private static Task<int> LaggingAsync(OneDesk desk) => desk.Get<Deliveries>().CountLaggingAsync(OneDesk.Crew, CancellationToken.None);
}
