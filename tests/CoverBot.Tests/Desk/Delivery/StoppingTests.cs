using CoverBot.Desk;
using CoverBot.Desk.Delivery;
using static CoverBot.Tests.Desk.Delivery.Sample;

namespace CoverBot.Tests.Desk.Delivery;

[Trait("kind", "rule")]
public sealed class StoppingTests
{
    private readonly Rig _rig = new();

    [Fact]
    public async Task The_call_under_way_ends_and_the_board_is_let_go()
    {
        var answer = new TaskCompletionSource();
        _rig.Lists(Said(1, Acme, "one"), Live("ask/1", Ben, "Can you?"));
        _rig.Chat.LooksUp = false;
        _rig.At = point => point == Faults.Sent && _rig.Chat.Calls.Exists(call => call.StartsWith("post", StringComparison.Ordinal)) ? answer.Task : Task.CompletedTask;
        var run = _rig.Run();

        var stopped = _rig.Courier.ReleaseAllAsync();
        Assert.False(stopped.IsCompleted);
        answer.SetResult();
        await stopped;

        Assert.IsType<CourierOutcome.Stopped>(await run);
        Assert.Equal(["#acme: one"], _rig.Shown);
        Assert.Equal("", _rig.Row.Holder);
        Assert.True(_rig.Row.Lags(1));
    }

    [Fact]
    public async Task Nothing_new_is_begun()
    {
        await _rig.Courier.ReleaseAllAsync();

        Assert.IsType<CourierOutcome.Stopped>(await _rig.Shows(Live("ask/1", Ben, "Can you?")));
        Assert.Empty(_rig.Shown);
    }

    [Fact]
    public async Task A_board_just_inserted_is_let_go_for_another_process()
    {
        _rig.Lists(Live("ask/1", Ben, "Can you?"));
        var holder = _rig.Courier.NewHolder();
        _rig.Table.Commit("crew", [BoardRow.New("b", holder, _rig.Clock.Now, _rig.View.Cards, _rig.Courier.CanLookUp).Insertion()]);
        await _rig.Courier.ReleaseAllAsync();

        await _rig.Run(holder);

        Assert.Equal(("", null), (_rig.Row.Holder, _rig.Row.Cards["ask/1"].Sending));
        Assert.True(_rig.Row.Lags(1));
    }
}
