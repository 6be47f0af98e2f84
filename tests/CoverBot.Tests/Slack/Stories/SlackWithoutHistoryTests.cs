using CoverBot.Tests.Slack.Fake;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Slack.Stories;

/// <summary>An app that may not read back what it wrote: what was posted and not confirmed can't be looked for.</summary>
[Trait("kind", "story")]
public sealed class SlackWithoutHistoryTests
{
    private static readonly string[] Missing = ["channels:history", "groups:history", "im:history"];

    [Fact]
    public async Task Messages_whose_answers_are_lost_come_again_once_each_and_every_copy_that_is_pressed_tells_what_is_so()
    {
        await using var crew = await SlackCrew.SetUpAsync(before: WithoutHistoryAsync);
        var before = crew.Slack.World.Deeds.Count;
        crew.Slack.Faults.Next("chat.postMessage", Fault.CutAfter, Fault.CutBefore, Fault.ServerErrorDone);

        await crew.Ann.CommandAsync("/cover emergency");
        await crew.Ben.WillSeeAsync("Can you step in?");
        await crew.Cara.WillSeeAsync("Can you step in?");
        await crew.Ann.WillSeeAsync("You can't work");
        await crew.Bot.ShownAsync();
        Assert.Equal(3, crew.Slack.Faults.Failed);
        Assert.InRange(Copies(crew, before), 0, 2);

        crew.Slack.Faults.Next("chat.update", Fault.ServerError, Fault.CutAfter);
        await crew.Ben.PressesAsync(crew.Ben.Dm, crew.Ben.Sees().First(IsOpen), "Accept");
        await crew.Dana.WillSeeAsync(crew.Acme, "Ben Example looks after your work");
        await crew.Bot.ShownAsync();
        await JudgeAsync(crew, before);
    }

    private static async Task JudgeAsync(SlackCrew crew, int before)
    {
        Assert.Equal(5, crew.Slack.Faults.Failed);
        Assert.True(crew.Cara.Sees().Last(message => message.Says("step in?")).Says("Ben has it"));
        Assert.True(crew.Ann.Sees().Last(message => message.Says("You can't work")).Says("Ben"));
        foreach (var asked in new[] { crew.Ben, crew.Cara })
        {
            while (asked.Sees().FirstOrDefault(IsOpen) is { } copy)
            {
                await asked.PressesAsync(asked.Dm, copy, "Accept");
                await Eventually.Async(() => !asked.Sees().Any(message => message.Ts == copy.Ts && IsOpen(message)));
            }
        }
        await crew.Bot.ShownAsync();
        Assert.InRange(Copies(crew, before), 0, 2);
        Assert.Single(crew.Dana.Sees(crew.Acme), message => message.Says("Ben Example looks after your work"));
        Assert.Empty(crew.Slack.World.Complaints);

        var (_, said) = await crew.Bot.StopAsync();
        Assert.All(Missing, scope => Assert.Contains($"the scope {scope} is missing", said, StringComparison.Ordinal));
    }

    private static bool IsOpen(Seen message) => message.Buttons.Contains("Accept");

    /// <summary>How many messages say in the same place what another one says.</summary>
    private static int Copies(SlackCrew crew, int before)
    {
        var posted = crew.Slack.World.Deeds.Where(deed => deed.Number > before && deed.Method == "chat.postMessage").ToList();
        return posted.Count - posted.DistinctBy(deed => (deed.Room, deed.Text)).Count();
    }

    private static Task WithoutHistoryAsync(FakeSlack slack)
    {
        slack.Home.Scopes = [.. Workspace.AllScopes.Except(Missing)];
        slack.Home.Issue();
        return Task.CompletedTask;
    }
}
