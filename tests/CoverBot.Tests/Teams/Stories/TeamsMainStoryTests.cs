using CoverBot.Tests.Teams.Fake;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Tests.Teams.Stories;

/// <summary>The main job, end to end, over the wire: the real program and a strict Teams.</summary>
[Trait("kind", "story")]
public sealed class TeamsMainStoryTests
{
    /// <summary>What a client must never read.</summary>
    private static readonly string[] Inside = ["decline", "reason", "too much", "hot", "nobody", "gap", "emergency", "handover", "asked", "family"];

    [Fact]
    public async Task Ann_goes_away_Ben_declines_Cara_accepts_and_can_not_go_on_Max_takes_over_and_Ann_returns()
    {
        await using var agency = await TeamsAgency.StartAsync();
        await SetUpAsync(agency);
        var (from, to) = (await agency.DayAsync(14), await agency.DayAsync(18));

        await GoAwayAsync(agency, from, to);
        await ReadBackAsync(agency);
        await agency.PushToAsync(from, 9, 5);
        await agency.Dana.WillSeeAsync(agency.Acme, "Ann is away from Monday", "Cara Example looks after your work in that time");
        await TakeOverAsync(agency);
        await ReturnAsync(agency, to.PlusDays(3));

        await agency.Bot.ShownAsync();
        await agency.Teams.EditedAfterEachPressAsync();
        agency.IsSound();
        Judge(agency);
    }

    /// <summary>By adding the bot to channels: one press for the team, one dialog for the client, and a backup's Fine.</summary>
    private static async Task SetUpAsync(TeamsAgency agency)
    {
        await agency.Lee.AddsBotAsync(agency.Team);
        await agency.Lee.WillSeeAsync(agency.Team, "your team's channel?");
        await agency.Lee.PressesAsync(agency.Team, "It's our team channel");
        await agency.Lee.WillSeeAsync(agency.Team, "is the team's channel now.", "Ann", "Max");

        await agency.Ann.AddsBotAsync(agency.Acme);
        await agency.Ann.WillSeeAsync(agency.Acme, "a client's channel?");
        await agency.Ann.PressesAsync(agency.Acme, "Yes, mine");
        await agency.Ann.SubmitsAsync(new Dictionary<string, string> { ["Name"] = "Acme Ltd", ["Who steps in first?"] = "Ben", ["And second?"] = "Cara" });
        Assert.Null(agency.Ann.Dialog);
        await agency.Ben.WillSeeAsync("first backup for Acme Ltd");
        await agency.Ben.PressesAsync("Fine");
        await agency.Ann.WillSeeAsync("Acme Ltd is protected: Ben.");
        await agency.Ann.TypesAsync(agency.Team, "backups acme @ben @cara @max");
        await agency.Ann.WillSeeAsync(agency.Team, "Ben, then Cara, then Max");
    }

    /// <summary>Said in the client's channel, where nobody else may read it, by a slash command.</summary>
    private static async Task GoAwayAsync(TeamsAgency agency, LocalDate from, LocalDate to)
    {
        await agency.Ann.SlashAsync(agency.Acme, $"/away {LocalDatePattern.Iso.Format(from)} to {LocalDatePattern.Iso.Format(to)}");
        await agency.Ann.WillSeeAsync(agency.Acme, "The rest is in your chat with me");
        await agency.Ann.WillSeeAsync("You're away Mon", "Acme Ltd");
        var asked = await agency.Ben.WillSeeAsync("Can you step in for Ann?");
        await agency.Ben.PressesAsync("Decline");
        await agency.Cara.WillSeeAsync("Can you step in for Ann?");
        await agency.Cara.PressesAsync("Accept");

        Assert.Equal(asked.Id, (await agency.Ben.WillSeeAsync("you said no, that's fine")).Id);
        await agency.Cara.WillSeeAsync("Handover: Acme Ltd for Ann");
        await agency.Ann.WillSeeAsync("Acme Ltd is looked after");
        await agency.Lee.WillSeeAsync(agency.Team, "Ann is away", "Cara");
    }

    private static async Task ReadBackAsync(TeamsAgency agency)
    {
        await agency.Cara.PressesAsync("Read it back");
        await agency.Cara.SubmitsAsync(new Dictionary<string, string> { ["First thing I'll do"] = "confirm the spring orders" });
        Assert.Null(agency.Cara.Dialog);
        await agency.Cara.WillSeeAsync("First thing: confirm the spring orders");
    }

    /// <summary>While it runs: everybody is asked at once, and the client hears the new name.</summary>
    private static async Task TakeOverAsync(TeamsAgency agency)
    {
        await agency.Cara.TypesAsync("can't acme family matters");
        await agency.Max.WillSeeAsync("Can you step in");
        await agency.Max.PressesAsync("Accept");
        await agency.Dana.WillSeeAsync(agency.Acme, "Max Example looks after your work");
        await agency.Lee.WillSeeAsync(agency.Team, "Ann is away", "Max");
    }

    private static async Task ReturnAsync(TeamsAgency agency, LocalDate monday)
    {
        await agency.PushToAsync(monday, 9, 5);
        await agency.Ann.WillSeeAsync("Are you back?");
        await agency.Ann.PressesAsync("I'm back");
        await agency.Ann.WillSeeAsync("Welcome back, Ann");
        await agency.Dana.WillSeeAsync(agency.Acme, "Ann is back today");
    }

    private static void Judge(TeamsAgency agency)
    {
        var read = agency.Dana.Sees(agency.Acme);
        Assert.InRange(read.Count, 3, 4);
        Assert.All(read, message => Assert.Empty(message.Buttons));
        Assert.All(read, message => Assert.DoesNotContain(Inside, message.Says));
        var about = Assert.Single(agency.Teams.Posted(agency.Team), deed => deed.Summary.StartsWith("Ann is away", StringComparison.Ordinal));
        Assert.InRange(agency.Teams.Fake.Did("put").Count(deed => deed.Message == about.Message), 2, int.MaxValue);
        Assert.Single(agency.Ben.Sees(), message => message.Says("you said no, that's fine"));
        Assert.InRange(agency.Teams.Presses.Count, 5, int.MaxValue);
        Assert.Equal(0, agency.Teams.Carrier.Repeated);
    }
}
