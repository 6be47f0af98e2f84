using CoverBot.Domain.Cards;
using static CoverBot.Tests.Desk.Delivery.Sample;

namespace CoverBot.Tests.Desk.Delivery;

[Trait("kind", "rule")]
public sealed class EditingTests
{
    private readonly Rig _rig = new();

    [Fact]
    public async Task A_card_is_edited_in_place_and_only_when_it_says_something_else()
    {
        await _rig.Shows(Live("ask/1", Ben, "asking"), Live("owner", Ann, "Asked"));
        _rig.Chat.Calls.Clear();

        await _rig.Shows(Live("ask/1", Ben, "covered"), Live("owner", Ann, "Asked"));

        Assert.Equal(["edit covered"], _rig.Chat.Calls);
    }

    [Fact]
    public async Task A_card_stays_in_the_conversation_it_was_posted_to()
    {
        await _rig.Shows(Live("ask/1", Ben, "asking"));

        await _rig.Shows(Live("ask/1", Cara, "covered"));

        Assert.Equal(["chat with ben: covered"], _rig.Shown);
    }

    [Fact]
    public async Task A_question_whose_message_was_deleted_is_posted_anew()
    {
        await _rig.Shows(Live("ask/1", Ben, "asking", open: true));
        _rig.Chat.Room.Messages.Clear();

        await _rig.Shows(Live("ask/1", Ben, "still asking", open: true));

        Assert.Equal(["chat with ben: still asking"], _rig.Shown);
    }

    [Fact]
    public async Task A_question_to_be_posted_anew_is_not_forgotten_when_the_chat_refuses_it_for_now()
    {
        await _rig.Shows(Live("ask/1", Ben, "Can you?", open: true));
        _rig.Chat.Room.Messages.Clear();
        await _rig.Courier.MarkUnsureAsync("crew", "b", "ask/1", TestContext.Current.CancellationToken);
        _rig.Chat.Refuse("post", 30);

        Assert.NotNull((await _rig.Run()).RunAgainAt);

        Assert.True(_rig.Row.Lags(1));
        await _rig.Drain();
        Assert.Equal(["chat with ben: Can you?"], _rig.Shown);
        Assert.False(_rig.Row.Lags(1));
    }

    [Fact]
    public async Task A_deleted_card_without_a_question_is_done_with_until_a_question_stands_on_it()
    {
        await _rig.Shows(Live("owner", Ann, "Asked"));
        _rig.Chat.Room.Messages.Clear();
        await _rig.Shows(Live("owner", Ann, "Settled"));
        Assert.Empty(_rig.Shown);
        Assert.False(_rig.Row.Lags(2));

        await _rig.Shows(Live("owner", Ann, "One more thing?", open: true));

        Assert.Equal(["chat with ann: One more thing?"], _rig.Shown);
    }

    [Fact]
    public async Task A_marked_card_is_edited_again_though_nothing_changed()
    {
        await _rig.Shows(Live("ask/1", Ben, "asking"));
        _rig.Chat.Room.Edit("chat with ben 1", "something old");

        await _rig.Courier.MarkUnsureAsync("crew", "b", "ask/1", TestContext.Current.CancellationToken);
        Assert.True(_rig.Row.Lags(1));
        await _rig.Run();

        Assert.Equal(["chat with ben: asking"], _rig.Shown);
        Assert.False(_rig.Row.Lags(1));
    }

    [Fact]
    public async Task A_mark_made_while_the_card_is_being_edited_is_not_lost()
    {
        await _rig.Shows(Live("ask/1", Ben, "asking"));
        _rig.Chat.Arrives = call =>
        {
            _rig.Chat.Arrives = _ => { };
            Assert.True(_rig.Courier.MarkUnsureAsync("crew", "b", "ask/1", TestContext.Current.CancellationToken).IsCompletedSuccessfully);
        };

        await _rig.Shows(Live("ask/1", Ben, "covered"));

        Assert.Equal(2, _rig.Chat.Calls.Count(call => call == "edit covered"));
        Assert.False(_rig.Row.Lags(2));
    }

    [Fact]
    public async Task Cards_with_buttons_are_edited_before_those_that_are_only_read()
    {
        var button = new Block.Buttons([new("Accept", Press.Of("accept"))]);
        await _rig.Shows(Live("owner", Ann, "Asked"), Live("ask/1", Ben, "asking"));
        _rig.Chat.Calls.Clear();

        await _rig.Shows(Live("owner", Ann, "Ben is asked"), new BoardCard.Live("ask/1", Ben, Card.Of("again?", button), true, true));

        Assert.Equal(["edit again?\n[Accept]", "edit Ben is asked"], _rig.Chat.Calls);
    }
}
