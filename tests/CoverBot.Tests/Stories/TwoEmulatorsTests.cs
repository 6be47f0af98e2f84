using CoverBot.Tests.Slack.Fake;
using CoverBot.Tests.Slack.Outside;
using CoverBot.Tests.Slack.Stories;
using CoverBot.Tests.Support;
using CoverBot.Tests.Teams.Outside;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Tests.Stories;

/// <summary>One crew over both platforms, neither of them ours: an emulator of Slack's Web API, and Microsoft's emulator of Teams in a real browser.</summary>
[Trait("kind", "story")]
public sealed class TwoEmulatorsTests(Browser browser) : IClassFixture<Browser>, IClassFixture<NodeScripts>, IDisposable
{
    private readonly ScratchFolder slackFolder = new();
    private readonly ScratchFolder teamsFolder = new();

    public void Dispose()
    {
        slackFolder.Dispose();
        teamsFolder.Dispose();
    }

    [Fact]
    public async Task Ann_goes_away_in_Slack_Megan_accepts_in_Teams_and_the_client_reads_of_it_in_its_Teams_channel()
    {
        await using var emulator = await SlackEmulator.StartAsync(SlackEmulator.FreePort(), slackFolder.File("seed.yaml"), new Uri("http://127.0.0.1/slack/oauth"));
        using var bridge = new EmulatorBridge(emulator);
        await using var slack = await SlackCrew.StartAsync(Wire.Http, bridge.AttachAsync, AgentsPlayground.BotSettings);
        await using var playground = await AgentsPlayground.StartAsync(teamsFolder, slack.Bot.Address);
        var alex = await AgentsScreen.OpenAsync(browser, playground);
        var megan = await playground.PersonAsync(1);
        await JoinAsync(slack, alex);
        await MatchAsync(slack, alex);
        await AddClientAsync(alex, megan);
        var from = await slack.DayAsync(14);

        await slack.Ann.CommandAsync($"/away-cover {LocalDatePattern.Iso.Format(from)} to {LocalDatePattern.Iso.Format(from.PlusDays(4))}", slack.Team);
        await megan.WillSeeAsync("Can you step in for Ann?", "Acme");
        await megan.PressesAsync("Accept");
        await megan.WillSeeAsync("Handover: Acme for Ann");
        await slack.Ann.WillSeeAsync("Acme is looked after");
        await slack.Lee.WillSeeAsync(slack.Team, "Ann is away", "Megan");
        await alex.GoToAsync(AgentsScreen.TeamChannel);
        await alex.SeesAsync("Ann is away", "Megan");
        await alex.PictureAsync("two-1-team-card");

        await slack.PushToAsync(from, 9, 5);
        await WhoAsync(slack, megan);
        await ReturnAsync(slack, alex, from.PlusDays(7));
        await slack.Bot.ShownAsync();
        Judge(slack, playground.Recording.Calls());
    }

    /// <summary>A lead's code from Slack, typed in Teams.</summary>
    private static async Task JoinAsync(SlackCrew slack, AgentsScreen alex)
    {
        await slack.Lee.MakesTeamAsync(slack.Team);
        var code = await slack.Lee.AsksForCodeAsync(slack.Team);

        await alex.GoToAsync(AgentsScreen.TeamChannel);
        await alex.SayToBotAsync("link " + code);
        await alex.SeesAsync("#General is a channel of the team now");
        await slack.Lee.WillSeeAsync("Alex Wilber has joined #General, on Teams, to the team");
    }

    /// <summary>Said on one side, confirmed on the other: from then on the two are one member.</summary>
    private static async Task MatchAsync(SlackCrew slack, AgentsScreen alex)
    {
        await alex.GoToAsync(AgentsScreen.OwnChat);
        await alex.SeesAsync("Are you one of these people");
        await alex.PictureAsync("two-2-who-are-you");
        await alex.PressAsync("I'm Ann Example");
        await slack.Ann.WillSeeAsync("Alex Wilber, on Teams, says that is you.");
        await slack.Ann.PressesAsync("Yes, that's me");
        await alex.SeesAsync("You and Ann are one member now");
        await slack.Bot.ShownAsync();
    }

    private static async Task AddClientAsync(AgentsScreen alex, AgentsPerson megan)
    {
        await alex.GoToAsync(AgentsScreen.ClientChannel);
        await alex.SayToBotAsync("client add Acme here");
        await alex.SeesAsync("Acme is Ann's client now");
        await alex.GoToAsync(AgentsScreen.OwnChat);
        await alex.SayAsync("backups acme @\"Megan Bowen\"");
        await alex.SeesAsync("Asked in this order: Megan");
        await megan.WillSeeAsync("first backup for Acme");
        await megan.PressesAsync("Fine");
    }

    private static async Task WhoAsync(SlackCrew slack, AgentsPerson megan)
    {
        await slack.Ben.CommandAsync("/cover who", slack.Team);
        var there = await slack.Ben.WillSeeAsync(slack.Team, "who is away and who has what", "Ann", "Acme: Megan");
        await megan.TypesAsync("who");
        var here = await megan.WillSeeAsync("who is away and who has what", "Ann", "Acme: Megan");
        Assert.Equal(Letters(there.Words), Letters(here.Words));
    }

    private static string Letters(string words) => string.Concat(words.Where(char.IsLetterOrDigit));

    private static async Task ReturnAsync(SlackCrew slack, AgentsScreen alex, LocalDate monday)
    {
        await alex.GoToAsync(AgentsScreen.ClientChannel);
        await alex.SeesAsync("Ann is away from Monday", "Megan Bowen looks after your work in that time");
        await slack.PushToAsync(monday, 9, 5);
        await slack.Ann.WillSeeAsync("Are you back?");
        await slack.Ann.PressesAsync("I'm back");
        await slack.Ann.WillSeeAsync("Welcome back, Ann");
        await alex.SeesAsync("Ann is back today. Thank you, Megan");
        await alex.PictureAsync("two-3-client");
    }

    /// <summary>Who is on both sides is told once, and each team channel has its own one card.</summary>
    private static void Judge(SlackCrew slack, IReadOnlyList<AgentsCall> calls)
    {
        slack.IsSound();
        AgentsCall.AreSound(calls);
        var posted = calls.Where(call => call is { Method: "POST", Shows: true }).ToList();
        Assert.DoesNotContain(posted, call => call.Conversation == AgentsPlayground.OwnChat && call.Summary.Contains("looked after", StringComparison.Ordinal));
        Assert.Single(slack.Slack.Posted(slack.Team), deed => deed.Text.StartsWith("Ann is away", StringComparison.Ordinal));
        Assert.Single(posted, call => call.Conversation == AgentsPlayground.TeamChannel && call.Summary.StartsWith("Ann is away", StringComparison.Ordinal));
    }
}
