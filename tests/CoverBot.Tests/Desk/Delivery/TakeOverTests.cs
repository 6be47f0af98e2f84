using CoverBot.Desk;
using CoverBot.Desk.Delivery;
using NodaTime;
using static CoverBot.Tests.Desk.Delivery.Sample;

namespace CoverBot.Tests.Desk.Delivery;

[Trait("kind", "rule")]
public sealed class TakeOverTests
{
    private readonly Rig _rig = new();

    public static TheoryData<string> Points => [Faults.Held, Faults.SendingSaved, Faults.Sent, Faults.AnswerRead, Faults.Released];

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Whenever_the_process_dies_another_one_shows_everything_once(string point)
    {
        _rig.Lists(Live("ask/1", Ben, "Can you?"), Said(1, Acme, "Ben covers"));
        _rig.DieAt(point, () => _rig.Run());

        await _rig.Drain();

        Assert.Equal(["#acme: Ben covers", "chat with ben: Can you?"], _rig.Shown.Order(StringComparer.Ordinal));
        Assert.False(_rig.Row.Lags(1));
    }

    [Fact]
    public async Task A_held_board_is_left_to_its_holder_until_five_seconds_after_its_hold()
    {
        _rig.Lists(Live("ask/1", Ben, "Can you?"));
        _rig.DieAt(Faults.Held, () => _rig.Run());
        var until = _rig.Row.Until!.Value;
        Assert.Equal(_rig.Clock.Now + Duration.FromSeconds(15), until);

        _rig.Pass(19);
        Assert.Equal(until + Duration.FromSeconds(5), Assert.IsType<CourierOutcome.Held>(await _rig.Run()).Again);
        _rig.Pass(1);
        Assert.IsType<CourierOutcome.Shown>(await _rig.Run());
    }

    [Fact]
    public async Task A_board_whose_holder_is_known_to_be_gone_is_shown_at_once()
    {
        _rig.Alone = true;
        await _rig.Shows(Live("ask/1", Ben, "Can you?"));
        _rig.Lists(Live("ask/1", Ben, "covered"), Live("owner", Ann, "Ben covers"));
        _rig.DieAt(Faults.Held, () => _rig.Run());

        await _rig.Run();

        Assert.Equal(["chat with ann: Ben covers", "chat with ben: covered"], _rig.Shown.Order(StringComparer.Ordinal));
        Assert.True(_rig.Row.Lags(2));
        await _rig.Drain();
        Assert.False(_rig.Row.Lags(2));
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Whenever_a_process_dies_that_was_alone_the_next_shows_everything_once(string point)
    {
        _rig.Alone = true;
        _rig.Lists(Live("ask/1", Ben, "Can you?"), Said(1, Acme, "Ben covers"));
        _rig.DieAt(point, () => _rig.Run());

        await _rig.Drain();

        Assert.Equal(["#acme: Ben covers", "chat with ben: Can you?"], _rig.Shown.Order(StringComparer.Ordinal));
        Assert.False(_rig.Row.Lags(1));
    }

    [Fact]
    public async Task A_post_that_a_dead_process_has_made_after_all_is_not_made_twice()
    {
        _rig.Alone = true;
        _rig.Lists(Said(1, Acme, "Ben covers"));
        _rig.DieAt(Faults.SendingSaved, () => _rig.Run());
        await _rig.Run();
        Assert.Empty(_rig.Shown);
        _rig.Chat.Room.Post("#acme", "Ben covers", Chats.Mark("crew", "b", "said/1", 0));

        await _rig.Drain();

        Assert.Equal(["#acme: Ben covers"], _rig.Shown);
    }

    [Fact]
    public async Task Every_live_card_a_dead_process_may_have_touched_is_edited_again()
    {
        await _rig.Shows(Live("ask/1", Ben, "asking"), Live("owner", Ann, "Asked"), Said(1, Acme, "Ben covers"));
        _rig.Lists(Live("ask/1", Ben, "asking"), Live("owner", Ann, "Asked"), Said(1, Acme, "Ben covers"));
        _rig.DieAt(Faults.Held, () => _rig.Run());
        _rig.Chat.Calls.Clear();
        _rig.Pass(25);

        await _rig.Drain();

        Assert.Equal(["edit Asked", "edit asking"], _rig.Chat.Calls.Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_edit_of_the_dead_that_lands_after_the_take_over_does_not_stay()
    {
        await _rig.Shows(Live("ask/1", Ben, "asking"));
        _rig.Lists(Live("ask/1", Ben, "covered"));
        _rig.DieAt(Faults.Held, () => _rig.Run());
        _rig.Lists(Live("ask/1", Ben, "asking"));
        _rig.Pass(20);
        Assert.NotNull((await _rig.Run()).RunAgainAt);

        _rig.Chat.Room.Edit("chat with ben 1", "covered");
        await _rig.Drain();

        Assert.Equal(["chat with ben: asking"], _rig.Shown);
    }

    [Fact]
    public async Task Who_was_overtaken_while_sending_leaves_no_second_message()
    {
        _rig.Lists(Live("ask/1", Ben, "Can you?"));
        _rig.Chat.LooksUp = false;
        var answer = new TaskCompletionSource();
        _rig.At = point => point == Faults.Sent && _rig.Shown.Count > 0 ? answer.Task : Task.CompletedTask;
        var slow = _rig.Run();
        _rig.At = _ => Task.CompletedTask;
        _rig.Pass(30);
        await _rig.Run();
        Assert.Equal(2, _rig.Shown.Count);

        answer.SetResult();
        await slow;
        await _rig.Drain();

        Assert.Equal(["chat with ben: Can you?"], _rig.Shown);
        Assert.Equal("chat with ben 2", _rig.Row.Cards["ask/1"].Message);
    }

    [Fact]
    public async Task Two_at_once_show_it_once()
    {
        _rig.Lists(Live("ask/1", Ben, "Can you?"));
        var go = new TaskCompletionSource();
        _rig.At = point => point == Faults.Held ? go.Task : Task.CompletedTask;
        var first = _rig.Run();

        Assert.IsType<CourierOutcome.Held>(await _rig.Run());
        go.SetResult();
        Assert.IsType<CourierOutcome.Shown>(await first);
        Assert.Single(_rig.Shown);
    }
}
