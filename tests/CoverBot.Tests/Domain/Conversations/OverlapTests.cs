using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Conversations;

/// <summary>What somebody saw who was away twice on one day.</summary>
[Trait("kind", "rule")]
public sealed class OverlapTests
{
    private readonly World world = World.Ready();

    [Fact]
    public void Two_days_said_one_by_one_and_then_extended_were_away_twice_on_the_second()
    {
        world.Says("ann", "away thu");
        world.Says("ann", "away fri");
        world.Says("ann", "away until fri");
        world.Presses("ann", "Extend: Mon 16 Nov – Fri 20 Nov");

        var list = world.Says("ann", "away list");
        Assert.Contains("Mon 16 Nov – Fri 20 Nov 2026", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Thu 19 Nov", list, StringComparison.Ordinal);
        Assert.Single(Open("ben", "Acme Ltd"));
        Assert.Contains("Fri 20 Nov 2026 is part of your absence Mon 16 Nov – Fri 20 Nov 2026 now.", world.Reads("ann"), StringComparison.Ordinal);
    }

    [Fact]
    public void With_the_same_dates_either_way_there_is_one_button()
    {
        world.Says("ann", "away thu");
        world.Says("ann", "away wed to fri");

        Assert.Equal(["Extend: Wed 18 Nov – Fri 20 Nov"], ((CoverBot.Domain.Chat.Answer.Reply)world.Answer("ann")).Card.Buttons.Select(button => button.Title));
    }

    [Fact]
    public void A_press_on_a_card_of_days_that_are_part_of_a_longer_leave_says_so()
    {
        world.Says("ann", "away thu");
        world.Says("ann", "away fri");
        var accept = world.Card("ben", "ask/1").Content.Buttons.First(button => button.Title.StartsWith("Accept", StringComparison.Ordinal)).Press;
        world.Says("ann", "away thu to fri");
        world.Presses("ann", "Extend: Thu 19 Nov – Fri 20 Nov");

        Assert.Contains("That is part of Ann's absence Thu 19 Nov – Fri 20 Nov now; please use the newer card.", world.Presses("ben", accept), StringComparison.Ordinal);
    }

    private IEnumerable<Ask> Open(string member, string client) => world.Crew.Absences.Values.SelectMany(absence => absence.Asks)
        .Where(ask => ask.Member == new MemberId(member) && ask.Lines.Any(line => world.Crew[line.Client].Name == client && line.Offer.CanBeAccepted));
}
