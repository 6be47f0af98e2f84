using CoverBot.Desk.Delivery;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using static CoverBot.Tests.Desk.Delivery.Sample;

namespace CoverBot.Tests.Desk.Delivery;

/// <summary>What was sent is written down however long the table is away: forgotten, it would be sent once more.</summary>
[Trait("kind", "rule")]
public sealed class UnsavedTests
{
    private readonly Rig rig = new();
    private readonly HastyClock wall = new();

    [Theory]
    [InlineData(true, 8)]
    [InlineData(true, 40)]
    [InlineData(false, 8)]
    [InlineData(false, 40)]
    public async Task A_message_stands_once_also_when_the_table_is_away_for_a_while_after_it_was_sent(bool looksUp, int calls)
    {
        rig.Chat.LooksUp = looksUp;
        var left = 0;
        rig.Chat.Arrives = call => left = call.StartsWith("post", StringComparison.Ordinal) ? calls : left;
        var table = new TroubledTable(rig.Table) { IsDown = _ => left-- > 0 };
        var courier = new Courier(table, rig, [rig.Chat], wall, rig, NullLogger<Courier>.Instance, "process", alone: false);
        rig.Lists(Live("ask/1", Ben, "Can you step in?"));

        Assert.IsType<CourierOutcome.Shown>(await courier.RunAsync("crew", "b", null, CancellationToken.None));

        Assert.Equal(["chat with ben: Can you step in?"], rig.Shown);
        Assert.NotNull(rig.Row.Cards["ask/1"].Message);
    }

    [Fact]
    public async Task Before_anything_was_sent_a_table_that_is_away_is_told_of_soon()
    {
        var table = new TroubledTable(rig.Table) { IsDown = _ => true };
        var courier = new Courier(table, rig, [rig.Chat], wall, rig, NullLogger<Courier>.Instance, "process", alone: false);
        rig.Lists(Live("ask/1", Ben, "Can you step in?"));

        await Assert.ThrowsAsync<TableUnsureException>(() => courier.RunAsync("crew", "b", null, CancellationToken.None));

        Assert.Empty(wall.Waited);
        Assert.Empty(rig.Chat.Calls);
    }

    [Fact]
    public async Task A_table_that_never_answers_again_is_given_up_after_some_minutes()
    {
        var sent = false;
        rig.Chat.Arrives = call => sent |= call.StartsWith("post", StringComparison.Ordinal);
        var table = new TroubledTable(rig.Table) { IsDown = _ => sent };
        var courier = new Courier(table, rig, [rig.Chat], wall, rig, NullLogger<Courier>.Instance, "process", alone: false);
        rig.Lists(Live("ask/1", Ben, "Can you step in?"));

        await Assert.ThrowsAsync<TableUnsureException>(() => courier.RunAsync("crew", "b", null, CancellationToken.None));

        Assert.Single(rig.Shown);
    }

    [Fact]
    public async Task A_process_that_stops_insists_for_some_seconds_only()
    {
        var sent = false;
        var table = new TroubledTable(rig.Table) { IsDown = _ => sent };
        var courier = new Courier(table, rig, [rig.Chat], wall, rig, NullLogger<Courier>.Instance, "process", alone: false);
        rig.Chat.Arrives = call =>
        {
            if (call.StartsWith("post", StringComparison.Ordinal))
            {
                sent = true;
                _ = courier.ReleaseAllAsync();
            }
        };
        rig.Lists(Live("ask/1", Ben, "Can you step in?"));

        await Assert.ThrowsAsync<TableUnsureException>(() => courier.RunAsync("crew", "b", null, CancellationToken.None));

        Assert.InRange(wall.Waited.Where(time => time <= TimeSpan.FromSeconds(1)).Sum(time => time.TotalSeconds), 1, 10);
    }

    [Fact]
    public async Task A_hold_without_an_end_that_somebody_wrote_by_hand_is_taken_over()
    {
        await rig.Shows(Live("ask/1", Ben, "Can you step in?"));
        var row = rig.Table.Get("crew", "board|b")!;
        rig.Table.Commit("crew", [new RowAction.Replace(row.Key, row.Columns.SetItem("Holder", "somebody"), row.Version)]);

        await rig.Shows(Live("ask/1", Ben, "Thank you"));

        Assert.Equal(["chat with ben: Thank you"], rig.Shown);
    }
}
