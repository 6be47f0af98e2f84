using CoverBot.Tests.Slack;
using CoverBot.Tests.Slack.Fake;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Storage.Azure.Load;

/// <summary>A crew in a workspace of its own: Ann, Ben and Max have a client each, Ben and Cara or Cara and Ann step in, Lee leads, and Dana reads Acme's channel.</summary>
internal sealed class LoadCrew
{
    private readonly FakeSlack slack;
    private readonly Mouth mouth;

    public LoadCrew(FakeSlack slack, Mouth mouth, Workspace outside, int number)
    {
        (this.slack, this.mouth) = (slack, mouth);
        Workspace = slack.Workspace(FormattableString.Invariant($"T0CREW{number:D3}"), FormattableString.Invariant($"Crew{number}"));
        (Ann, Ben, Cara, Max, Lee) = (Person("ann"), Person("ben"), Person("cara"), Person("max"), Person("lee"));
        Team = slack.Channel("team", [Ann, Ben, Cara, Max, Lee], isPrivate: true, of: Workspace);
        Acme = slack.Channel("acme", [Ann, Ben, Cara, Max, Lee, slack.Person("dana", outside)], of: Workspace);

        SlackPerson Person(string name) => slack.Person(name, Workspace);
    }

    public Workspace Workspace { get; }

    public SlackPerson Ann { get; }

    public SlackPerson Ben { get; }

    public SlackPerson Cara { get; }

    public SlackPerson Max { get; }

    public SlackPerson Lee { get; }

    public Room Team { get; }

    public Room Acme { get; }

    public IReadOnlyList<SlackPerson> Everybody => [Ann, Ben, Cara, Max, Lee];

    /// <summary>Installs the app. One at a time: the page does not say for whom.</summary>
    public Task InstallAsync(BotProcess bot) => SlackBot.InstallAsync(slack, bot, Workspace);

    public async Task SetUpAsync()
    {
        await Lee.MakesTeamAsync(Team);
        await Lee.InvitesBotAsync(Acme);
        await mouth.CommandsAsync(Ann, "/cover client add Acme here", Acme);
        await mouth.CommandsAsync(Ben, "/cover client add Birch by hand");
        await mouth.CommandsAsync(Max, "/cover client add Cole by hand");
        await mouth.CommandsAsync(Ann, "/cover backups acme @ben @cara");
        await mouth.CommandsAsync(Ben, "/cover backups birch @cara @ann");
        await mouth.CommandsAsync(Max, "/cover backups cole @ben @cara");
    }
}
