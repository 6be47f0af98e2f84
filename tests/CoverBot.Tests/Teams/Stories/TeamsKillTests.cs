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
    /// <summary>Each chat is opened, and then posted into: the second call posts the first message, the fourth the second.</summary>
    private static readonly string[] Postings = [Faults.Sent + ":2", Faults.Sent + ":4", Faults.AnswerRead + ":2", Faults.AnswerRead + ":4"];

    [Fact]
    public Task Killed_anywhere_nothing_is_lost_and_at_most_the_message_on_its_way_is_there_twice() => EachFault.PlayAsync(KilledAsync, Postings);

    private static async Task KilledAsync(string point)
    {
        await using var agency = await TeamsAgency.SetUpAsync();
        await agency.Bot.StopAsync();
        await agency.RunAsync(point);
        await agency.Ann.TypesAsync("emergency");
        if (point == Faults.WakeUpHidden)
        {
            // It shows itself only after a while.
            await agency.Bot.PushClockAsync("PT1M");
        }
        await agency.Bot.EndedAsync();
        await agency.RunAsync();
        if (point is Faults.WakeUpSent or Faults.InTheCommit or Faults.Committed)
        {
            // Not answered yet: Teams sends the same activity again.
            await Eventually.Async(() => agency.Teams.Carrier.Repeated > 0);
        }

        await agency.Ben.WillSeeAsync("Can you step in?");
        await agency.Cara.WillSeeAsync("Can you step in?");
        await agency.Ann.WillSeeAsync("You can't work");
        await agency.Teams.Carrier.QuietAsync();
        await agency.Bot.ShownAsync();
        await agency.Ben.PressesAsync("Accept");
        await agency.Dana.WillSeeAsync(agency.Acme, "Ben Example looks after your work");
        await agency.Lee.WillSeeAsync(agency.Team, "Ann is away", "Ben");
        await agency.Bot.ShownAsync();

        Judge(agency, point);
        await Task.WhenAll(IsAskedOnceAsync(agency.Ben), IsAskedOnceAsync(agency.Cara));
    }

    /// <summary>A message that is there, and whose id died with the bot, is certainly posted again; one that had perhaps not left yet may be.</summary>
    private static void Judge(TeamsAgency agency, string point)
    {
        var extra = agency.Teams.Fake.Doubles().Sum(same => same.Extra);
        var most = Postings.Contains(point) ? 1 : 0;
        var least = point.StartsWith(Faults.AnswerRead, StringComparison.Ordinal) ? most : 0;
        Assert.True(extra >= least && extra <= most, $"{extra} too many:\n{string.Join('\n', agency.Teams.Fake.Did())}");
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
