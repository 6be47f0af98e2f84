using CoverBot.Domain.Chat;
using CoverBot.Domain.Conversations;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Deciding;
using CoverBot.Tests.Domain.Bulletins;
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

    [Theory]
    [InlineData("away")]
    [InlineData("away for acme")]
    [InlineData("away except dale")]
    [InlineData("away @ben")]
    [InlineData("away ben")]
    [InlineData("client add")]
    [InlineData("client add Fern")]
    [InlineData("playbook acme")]
    [InlineData("settings")]
    [InlineData("off")]
    [InlineData("leave")]
    public void A_line_that_opens_a_form_was_announced(string line)
    {
        var world = World.Ready();
        world.Says("ann", line);

        Assert.IsType<Answer.Ask>(world.Answer("ann"));
        Assert.True(Conversation.MayAsk(Typed(line)));
    }

    [Fact]
    public void Every_button_opens_a_form_or_does_not_as_was_announced_whatever_has_happened()
    {
        var opened = new SortedSet<string>(StringComparer.Ordinal);
        Walks.All(world => PressAll(world, opened));
        foreach (var world in RefusalTests.Situations())
        {
            Array.ForEach(["ann", "ben", "cara", "lee"], who => world.Opens(who));
            PressAll(world, opened);
        }

        Assert.Equal(["ask-one", "change", "choose", "heat", "its-client", "leave-out", "longer", "playbook", "read-back", "run", "start", "words"], opened);
    }

    /// <summary>Each by who sees it, as things are now. What is refused may have been announced: that was not known before the crew was read.</summary>
    private static void PressAll(World world, SortedSet<string> opened)
    {
        foreach (var (who, room, press) in world.Buttons())
        {
            if (world.Tries(who, press, room) is Decision.Done { Answer: var answer })
            {
                Assert.True((answer is Answer.Ask) == Conversation.MayAsk(press), $"{who} presses {press.Code} and gets {answer}");
                Assert.Equal(Conversation.MayAsk(press), Conversation.MayAsk(Pressed(press)));
                if (answer is Answer.Ask)
                {
                    opened.Add(press.Verb);
                }
            }
        }
    }

    private static Inbound.Typed Typed(string line) => new("d1", World.Account("ann"), null, World.At("2026-11-16 09:00"), "n1", line);

    private static Inbound.Pressed Pressed(Press press) => new("d1", World.Account("ann"), null, World.At("2026-11-16 09:00"), "n1", press, null);
}
