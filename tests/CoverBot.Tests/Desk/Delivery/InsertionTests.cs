using CoverBot.Desk;
using CoverBot.Desk.Delivery;
using static CoverBot.Tests.Desk.Delivery.Sample;

namespace CoverBot.Tests.Desk.Delivery;

/// <summary>A new absence's board comes with the commit that makes the absence.</summary>
[Trait("kind", "rule")]
public sealed class InsertionTests
{
    private readonly Rig _rig = new();

    [Fact]
    public async Task The_first_cards_go_out_without_another_write_before()
    {
        var holder = Commit();
        var commits = _rig.Table.Commits;
        var before = new List<int>();
        _rig.Chat.Arrives = _ => before.Add(_rig.Table.Commits);

        await _rig.Run(holder);

        Assert.Equal(["chat with ben: Can you?", "#acme: Ben is asked"], _rig.Shown);
        Assert.All(before, count => Assert.Equal(commits, count));
        Assert.Equal(commits + 1, _rig.Table.Commits);
    }

    [Fact]
    public async Task Where_nothing_can_be_looked_up_no_card_counts_as_sent_before_it_is()
    {
        _rig.Chat.LooksUp = false;
        Commit();

        Assert.All(_rig.Row.Cards.Values, card => Assert.Null(card.Sending));
        _rig.Pass(20);
        await _rig.Run();
        Assert.Equal(2, _rig.Shown.Count);
    }

    [Fact]
    public async Task Others_leave_it_alone_while_it_is_held()
    {
        Commit();

        Assert.IsType<CourierOutcome.Held>(await _rig.Run());
        Assert.Empty(_rig.Shown);
    }

    [Fact]
    public async Task If_the_one_who_committed_dies_another_one_delivers_once()
    {
        var holder = Commit();
        _rig.DieAt(Faults.AnswerRead, () => _rig.Run(holder));

        await _rig.Drain();

        Assert.Equal(["#acme: Ben is asked", "chat with ben: Can you?"], _rig.Shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_state_no_longer_wants_by_then_is_not_sent()
    {
        var holder = Commit();
        _rig.Lists(Live("ask/1", Ben, "withdrawn"), Said(1, Acme, "Ben is asked", CoverBot.Domain.Cards.SaidState.Dropped));

        await _rig.Run(holder);

        Assert.Equal(["chat with ben: withdrawn"], _rig.Shown);
    }

    private string Commit()
    {
        _rig.Lists(Live("ask/1", Ben, "Can you?"), Said(1, Acme, "Ben is asked"));
        var holder = _rig.Courier.NewHolder();
        _rig.Table.Commit("crew", [BoardRow.New("b", holder, _rig.Clock.Now, _rig.View.Cards, _rig.Courier.CanLookUp).Insertion()]);
        return holder;
    }
}
