using CoverBot.Tests.Slack.Fake;
using CoverBot.Tests.Slack.Outside;
using CoverBot.Tests.Slack.Stories;
using CoverBot.Tests.Support;
using CoverBot.Tests.Teams;
using CoverBot.Tests.Teams.Fake;
using NodaTime.Text;

namespace CoverBot.Tests.Stories;

/// <summary>One crew over both platforms: the real program between a Web API of Slack that we did not write, and a strict Teams.</summary>
[Trait("kind", "story")]
public sealed class TwoPlatformsTests : IClassFixture<NodeScripts>, IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Ann_goes_away_in_Slack_Mia_accepts_in_Teams_and_the_client_reads_of_it_in_its_Teams_channel()
    {
        await using var emulator = await SlackEmulator.StartAsync(SlackEmulator.FreePort(), folder.File("seed.yaml"), new Uri("http://127.0.0.1/slack/oauth"));
        using var bridge = new EmulatorBridge(emulator);
        await using var teams = await LiveTeams.StartAsync();
        await using var slack = await SlackCrew.StartAsync(Wire.Http, bridge.AttachAsync, TeamsBot.Settings(teams));
        teams.Carrier.Bot = new(slack.Bot.Address);
        var there = new There(teams);
        await there.JoinAsync(slack);
        await there.MatchAsync(slack);
        await there.AddClientAsync();

        var from = await slack.DayAsync(14);
        await slack.Ann.CommandAsync($"/away-cover {LocalDatePattern.Iso.Format(from)} to {LocalDatePattern.Iso.Format(from.PlusDays(4))}", slack.Team);
        await there.Mia.WillSeeAsync("Can you step in for Ann?", "Harbour");
        await there.Mia.PressesAsync("Accept");
        await there.Mia.WillSeeAsync("Handover: Harbour for Ann");
        await slack.Ann.WillSeeAsync("Harbour is looked after");
        await slack.Lee.WillSeeAsync(slack.Team, "Ann is away", "Mia");
        await there.Mia.WillSeeAsync(there.Helpers, "Ann is away", "Mia");
        await slack.PushToAsync(from, 9, 5);
        await there.Dana.WillSeeAsync(there.Harbour, "Ann is away from Monday", "Mia Example looks after your work in that time");

        await slack.Ben.CommandAsync("/cover who", slack.Team);
        await slack.Ben.WillSeeAsync(slack.Team, "Harbour", "Mia");
        await there.Mia.TypesAsync("who");
        await there.Mia.WillSeeAsync("Harbour", "Mia", "Ann");
        await ReturnAsync(slack, there, from.PlusDays(7));
        await slack.Bot.ShownAsync();
        Judge(slack, teams, there);
    }

    /// <summary>Ann reads in Slack what is asked there, and answers where she is by then: in Teams.</summary>
    private static async Task ReturnAsync(SlackCrew slack, There there, NodaTime.LocalDate monday)
    {
        await slack.PushToAsync(monday, 9, 5);
        await slack.Ann.WillSeeAsync("Are you back?");
        await there.Ann.TypesAsync("back");
        await there.Ann.WillSeeAsync("Welcome back, Ann");
        await there.Dana.WillSeeAsync(there.Harbour, "Ann is back today");
    }

    /// <summary>Who is on both sides is told once, and each team channel has its own one card.</summary>
    private static void Judge(SlackCrew slack, LiveTeams teams, There there)
    {
        Assert.Empty(slack.Slack.World.Complaints);
        Assert.Empty(slack.Slack.Doubles());
        Assert.Empty(teams.Fake.World.Complaints);
        Assert.Empty(teams.Fake.Doubles());
        Assert.DoesNotContain(there.Ann.Sees(), message => message.Says("Harbour is looked after"));
        Assert.Single(slack.Slack.Posted(slack.Team), deed => deed.Text.StartsWith("Ann is away", StringComparison.Ordinal));
        Assert.Single(teams.Posted(there.Helpers), deed => deed.Summary.StartsWith("Ann is away", StringComparison.Ordinal));
        Assert.All(there.Dana.Sees(there.Harbour), message => Assert.Empty(message.Buttons));
    }

    /// <summary>In Teams: Mia, a client with Dana, and Ann with a second account.</summary>
    private sealed class There
    {
        public There(LiveTeams teams)
        {
            (Mia, Ann, Dana) = (teams.Person("Mia Example"), teams.Person("Ann Example"), teams.Person("Dana Client", guest: true));
            Helpers = teams.Channel("helpers", [Mia, Ann], "private");
            Harbour = teams.Channel("harbour", [Mia, Ann, Dana], "private");
        }

        public TeamsPerson Mia { get; }

        public TeamsPerson Ann { get; }

        public TeamsPerson Dana { get; }

        public FakeConversation Helpers { get; }

        public FakeConversation Harbour { get; }

        /// <summary>A lead's code from Slack, typed in Teams.</summary>
        public async Task JoinAsync(SlackCrew slack)
        {
            await slack.Lee.MakesTeamAsync(slack.Team);
            var code = await slack.Lee.AsksForCodeAsync(slack.Team);

            await Mia.AddsBotAsync(Helpers);
            await Mia.TypesAsync(Helpers, "link " + code);
            await Mia.WillSeeAsync(Helpers, "#helpers is a channel of the team now");
            await slack.Lee.WillSeeAsync("Mia Example has joined #helpers, on Teams, to the team");
        }

        /// <summary>Said on one side, confirmed on the other.</summary>
        public async Task MatchAsync(SlackCrew slack)
        {
            await Ann.WillSeeAsync("Are you one of these people");
            await Ann.PressesAsync("I'm Ann Example");
            await slack.Ann.WillSeeAsync("Ann Example, on Teams, says that is you.");
            await slack.Ann.PressesAsync("Yes, that's me");
            await Ann.WillSeeAsync("You and Ann are one member now");
            await slack.Bot.ShownAsync();
        }

        public async Task AddClientAsync()
        {
            await Ann.AddsBotAsync(Harbour);
            await Ann.TypesAsync(Harbour, "client add Harbour here");
            await Ann.WillSeeAsync(Harbour, "is Ann's client now");
            await Ann.TypesAsync("backups harbour @mia");
            await Ann.WillSeeAsync("Harbour – Asked in this order: Mia");
        }
    }
}
