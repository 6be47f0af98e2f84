using CoverBot.Domain.Cards;
using static CoverBot.Tests.Desk.Delivery.Sample;

namespace CoverBot.Tests.Desk.Delivery;

[Trait("kind", "rule")]
public sealed class SaidTests
{
    private readonly Rig _rig = new();

    [Fact]
    public async Task What_was_said_is_not_edited_when_its_words_change()
    {
        await _rig.Shows(Said(1, Acme, "Ben covers"));

        await _rig.Shows(Said(1, Acme, "Ben Ortiz covers"));

        Assert.Equal(["#acme: Ben covers"], _rig.Shown);
    }

    [Fact]
    public async Task A_notice_no_longer_true_is_edited_once_and_never_again()
    {
        await _rig.Shows(Said(1, Acme, "Ben covers"));
        await _rig.Shows(Said(1, Acme, "Now: Cara, see below", SaidState.Closed), Said(2, Acme, "Cara covers"));

        await _rig.Shows(Said(1, Acme, "Now: Dale, see below", SaidState.Closed), Said(2, Acme, "Cara covers"));

        Assert.Equal(["#acme: Now: Cara, see below", "#acme: Cara covers"], _rig.Shown);
    }

    [Theory]
    [InlineData(SaidState.Closed)]
    [InlineData(SaidState.Dropped)]
    public async Task A_notice_overtaken_before_it_went_out_is_never_sent(SaidState state)
    {
        await _rig.Shows(Said(1, Acme, "Ben covers", state), Said(2, Acme, "Cara covers"));

        await _rig.Shows(Said(1, Acme, "Ben covers"), Said(2, Acme, "Cara covers"));

        Assert.Equal(["#acme: Cara covers"], _rig.Shown);
        Assert.Equal(2, _rig.Row.Said);
    }

    [Fact]
    public async Task Numbers_go_out_in_their_order_whatever_the_list_order()
    {
        await _rig.Shows(Said(2, Acme, "Cara covers"), Said(1, Acme, "Ben covers"));

        Assert.Equal(["#acme: Ben covers", "#acme: Cara covers"], _rig.Shown);
    }

    [Fact]
    public async Task A_later_notice_waits_for_an_earlier_one_only_in_the_same_conversation()
    {
        _rig.Chat.Refuse("post Ben covers Acme", seconds: 30);

        await _rig.Shows(Said(1, Acme, "Ben covers Acme"), Said(2, Ann, "Ben is on Acme"), Said(3, Acme, "Cara covers Acme"));
        Assert.Equal(["chat with ann: Ben is on Acme"], _rig.Shown);

        await _rig.Drain();
        Assert.Equal(["chat with ann: Ben is on Acme", "#acme: Ben covers Acme", "#acme: Cara covers Acme"], _rig.Shown);
    }

    [Fact]
    public async Task A_settled_number_the_row_has_forgotten_is_never_said_again()
    {
        await _rig.Shows(Said(1, Acme, "Ben covers"), Said(2, Acme, "Cara covers"));
        await _rig.Shows(Said(2, Acme, "Cara covers"));
        Assert.DoesNotContain("said/1", _rig.Row.Cards.Keys);

        await _rig.Shows(Said(1, Acme, "Ben covers"), Said(2, Acme, "Cara covers"));

        Assert.Equal(["#acme: Ben covers", "#acme: Cara covers"], _rig.Shown);
    }

    [Fact]
    public async Task A_list_that_comes_short_once_loses_no_notice()
    {
        await _rig.Shows(Said(2, Acme, "Cara covers"));

        await _rig.Shows(Said(1, Ann, "Ben said no"), Said(2, Acme, "Cara covers"));

        Assert.Equal(["#acme: Cara covers", "chat with ann: Ben said no"], _rig.Shown);
        Assert.Equal(2, _rig.Row.Said);
    }

    [Fact]
    public async Task A_closing_edit_whose_answer_was_lost_is_made_again()
    {
        await _rig.Shows(Said(1, Acme, "Ben covers"));
        _rig.Chat.Lose("edit");
        _rig.Lists(Said(1, Acme, "Now: Cara", SaidState.Closed));

        await _rig.Drain();

        Assert.Equal(["#acme: Now: Cara"], _rig.Shown);
    }
}
