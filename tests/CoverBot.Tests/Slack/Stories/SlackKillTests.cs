using CoverBot.Desk;
using CoverBot.Tests.Slack.Fake;

namespace CoverBot.Tests.Slack.Stories;

/// <summary>The real program is killed at each point of the flow and started again, while Slack stays up and forgets nothing.</summary>
[Trait("kind", "story")]
public sealed class SlackKillTests
{
    /// <summary>Most of the time is waiting for what a dead process held; so they wait together.</summary>
    private const int AtATime = 4;

    [Fact]
    public async Task Killed_anywhere_no_message_is_lost_and_none_is_there_twice()
    {
        using var slots = new SemaphoreSlim(AtATime);
        await Task.WhenAll(Faults.All.Select(async point =>
        {
            await slots.WaitAsync();
            try
            {
                await KilledAsync(point);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"killed at '{point}'", error);
            }
            finally
            {
                slots.Release();
            }
        }));
    }

    private static async Task KilledAsync(string point)
    {
        await using var crew = await SlackCrew.SetUpAsync();
        await crew.Bot.StopAsync();
        await crew.RunAsync(point);
        await crew.Ann.TypesAsync("emergency");
        await FurtherAsync(crew, point);
        await crew.Bot.EndedAsync();
        await crew.RunAsync();

        await crew.Ben.WillSeeAsync("Can you step in?");
        await crew.Cara.WillSeeAsync("Can you step in?");
        await crew.Ann.WillSeeAsync("You can't work");
        await crew.Slack.Postman.QuietAsync();
        await crew.Bot.ShownAsync();
        await crew.Ben.PressesAsync("Accept");
        await crew.Dana.WillSeeAsync(crew.Acme, "Ben Example looks after your work");
        await crew.Bot.ShownAsync();

        crew.IsSound();
        Assert.All([crew.Ben, crew.Cara], asked => Assert.Single(asked.Sees(), message => message.Says("step in") || message.Says("has it")));
        Assert.Single(crew.Ann.Sees(), message => message.Buttons.Contains("Undo: I'm working"));
        Assert.Single(crew.Dana.Sees(crew.Acme), message => message.FromBot);
    }

    /// <summary>Two points are not passed by a new absence alone: its board is saved with the decision, and its wake-up shows itself only after a while.</summary>
    private static async Task FurtherAsync(SlackCrew crew, string point)
    {
        if (point == Faults.SendingSaved)
        {
            await crew.Ann.TypesAsync("client add Cole by hand");
            await crew.Ann.TypesAsync("backups Cole @lee");
        }
        else if (point == Faults.WakeUpHidden)
        {
            await crew.Bot.PushClockAsync("PT1M");
        }
    }
}
