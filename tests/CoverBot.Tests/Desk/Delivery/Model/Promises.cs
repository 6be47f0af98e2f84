using CoverBot.Domain.Cards;

namespace CoverBot.Tests.Desk.Delivery.Model;

/// <summary>What people are to see once everything has come to rest.</summary>
internal static class Promises
{
    public static void Check(World world)
    {
        var scenario = world.Scenario;
        // Who takes over can die between posting and learning that the one who stood still has posted too: two faults at once, one message too many.
        var twins = scenario.LookUp ? Math.Min(scenario.Pauses, scenario.Kills) : scenario.Kills + scenario.Lost + scenario.Pauses;
        foreach (var card in world.View.Cards)
        {
            var shown = world.Room.Messages.Where(message => message.Mark == World.MarkOf(card.Key)).ToArray();
            switch (card)
            {
                case BoardCard.Live:
                    Assert.InRange(shown.Length, 1, 1 + twins);
                    Assert.Single(shown, message => message.Id == world.MessageOf(card.Key));
                    Assert.Equal(card.Content.Plain, shown.Single(message => message.Id == world.MessageOf(card.Key)).Words);
                    break;
                case BoardCard.Said { State: SaidState.Due }:
                    Assert.InRange(shown.Length, 1, 1 + twins);
                    Assert.All(shown, message => Assert.Equal(card.Content.Plain, message.Words));
                    break;
                case BoardCard.Said { State: SaidState.Closed }:
                    Assert.InRange(shown.Length, 0, 1 + twins);
                    // Where it can't be looked up, one whose answer was lost before it was closed stays as it is: nobody knows its id.
                    Assert.All(shown.Where(message => world.Scenario.LookUp || message.Id == world.MessageOf(card.Key)),
                        message => Assert.Equal(card.Content.Plain, message.Words));
                    break;
            }
        }
        var marks = world.View.Cards.Select(card => World.MarkOf(card.Key)).ToArray();
        Assert.All(world.Room.Messages, message => Assert.Contains(message.Mark, marks));
        InOrder(world);
    }

    /// <summary>In each conversation the first message of a said card comes before the first of a later one.</summary>
    private static void InOrder(World world)
    {
        foreach (var conversation in world.View.Cards.OfType<BoardCard.Said>().GroupBy(card => card.To))
        {
            var firsts = conversation.OrderBy(card => card.Number).Select(card => world.Room.Messages.FindIndex(message => message.Mark == World.MarkOf(card.Key)))
                .Where(index => index >= 0).ToArray();
            Assert.Equal(firsts.Order(), firsts);
        }
    }
}
