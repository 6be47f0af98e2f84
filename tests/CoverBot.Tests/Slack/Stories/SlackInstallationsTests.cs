using CoverBot.Tests.Slack.Fake;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Slack.Stories;

/// <summary>Workspaces that install the app themselves.</summary>
[Trait("kind", "story")]
public sealed class SlackInstallationsTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Two_workspaces_have_each_their_own_crew_and_hear_nothing_of_each_other()
    {
        await using var slack = await FakeSlack.StartAsync(installed: false);
        using var bot = await SlackBot.StartForManyAsync(slack, folder);
        await bot.PushToMondayAsync();
        var (one, two) = (new Crew(slack, slack.Home), new Crew(slack, slack.Workspace("T0OTHER", "Other")));
        await one.SetUpAsync(bot);
        await two.SetUpAsync(bot);

        await one.Owner.TypesAsync("emergency");
        await one.Backup.WillSeeAsync("Can you step in?");
        await bot.ShownAsync();
        await two.Owner.CommandAsync("/cover who");

        Assert.DoesNotContain(two.Backup.Sees(), message => message.Says("step in"));
        Assert.DoesNotContain(two.Owner.Sees(), message => message.Says("emergency") || message.Says("can't work"));
        await two.Owner.WillSeeAsync("nobody is away");
        Assert.Empty(slack.World.Complaints);
        Assert.All(slack.World.Deeds.Where(deed => deed.Team == two.Workspace.Id), deed => Assert.Contains(deed.Room, two.Rooms()));
    }

    [Fact]
    public async Task A_crew_whose_app_was_removed_is_there_again_when_it_is_installed_again()
    {
        await using var slack = await FakeSlack.StartAsync(installed: false);
        using var bot = await SlackBot.StartForManyAsync(slack, folder);
        await bot.PushToMondayAsync();
        var crew = new Crew(slack, slack.Home);
        await crew.SetUpAsync(bot);
        await slack.UninstallAsync(slack.Home);
        await bot.ShownAsync();

        await SlackBot.InstallAsync(slack, bot, slack.Home);
        await crew.Owner.InvitesBotAsync(crew.Team);
        await crew.Owner.TypesAsync("emergency");

        await crew.Backup.WillSeeAsync("Can you step in?");
        Assert.Empty(slack.World.Complaints);
        Assert.Empty(slack.Doubles());
    }

    /// <summary>Two people and a client told by hand.</summary>
    private sealed class Crew
    {
        private readonly FakeSlack slack;

        public Crew(FakeSlack slack, Workspace workspace)
        {
            (this.slack, Workspace) = (slack, workspace);
            (Owner, Backup) = (slack.Person("olga", workspace), slack.Person("bob", workspace));
            Team = slack.Channel("team", [Owner, Backup], of: workspace);
        }

        public Workspace Workspace { get; }

        public SlackPerson Owner { get; }

        public SlackPerson Backup { get; }

        public Room Team { get; }

        public IEnumerable<string> Rooms() => [Team.Id, Owner.Dm.Id, Backup.Dm.Id, Owner.Id, Backup.Id];

        public async Task SetUpAsync(BotProcess bot)
        {
            await SlackBot.InstallAsync(slack, bot, Workspace);
            await Owner.MakesTeamAsync(Team);
            await Owner.CommandAsync("/cover client add Acme by hand");
            await Owner.CommandAsync("/cover backups acme @bob");
            await bot.ShownAsync();
        }
    }
}
