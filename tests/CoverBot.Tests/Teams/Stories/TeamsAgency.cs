using CoverBot.Tests.Support;
using CoverBot.Tests.Teams.Fake;
using NodaTime;

namespace CoverBot.Tests.Teams.Stories;

/// <summary>A stand-in Teams with a crew in it, and the real bot: Ann and her backups, Lee who leads, and Dana of a client's own company in a shared channel.</summary>
internal sealed class TeamsAgency : IAsyncDisposable
{
    /// <summary>The tenant of the client's own people.</summary>
    private const string Elsewhere = "55555555-5555-4555-8555-555555555555";

    private readonly ScratchFolder folder = new();
    private BotProcess? bot;

    private TeamsAgency(LiveTeams teams)
    {
        Teams = teams;
        (Ann, Ben, Cara, Max, Lee) = (teams.Person("Ann Example"), teams.Person("Ben Example"), teams.Person("Cara Example"), teams.Person("Max Example"), teams.Person("Lee Example"));
        Dana = teams.Person("Dana Client", Elsewhere);
        Team = teams.Channel("Team", [Ann, Ben, Cara, Max, Lee], "private");
        Acme = teams.Channel("Acme", [Ann, Ben, Cara, Max, Lee, Dana], "shared");
    }

    public LiveTeams Teams { get; }

    public TeamsPerson Ann { get; }

    public TeamsPerson Ben { get; }

    public TeamsPerson Cara { get; }

    public TeamsPerson Max { get; }

    public TeamsPerson Lee { get; }

    public TeamsPerson Dana { get; }

    public FakeConversation Team { get; }

    public FakeConversation Acme { get; }

    public BotProcess Bot => bot ?? throw new InvalidOperationException("not started");

    /// <summary>At ten o'clock on a Monday.</summary>
    public static async Task<TeamsAgency> StartAsync()
    {
        var agency = new TeamsAgency(await LiveTeams.StartAsync());
        await agency.RunAsync();
        await agency.Bot.PushToMondayAsync();
        return agency;
    }

    /// <summary>As <see cref="StartAsync"/>, and set up: Acme is Ann's, backed up by Ben and Cara.</summary>
    public static async Task<TeamsAgency> SetUpAsync()
    {
        var agency = await StartAsync();
        await agency.Lee.AddsBotAsync(agency.Team);
        await agency.Lee.WillSeeAsync(agency.Team, "your team's channel?");
        await agency.Lee.PressesAsync(agency.Team, "It's our team channel");
        await agency.Lee.WillSeeAsync(agency.Team, "is the team's channel now");
        agency.Acme.HasBot = true;
        await agency.Ann.TypesAsync(agency.Acme, "client add Acme here");
        await agency.Ann.WillSeeAsync(agency.Acme, "is Ann's client now");
        await agency.Ann.TypesAsync("backups acme @ben @cara");
        await agency.Ann.WillSeeAsync("Ben, then Cara");
        await agency.Bot.ShownAsync();
        return agency;
    }

    /// <summary>Starts the bot, again or for the first time.</summary>
    /// <param name="fault">Where it ends itself; null for nowhere.</param>
    public async Task RunAsync(string? fault = null)
    {
        bot?.Dispose();
        Teams.Carrier.Bot = null;
        bot = await TeamsBot.StartAsync(Teams, folder, fault);
    }

    /// <inheritdoc cref="BotProcess.DayAsync"/>
    public Task<LocalDate> DayAsync(int ahead) => Bot.DayAsync(ahead);

    /// <inheritdoc cref="BotProcess.PushToAsync"/>
    public Task PushToAsync(LocalDate day, int hour, int minute) => Bot.PushToAsync(day, hour, minute);

    /// <summary>Nothing was posted twice, and Teams had nothing to complain about.</summary>
    public void IsSound()
    {
        Assert.Empty(Teams.Fake.World.Complaints);
        Assert.Empty(Teams.Fake.Doubles());
    }

    public async ValueTask DisposeAsync()
    {
        bot?.Dispose();
        await Teams.DisposeAsync();
        folder.Dispose();
    }
}
