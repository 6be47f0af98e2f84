using CoverBot.Desk.Delivery;
using CoverBot.Tests.Support;
using NodaTime;
using static CoverBot.Tests.Desk.Delivery.Sample;

namespace CoverBot.Tests.Desk.Delivery;

[Trait("kind", "rule")]
public sealed class LostAnswerTests
{
    private readonly Rig _rig = new();

    [Fact]
    public async Task A_post_that_went_out_is_found_and_not_sent_twice()
    {
        _rig.Chat.LoseAnswer("post");
        var outcome = await _rig.Shows(Live("ask/1", Ben, "Can you?"));
        Assert.Equal(_rig.Clock.Now + Duration.FromSeconds(1), outcome.RunAgainAt);

        await _rig.Drain();

        Assert.Equal(["chat with ben: Can you?"], _rig.Shown);
        Assert.Single(_rig.Chat.Calls, "look up in chat with ben");
    }

    [Fact]
    public async Task A_post_that_got_lost_is_looked_up_after_1_10_and_20_seconds_and_sent_again()
    {
        var start = _rig.Clock.Now;
        var lookedUp = new List<double>();
        _rig.Chat.Arrives = call => lookedUp.AddRange(call.StartsWith("look", StringComparison.Ordinal) ? [(_rig.Clock.Now - start).TotalSeconds] : []);
        _rig.Chat.Lose("post");
        _rig.Lists(Live("ask/1", Ben, "Can you?"));

        await _rig.Drain();

        Assert.Equal([1, 10, 20], lookedUp);
        Assert.Equal(["chat with ben: Can you?"], _rig.Shown);
    }

    [Fact]
    public async Task A_post_that_is_not_answered_is_given_up_after_eight_seconds_and_looked_up()
    {
        var start = _rig.Clock.Now;
        var gaveUp = new List<double>();
        _rig.Chat.GaveUp = () => gaveUp.Add((_rig.Clock.Now - start).TotalSeconds);
        _rig.Chat.Hang("post");
        _rig.Lists(Live("ask/1", Ben, "Can you?"));
        var run = _rig.Run();

        _rig.Pass(14);

        Assert.Equal([8], gaveUp);
        await Eventually.Async(() => run.IsCompleted);
        Assert.IsType<CourierOutcome.Waits>(await run);
        Assert.Equal(start, _rig.Row.Cards["ask/1"].Sending);
        await _rig.Drain();
        Assert.Equal(["chat with ben: Can you?"], _rig.Shown);
    }

    [Fact]
    public async Task An_edit_that_is_not_answered_is_given_up_after_eight_seconds_and_made_again()
    {
        await _rig.Shows(Live("ask/1", Ben, "asking"));
        var start = _rig.Clock.Now;
        var gaveUp = new List<double>();
        _rig.Chat.GaveUp = () => gaveUp.Add((_rig.Clock.Now - start).TotalSeconds);
        _rig.Chat.Hang("edit");
        _rig.Lists(Live("ask/1", Ben, "covered"));
        var run = _rig.Run();

        _rig.Pass(14);

        Assert.Equal([8], gaveUp);
        await Eventually.Async(() => run.IsCompleted);
        Assert.IsType<CourierOutcome.Waits>(await run);
        Assert.True(_rig.Row.Cards["ask/1"].Unsure);
        await _rig.Drain();
        Assert.Equal(["chat with ben: covered"], _rig.Shown);
    }

    [Fact]
    public async Task A_found_card_is_brought_up_to_date()
    {
        _rig.Chat.LoseAnswer("post");
        await _rig.Shows(Live("ask/1", Ben, "asking"));
        _rig.Lists(Live("ask/1", Ben, "covered"));

        await _rig.Drain();

        Assert.Equal(["chat with ben: covered"], _rig.Shown);
    }

    [Fact]
    public async Task Where_nothing_can_be_looked_up_it_is_sent_again_after_20_seconds()
    {
        _rig.Chat.LooksUp = false;
        _rig.Chat.LoseAnswer("post");

        var outcome = await _rig.Shows(Live("ask/1", Ben, "Can you?"));

        Assert.Equal(_rig.Clock.Now + Duration.FromSeconds(20), outcome.RunAgainAt);
        await _rig.Drain();
        Assert.Equal(["chat with ben: Can you?", "chat with ben: Can you?"], _rig.Shown);
    }

    [Fact]
    public async Task A_look_up_that_fails_itself_does_not_keep_a_card_back_for_ever()
    {
        _rig.Chat.Lose("post");
        for (var failure = 0; failure < 40; failure++)
        {
            _rig.Chat.Refuse("look");
        }
        var start = _rig.Clock.Now;
        _rig.Lists(Live("ask/1", Ben, "Can you?"));

        await _rig.Drain();

        Assert.Equal(["chat with ben: Can you?"], _rig.Shown);
        Assert.InRange((_rig.Clock.Now - start).TotalSeconds, 120, 180);
    }

    [Fact]
    public async Task A_chat_that_throws_counts_as_a_lost_answer()
    {
        var thrown = false;
        _rig.Chat.Arrives = call =>
        {
            if (call.StartsWith("post", StringComparison.Ordinal) && !thrown)
            {
                thrown = true;
                throw new HttpRequestException("reset");
            }
        };
        _rig.Lists(Live("ask/1", Ben, "Can you?"));

        await _rig.Drain();

        Assert.Equal(["chat with ben: Can you?"], _rig.Shown);
    }

    [Fact]
    public async Task An_edit_is_made_again_ten_seconds_later()
    {
        await _rig.Shows(Live("ask/1", Ben, "asking"));
        _rig.Chat.LoseAnswer("edit");

        var outcome = await _rig.Shows(Live("ask/1", Ben, "covered"));

        Assert.Equal(_rig.Clock.Now + Duration.FromSeconds(10), outcome.RunAgainAt);
        Assert.True(_rig.Row.Lags(2));
        await _rig.Drain();
        Assert.Equal(2, _rig.Chat.Calls.Count(call => call == "edit covered"));
        Assert.False(_rig.Row.Lags(2));
    }

    [Fact]
    public async Task A_later_message_waits_for_the_one_that_got_lost()
    {
        _rig.Chat.Lose("post Ben covers");

        await _rig.Shows(Said(1, Acme, "Ben covers"), Said(2, Acme, "Cara covers"));
        Assert.Empty(_rig.Shown);

        await _rig.Drain();
        Assert.Equal(["#acme: Ben covers", "#acme: Cara covers"], _rig.Shown);
    }
}
