using CoverBot.Desk.Delivery;
using static CoverBot.Tests.Desk.Delivery.Sample;

namespace CoverBot.Tests.Desk.Delivery;

[Trait("kind", "rule")]
public sealed class TwinTests
{
    private readonly Rig _rig = new();

    public TwinTests() => _rig.Chat.LooksUp = false;

    [Fact]
    public async Task A_press_on_the_second_of_two_equal_messages_makes_it_go_away()
    {
        _rig.Chat.LoseAnswer("post");
        _rig.Lists(Live("ask/1", Ben, "Can you?"));
        await _rig.Drain();
        Assert.Equal(2, _rig.Shown.Count);

        Assert.Equal(PressedOn.Twin, await Press("chat with ben 1"));
        Assert.True(_rig.Row.Lags(1));
        await _rig.Run();

        Assert.Equal("chat with ben 2", Assert.Single(_rig.Chat.Room.Messages).Id);
        Assert.False(_rig.Row.Lags(1));
    }

    [Fact]
    public async Task A_press_on_the_message_a_card_waits_for_makes_it_that_card()
    {
        _rig.Chat.LoseAnswer("post");
        await _rig.Shows(Live("ask/1", Ben, "Can you?"));

        Assert.Equal(PressedOn.Awaited, await Press("chat with ben 1"));
        await _rig.Drain();

        Assert.Equal(["chat with ben: Can you?"], _rig.Shown);
    }

    [Fact]
    public async Task A_press_on_a_card_changes_nothing()
    {
        await _rig.Shows(Live("ask/1", Ben, "Can you?"));
        var commits = _rig.Table.Commits;

        Assert.Equal(PressedOn.Card, await Press("chat with ben 1"));
        Assert.Equal(commits, _rig.Table.Commits);
    }

    [Fact]
    public async Task A_twin_that_cannot_be_deleted_is_left_after_three_tries()
    {
        _rig.Chat.LoseAnswer("post");
        _rig.Lists(Live("ask/1", Ben, "Can you?"));
        await _rig.Drain();
        await Press("chat with ben 1");
        for (var failure = 0; failure < 3; failure++)
        {
            _rig.Chat.Refuse("delete");
        }

        await _rig.Drain();

        Assert.Equal(2, _rig.Shown.Count);
        Assert.False(_rig.Row.Lags(1));
    }

    private Task<PressedOn> Press(string message) => _rig.Courier.PressedOnUnknownAsync("crew", "b", Ben, message, TestContext.Current.CancellationToken);
}
