using CoverBot.Desk.Delivery;
using NodaTime;
using static CoverBot.Tests.Desk.Delivery.Sample;

namespace CoverBot.Tests.Desk.Delivery;

[Trait("kind", "rule")]
public sealed class PostingTests
{
    private readonly Rig _rig = new();

    [Fact]
    public async Task What_is_listed_is_shown_and_nobody_needs_to_come_back()
    {
        var outcome = await _rig.Shows(Live("ask/1", Ben, "Can you step in?"), Said(1, Acme, "Ben covers"));

        Assert.Equal(["chat with ben: Can you step in?", "#acme: Ben covers"], _rig.Shown);
        Assert.Equal(1, Assert.IsType<CourierOutcome.Shown>(outcome).Rev);
        Assert.Equal(("", 1L, 1), (_rig.Row.Holder, _rig.Row.Shown, _rig.Row.Said));
        Assert.False(_rig.Row.Lags(1));
    }

    [Fact]
    public async Task Running_it_again_sends_nothing()
    {
        await _rig.Shows(Live("ask/1", Ben, "Can you step in?"));
        _rig.Chat.Calls.Clear();

        await _rig.Run();

        Assert.Empty(_rig.Chat.Calls);
    }

    [Fact]
    public async Task Where_the_chat_can_look_up_there_is_one_write_before_and_one_after_whatever_is_posted()
    {
        await _rig.Shows(Live("owner", Ann, "Asked"), Live("ask/1", Ben, "Can you?"), Live("ask/2", Cara, "Can you?"));

        Assert.Equal(3, _rig.Table.Commits);
    }

    [Fact]
    public async Task Where_it_cannot_one_card_is_under_way_at_a_time()
    {
        _rig.Chat.LooksUp = false;
        var sending = new List<int>();
        _rig.Chat.Arrives = call => sending.AddRange(call.StartsWith("post", StringComparison.Ordinal) ? [_rig.Row.Cards.Values.Count(card => card.Sending is not null)] : []);

        await _rig.Shows(Live("owner", Ann, "Asked"), Live("ask/1", Ben, "Can you?"), Live("ask/2", Cara, "Can you?"));

        Assert.Equal([1, 1, 1], sending);
    }

    [Fact]
    public async Task What_rings_goes_first_but_never_out_of_turn_in_a_conversation()
    {
        await _rig.Shows(Live("owner", Ann, "first for Ann", rings: false), Live("day/2", Ann, "second for Ann", rings: false), Live("ask/1", Ben, "Can you?"));

        Assert.Equal(["post Can you?", "post first for Ann", "post second for Ann"], _rig.Chat.Calls.Where(call => call.StartsWith("post", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_row_says_what_is_about_to_be_posted_and_where_before_it_is()
    {
        CardEntry? before = null;
        _rig.Chat.Arrives = call => before = call.StartsWith("post", StringComparison.Ordinal) ? _rig.Row.Cards["ask/1"] : null;

        await _rig.Shows(Live("ask/1", Ben, "Can you?"));

        Assert.Equal(("chat with ben", _rig.Clock.Now + Duration.FromSeconds(5)), (before!.Conversation, before.Sending!.Value));
        Assert.Equal("chat with ben 1", _rig.Row.Cards["ask/1"].Message);
    }

    [Fact]
    public async Task Told_to_wait_it_waits_that_long_and_shows_the_rest()
    {
        _rig.Chat.Refuse("post Can you?", seconds: 30);

        var outcome = await _rig.Shows(Live("ask/1", Ben, "Can you?"), Live("owner", Ann, "Asked"));

        Assert.Equal(["chat with ann: Asked"], _rig.Shown);
        Assert.Equal(_rig.Clock.Now + Duration.FromSeconds(30), Assert.IsType<CourierOutcome.Waits>(outcome).RetryAt);
        await _rig.Drain();
        Assert.Equal(["chat with ann: Asked", "chat with ben: Can you?"], _rig.Shown);
    }

    [Fact]
    public async Task What_fails_again_and_again_is_tried_ever_more_rarely()
    {
        var waits = new List<double>();
        _rig.Lists(Live("ask/1", Ben, "Can you?"));
        for (var failure = 0; failure < 13; failure++)
        {
            _rig.Chat.Refuse("post");
            var again = (await _rig.Run()).RunAgainAt!.Value;
            waits.Add((again - _rig.Clock.Now).TotalSeconds);
            _rig.Clock.Now = again;
        }

        Assert.Equal([5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600, 3600], waits);
    }

    [Fact]
    public async Task A_state_that_moves_on_while_it_is_delivered_is_delivered_too()
    {
        _rig.Chat.Arrives = call =>
        {
            if (call == "post asking")
            {
                _rig.Lists(Live("ask/1", Ben, "covered"));
            }
        };

        var outcome = await _rig.Shows(Live("ask/1", Ben, "asking"));

        Assert.Equal(["chat with ben: covered"], _rig.Shown);
        Assert.Equal(2, Assert.IsType<CourierOutcome.Shown>(outcome).Rev);
    }

    [Fact]
    public async Task A_card_the_list_lacks_stays_as_it_is()
    {
        await _rig.Shows(Live("owner", Ann, "Asked"), Live("ask/1", Ben, "Can you?"));

        await _rig.Shows(Live("owner", Ann, "Asked"));

        Assert.Equal(["chat with ann: Asked", "chat with ben: Can you?"], _rig.Shown.Order());
    }

    [Fact]
    public async Task A_slow_chat_never_outlives_the_hold()
    {
        var left = new List<Duration>();
        _rig.Chat.Arrives = _ =>
        {
            left.Add(_rig.Row.Until!.Value - _rig.Clock.Now);
            _rig.Pass(4);
        };

        await _rig.Shows(Said(1, Acme, "one"), Said(2, Acme, "two"), Said(3, Acme, "three"), Said(4, Acme, "four"));

        Assert.Equal(["#acme: one", "#acme: two", "#acme: three", "#acme: four"], _rig.Shown);
        Assert.All(left, rest => Assert.True(rest >= Duration.FromSeconds(10)));
    }
}
