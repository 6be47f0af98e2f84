using CoverBot.Domain.Chat;
using CoverBot.Domain.Conversations;
using CoverBot.Domain.Cards;
using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Conversations;

/// <summary>Where a form opens by a trigger that does not last, what may be answered with one is known before anything is read.</summary>
[Trait("kind", "rule")]
public sealed class MayAskTests
{
    [Theory]
    [InlineData("away", true)]
    [InlineData("/away", true)]
    [InlineData("I'm off", true)]
    [InlineData("holiday", true)]
    [InlineData("away for acme", true)]
    [InlineData("away <@ben>", true)]
    [InlineData("client add", true)]
    [InlineData("client add Fern", true)]
    [InlineData("playbook acme", true)]
    [InlineData("settings", true)]
    [InlineData("settings quiet 21-7", false)]
    [InlineData("away fri", false)]
    [InlineData("away fri for acme", false)]
    [InlineData("away <@ben> 24 dec - 2 jan", false)]
    [InlineData("emergency", false)]
    [InlineData("client add Fern by hand", false)]
    [InlineData("playbook", false)]
    [InlineData("who acme", false)]
    [InlineData("can't acme", false)]
    [InlineData("note acme the shop is closed", false)]
    [InlineData("accept", false)]
    [InlineData("lovely weather", false)]
    [InlineData("", false)]
    public void A_line_that_may_open_a_form_is_known_by_itself(string line, bool may)
    {
        Assert.Equal(may, Conversation.MayAsk(Typed(line)));
        Assert.Equal(may, Conversation.MayAsk(Pressed(Press.Of("run", line))));
    }

    [Fact]
    public void Every_line_and_button_that_opens_a_form_was_announced()
    {
        string[] lines = ["away", "away for acme", "away except dale", "away @ben", "away ben", "client add", "client add Fern", "playbook acme", "off", "leave"];
        foreach (var line in lines)
        {
            var world = World.Ready();
            world.Says("ann", line);
            Assert.True(world.Answer("ann") is not Answer.Ask || Conversation.MayAsk(Typed(line)), line);
        }
    }

    private static Inbound.Typed Typed(string line) => new("d1", World.Account("ann"), null, World.At("2026-11-16 09:00"), "n1", line);

    private static Inbound.Pressed Pressed(Press press) => new("d1", World.Account("ann"), null, World.At("2026-11-16 09:00"), "n1", press, null);
}
