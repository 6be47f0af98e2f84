using CoverBot.Domain.Cards;
using CoverBot.Tests.Desk.Delivery.Model;
using static CoverBot.Tests.Desk.Delivery.Sample;

namespace CoverBot.Tests.Desk.Delivery;

/// <summary>Real couriers in every order of their calls, with processes dying, answers lost and requests landing late.</summary>
[Trait("kind", "rule")]
public sealed class CourierModelTests(ITestOutputHelper output)
{
    private static readonly Scenario Changing = new([
        View(1, Live("ask/1", Ben, "asking", open: true)),
        View(2, Live("ask/1", Ben, "covered", open: true)),
        View(3, Live("ask/1", Ben, "asking", open: true)),
    ]);

    private static readonly Scenario Telling = new([
        View(1, Live("owner", Ben, "Ben is asked"), Said(1, Acme, "Ben covers")),
        View(2, Live("owner", Ben, "Cara is on it"), Said(1, Acme, "now Cara, see below", SaidState.Closed), Said(2, Acme, "Cara covers")),
    ]);

    [Fact]
    public void A_card_whose_content_comes_back_shows_it_whoever_dies() => Holds(Changing with { Kills = 1 });

    [Fact]
    public void An_edit_of_the_dead_that_lands_as_late_as_can_be_does_not_stay() => Holds(Changing with { Kills = 1, Slow = 1 });

    [Fact]
    public void A_card_shows_the_newest_though_the_one_who_takes_over_dies_too() => Holds(Changing with { Views = Changing.Views[..2], Kills = 2 });

    [Fact]
    public void A_card_whose_content_comes_back_shows_it_whatever_answer_is_lost() => Holds(Changing with { Lost = 1 });

    [Fact]
    public void A_card_shows_the_newest_though_an_answer_is_lost_and_a_process_dies() => Holds(Changing with { Views = Changing.Views[..1], Kills = 1, Lost = 1 });

    [Fact]
    public void A_card_shows_the_newest_though_a_process_stands_still_beyond_its_hold() => Holds(Changing with { Pauses = 1, PauseOn = CallKind.Edit });

    [Fact]
    public void A_card_shows_the_newest_though_one_process_stands_still_and_another_dies() => Holds(Changing with { Views = Changing.Views[..1], Pauses = 1, Kills = 1 });

    [Fact]
    public void A_client_is_told_once_and_in_order_whoever_dies() => Holds(Telling with { Kills = 1 });

    [Fact]
    public void A_client_is_told_once_and_in_order_whatever_answer_is_lost() => Holds(Telling with { Lost = 1 });

    [Fact]
    public void A_client_is_told_once_and_in_order_though_a_call_is_refused() => Holds(Telling with { Refusals = 1 });

    [Fact]
    public void A_client_is_told_once_though_a_process_stands_still() => Holds(Telling with { Views = Telling.Views[..1], Pauses = 1 });

    [Fact]
    public void The_cards_of_a_new_absence_are_shown_once_whoever_dies() => Holds(Telling with { Inserted = true, Kills = 1 });

    [Fact]
    public void Where_nothing_can_be_looked_up_nothing_is_lost_whoever_dies() => Holds(Telling with { LookUp = false, Kills = 1 });

    [Fact]
    public void Where_nothing_can_be_looked_up_a_lost_answer_loses_nothing() => Holds(Telling with { LookUp = false, Lost = 1 });

    private void Holds(Scenario scenario)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var search = new Search(scenario, Promises.Check);
        search.All();
        output.WriteLine($"{search.Runs} runs, {search.States} states, {search.Rests} at rest, {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.True(search.Rests > 0);
    }
}
