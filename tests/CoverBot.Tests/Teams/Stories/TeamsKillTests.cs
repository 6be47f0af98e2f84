using CoverBot.Desk;
using CoverBot.Tests.Support;
using CoverBot.Tests.Teams.Fake;

namespace CoverBot.Tests.Teams.Stories;

/// <summary>
/// The real program is killed at each point of the flow and started again, while Teams stays up and forgets nothing. Teams gives a bot nothing to recognise its own
/// message by: the one that was on its way may be there twice, and no other.
/// </summary>
[Trait("kind", "story")]
public sealed class TeamsKillTests
{
    /// <summary>The first calls of a new absence find the chats; then come the postings, one after another.</summary>
    private static readonly string[] Postings = [Faults.Sent + ":5", Faults.Sent + ":6", Faults.AnswerRead + ":5", Faults.AnswerRead + ":6"];

    [Fact]
    public Task Killed_anywhere_nothing_is_lost_and_at_most_the_message_on_its_way_is_there_twice() => EachFault.PlayAsync(KilledAsync, Postings);

    private static async Task KilledAsync(string point)
    {
        await using var agency = await TeamsAgency.SetUpAsync();
        await agency.Bot.StopAsync();
        var before = agency.Teams.Fake.Did().Count;
        await agency.RunAsync(point);
        await agency.Ann.TypesAsync("emergency");
        if (point == Faults.WakeUpHidden)
        {
            // It shows itself only after a while.
            await agency.Bot.PushClockAsync("PT1M");
        }
        await agency.Bot.EndedAsync();
        var posted = agency.Teams.Fake.Did().Skip(before).Count(deed => deed.What == "post");
        await agency.RunAsync();

        await agency.Ben.WillSeeAsync("Can you step in?");
        await agency.Cara.WillSeeAsync("Can you step in?");
        await agency.Ann.WillSeeAsync("You can't work");
        await agency.Teams.Carrier.QuietAsync();
        await agency.Bot.ShownAsync();
        await agency.Ben.PressesAsync("Accept");
        await agency.Dana.WillSeeAsync(agency.Acme, "Ben Example looks after your work");
        await agency.Lee.WillSeeAsync(agency.Team, "Ann is away", "Ben");
        await agency.Bot.ShownAsync();

        Judge(agency, point, posted);
        await Task.WhenAll(IsAskedOnceAsync(agency.Ben), IsAskedOnceAsync(agency.Cara));
    }

    /// <param name="posted">How many messages were there when it was killed.</param>
    private static void Judge(TeamsAgency agency, string point, int posted)
    {
        var extra = agency.Teams.Fake.Doubles().Sum(same => same.Extra);
        var mayBe = point.Split(':')[0] is Faults.Sent or Faults.AnswerRead ? 1 : 0;
        Assert.InRange(extra, point.StartsWith(Faults.AnswerRead, StringComparison.Ordinal) && posted > 0 ? 1 : 0, mayBe);
        Assert.Empty(agency.Teams.Fake.World.Complaints);
        Assert.InRange(agency.Ann.Sees().Count(message => message.Buttons.Contains("Undo: I'm working")), 1, 1 + extra);
        Assert.Single(agency.Dana.Sees(agency.Acme));
    }

    /// <summary>An extra question goes when somebody presses on it.</summary>
    private static async Task IsAskedOnceAsync(TeamsPerson asked)
    {
        if (asked.Sees().Any(message => message.Buttons.Contains("Accept")))
        {
            await asked.PressesAsync("Accept");
        }
        await Eventually.Async(() => asked.Sees().Count(message => message.Says("step in") || message.Says("has it")) == 1);
    }
}
