using CoverBot.Tests.Slack.Fake;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Slack.Stories;

/// <summary>A fake Slack with a crew in it, and the real bot: Ann and her backups, Lee who leads, and Dana of a client's own company in a shared channel.</summary>
internal sealed class SlackCrew : IAsyncDisposable
{
    private readonly ScratchFolder folder = new();
    private BotProcess? bot;

    private readonly (string Name, string Value)[] beside;

    private SlackCrew(FakeSlack slack, (string Name, string Value)[] beside)
    {
        (Slack, this.beside) = (slack, beside);
        (Ann, Ben, Cara, Max, Lee) = (slack.Person("ann"), slack.Person("ben"), slack.Person("cara"), slack.Person("max"), slack.Person("lee"));
        Dana = slack.Person("dana", slack.Workspace("T0ACME", "Acme"));
        Team = slack.Channel("team", [Ann, Ben, Cara, Max, Lee], isPrivate: true);
        Acme = slack.Channel("acme", [Ann, Ben, Cara, Max, Lee, Dana]);
    }

    public FakeSlack Slack { get; }

    public SlackPerson Ann { get; }

    public SlackPerson Ben { get; }

    public SlackPerson Cara { get; }

    public SlackPerson Max { get; }

    public SlackPerson Lee { get; }

    public SlackPerson Dana { get; }

    public Room Team { get; }

    public Room Acme { get; }

    public BotProcess Bot => bot ?? throw new InvalidOperationException("not started");

    /// <summary>At ten o'clock on a Monday.</summary>
    /// <param name="before">Done when everybody is there and the bot is not yet.</param>
    /// <param name="beside">Further settings, such as another platform's.</param>
    public static async Task<SlackCrew> StartAsync(Wire wire = Wire.Http, Func<FakeSlack, Task>? before = null, params (string Name, string Value)[] beside)
    {
        var crew = new SlackCrew(await FakeSlack.StartAsync(wire), beside);
        if (before is not null)
        {
            await before(crew.Slack);
        }
        await crew.RunAsync();
        await crew.Bot.PushToMondayAsync();
        return crew;
    }

    /// <summary>As <see cref="StartAsync"/>, and set up in three lines: Acme is Ann's, backed up by Ben and Cara.</summary>
    public static async Task<SlackCrew> SetUpAsync(Wire wire = Wire.Http, Func<FakeSlack, Task>? before = null)
    {
        var crew = await StartAsync(wire, before);
        await crew.Lee.MakesTeamAsync(crew.Team);
        await crew.Lee.InvitesBotAsync(crew.Acme);
        await crew.Ann.CommandAsync("/cover client add Acme here", crew.Acme);
        await crew.Ann.WillSeeAsync(crew.Acme, "is Ann's client now");
        await crew.Ann.CommandAsync("/cover backups acme @ben @cara");
        await crew.Bot.ShownAsync();
        return crew;
    }

    /// <summary>Starts the bot, again or for the first time.</summary>
    /// <param name="fault">Where it ends itself; null for nowhere.</param>
    public async Task RunAsync(string? fault = null)
    {
        bot?.Dispose();
        Slack.Postman.Bot = null;
        bot = await SlackBot.StartAsync(Slack, folder, fault, beside);
    }

    /// <inheritdoc cref="BotProcess.DayAsync"/>
    public Task<LocalDate> DayAsync(int ahead) => Bot.DayAsync(ahead);

    /// <inheritdoc cref="BotProcess.PushToAsync"/>
    public Task PushToAsync(LocalDate day, int hour, int minute = 0) => Bot.PushToAsync(day, hour, minute);

    /// <summary>Nothing was said twice, and Slack had nothing to complain about.</summary>
    public void IsSound()
    {
        Assert.Empty(Slack.World.Complaints);
        Assert.Empty(Slack.Doubles());
    }

    public async ValueTask DisposeAsync()
    {
        bot?.Dispose();
        await Slack.DisposeAsync();
        folder.Dispose();
    }
}
