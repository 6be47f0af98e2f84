using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Bulletins;

[Trait("kind", "rule")]
public sealed class SettledQuestionTests
{
    [Fact]
    public void A_reminder_asks_nothing_any_more_once_it_is_answered()
    {
        var world = World.Ready();
        world.Says("ann", "away 30 nov - 4 dec for acme");
        world.Until("2026-11-16 14:00");
        Assert.NotEmpty(world.Card("ben", "said/1").Content.Buttons);

        world.Presses("ben", "Decline");

        Assert.Empty(world.Card("ben", "said/1").Content.Buttons);
        Assert.Contains("This is settled by now.", world.Card("ben", "said/1").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reminder_asks_nothing_any_more_once_the_absence_is_off()
    {
        var world = World.Ready();
        world.Says("ann", "away 30 nov - 4 dec for acme");
        world.Until("2026-11-16 14:00");

        world.Says("ann", "away cancel");

        Assert.Empty(world.Card("ben", "said/1").Content.Buttons);
    }
}
