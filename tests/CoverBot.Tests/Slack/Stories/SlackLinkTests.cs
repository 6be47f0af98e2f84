using CoverBot.Tests.Slack.Fake;
using CoverBot.Tests.Support;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Tests.Slack.Stories;

/// <summary>One crew over two Slack workspaces, over the wire: the real program and a strict Slack.</summary>
[Trait("kind", "story")]
public sealed class SlackLinkTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Ann_goes_away_in_one_workspace_Mia_accepts_in_the_other_and_a_client_there_reads_of_it()
    {
        await using var slack = await FakeSlack.StartAsync(installed: false);
        using var bot = await SlackBot.StartForManyAsync(slack, folder);
        await bot.PushToMondayAsync();
        var both = new Both(slack);
        await both.SetUpAsync(slack, bot);
        await both.MatchAsync(bot);
        await both.AddClientAsync(bot);

        var from = (await bot.NowAsync()).InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).Date.PlusDays(14);
        await both.Ann.CommandAsync($"/away-cover {LocalDatePattern.Iso.Format(from)} to {LocalDatePattern.Iso.Format(from.PlusDays(4))}", both.Team);
        await both.Mia.WillSeeAsync("Can you step in for Ann?", "Acme Ltd");
        await both.Mia.PressesAsync("Accept");
        await both.Mia.WillSeeAsync("Handover: Acme Ltd for Ann");
        await both.Ann.WillSeeAsync("Acme Ltd is looked after");
        await both.Lee.WillSeeAsync(both.Team, "Ann is away", "Mia");
        await both.Mia.WillSeeAsync(both.Helpers, "Ann is away", "Mia");

        await bot.PushClockAsync("P1D");
        await both.Dana.WillSeeAsync(both.Acme, "Ann is away from Monday", "Mia Example looks after your work in that time");
        await bot.ShownAsync();
        Assert.Empty(slack.World.Complaints);
        Assert.Empty(slack.Doubles());
        Assert.DoesNotContain(both.AnnThere.Sees(), message => message.Says("Acme Ltd is looked after"));
        Assert.Single(slack.Posted(both.Team), deed => deed.Text.StartsWith("Ann is away", StringComparison.Ordinal));
        Assert.Single(slack.Posted(both.Helpers), deed => deed.Text.StartsWith("Ann is away", StringComparison.Ordinal));
    }

    /// <summary>Lee and Ann in the first workspace; in the second Mia, Dana of a client, and Ann with a second account.</summary>
    private sealed class Both
    {
        private readonly Workspace second;

        public Both(FakeSlack slack)
        {
            second = slack.Workspace("T0OTHER", "Other");
            (Lee, Ann) = (slack.Person("lee"), slack.Person("ann"));
            (Mia, AnnThere, Dana) = (slack.Person("mia", second), slack.Person("ann", second), slack.Person("dana", second));
            Team = slack.Channel("team", [Lee, Ann], isPrivate: true);
            Helpers = slack.Channel("helpers", [Mia, AnnThere], isPrivate: true, of: second);
            Acme = slack.Channel("acme", [Mia, AnnThere, Dana], of: second);
        }

        public SlackPerson Lee { get; }

        public SlackPerson Ann { get; }

        public SlackPerson AnnThere { get; }

        public SlackPerson Mia { get; }

        public SlackPerson Dana { get; }

        public Room Team { get; }

        public Room Helpers { get; }

        public Room Acme { get; }

        public async Task SetUpAsync(FakeSlack slack, BotProcess bot)
        {
            await SlackBot.InstallAsync(slack, bot, slack.Home);
            await SlackBot.InstallAsync(slack, bot, second);
            await Lee.MakesTeamAsync(Team);

            var code = await Lee.AsksForCodeAsync(Team);
            await Mia.InvitesBotAsync(Helpers);
            await Mia.CommandAsync("/cover link " + code, Helpers);
            await Mia.WillSeeAsync(Helpers, "#helpers is a channel of the team now");
            await Lee.WillSeeAsync("Mia Example has joined #helpers, in another Slack workspace, to the team");
        }

        public async Task MatchAsync(BotProcess bot)
        {
            await AnnThere.WillSeeAsync("Are you one of these people");
            await AnnThere.PressesAsync("I'm Ann Example");
            await Ann.WillSeeAsync("Ann Example, from another Slack workspace, says that is you.");
            await Ann.PressesAsync("Yes, that's me");
            await AnnThere.WillSeeAsync("You and Ann are one member now");
            await bot.ShownAsync();
        }

        /// <summary>Where the client is: with the account there, whatever was Ann's before.</summary>
        public async Task AddClientAsync(BotProcess bot)
        {
            await AnnThere.InvitesBotAsync(Acme);
            await AnnThere.CommandAsync("/cover client add \"Acme Ltd\" here", Acme);
            await AnnThere.WillSeeAsync(Acme, "is Ann's client now");
            await AnnThere.CommandAsync("/cover backups acme @mia");
            await bot.ShownAsync();
        }
    }
}
