using CoverBot.Tests.Slack.Fake;
using NodaTime.Text;

namespace CoverBot.Tests.Slack.Stories;

/// <summary>The main job, end to end, over the wire: the real program and a strict Slack.</summary>
[Trait("kind", "story")]
public sealed class SlackMainStoryTests
{
    /// <summary>What a client must never read.</summary>
    private static readonly string[] Inside = ["decline", "reason", "too much", "hot", "nobody", "gap", "emergency", "handover", "asked", "family"];

    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.Sockets)]
    public async Task Ann_goes_away_Ben_declines_Cara_accepts_and_can_not_go_on_Max_takes_over_and_Ann_returns(Wire wire)
    {
        await using var crew = await SlackCrew.StartAsync(wire);
        await PlayAsync(crew);
    }

    /// <summary>All of it, from a bot that knows nothing.</summary>
    internal static async Task PlayAsync(SlackCrew crew)
    {
        await SetUpAsync(crew);
        var (from, to) = (await crew.DayAsync(14), await crew.DayAsync(18));

        await crew.Ann.CommandAsync($"/cover away {LocalDatePattern.Iso.Format(from)} to {LocalDatePattern.Iso.Format(to)}", crew.Acme);
        await crew.Ann.WillSeeAsync("You're away Mon", "Acme Ltd");
        await crew.Ben.WillSeeAsync("Can you step in for Ann?");
        await crew.Ben.PressesAsync("Decline");
        await crew.Cara.WillSeeAsync("Can you step in for Ann?");
        await crew.Cara.PressesAsync("Accept");

        await crew.Ben.WillSeeAsync("you said no, that's fine");
        await crew.Cara.WillSeeAsync("Handover: Acme Ltd for Ann");
        await crew.Ann.WillSeeAsync("Acme Ltd is looked after");
        await crew.Lee.WillSeeAsync(crew.Team, "Ann is away", "Cara");
        await ReadBackAsync(crew);

        await crew.PushToAsync(from, 9, 5);
        await crew.Dana.WillSeeAsync(crew.Acme, "Ann is away from Monday", "Cara Example looks after your work in that time");
        await TakeOverAsync(crew);
        await ReturnAsync(crew, to.PlusDays(3));
        await JudgeAsync(crew);
    }

    /// <summary>By invitation: one press for the team, one form for the client, and a backup's Fine.</summary>
    private static async Task SetUpAsync(SlackCrew crew)
    {
        await crew.Lee.InvitesBotAsync(crew.Team);
        await crew.Lee.WillSeeAsync("Is #team your team's channel?");
        await crew.Lee.PressesAsync("It's our team channel");
        await crew.Lee.WillSeeAsync("#team is the team's channel now.", "Ann", "Max");

        await crew.Ann.InvitesBotAsync(crew.Acme);
        await crew.Ann.WillSeeAsync("Is #acme a client's channel?");
        await crew.Ann.PressesAsync("Yes, mine");
        await crew.Ann.WillSeeFormAsync("Who steps in first?");
        var sent = await crew.Ann.SubmitsAsync(new Dictionary<string, string> { ["Name"] = "Acme Ltd", ["Who steps in first?"] = "Ben", ["And second?"] = "Cara" });
        Assert.Empty(sent.Errors);
        await crew.Ben.WillSeeAsync("first backup for Acme Ltd");
        await crew.Ben.PressesAsync("Fine");
        await crew.Ann.WillSeeAsync("Acme Ltd is protected: Ben.");
        await crew.Ann.CommandAsync("/cover backups acme @ben @cara @max");
        await crew.Ann.WillSeeAsync("Ben, then Cara, then Max");
    }

    private static async Task ReadBackAsync(SlackCrew crew)
    {
        await crew.Cara.PressesAsync("Read it back");
        await crew.Cara.WillSeeFormAsync("First thing I'll do");
        await crew.Cara.SubmitsAsync(new Dictionary<string, string> { ["First thing I'll do"] = "confirm the spring orders" });
        await crew.Cara.WillSeeAsync("First thing: confirm the spring orders");
    }

    /// <summary>While it runs: everybody is asked at once, and the client hears the new name.</summary>
    private static async Task TakeOverAsync(SlackCrew crew)
    {
        await crew.Cara.CommandAsync("/cover can't acme family matters");
        await crew.Max.WillSeeAsync("Can you step in");
        await crew.Max.PressesAsync("Accept");
        await crew.Dana.WillSeeAsync(crew.Acme, "Max Example looks after your work");
    }

    private static async Task ReturnAsync(SlackCrew crew, NodaTime.LocalDate monday)
    {
        await crew.PushToAsync(monday, 9, 5);
        await crew.Ann.WillSeeAsync("Are you back?");
        await crew.Ann.PressesAsync("I'm back");
        await crew.Ann.WillSeeAsync("Welcome back, Ann");
        await crew.Dana.WillSeeAsync(crew.Acme, "Ann is back today");
    }

    private static async Task JudgeAsync(SlackCrew crew)
    {
        await crew.Bot.ShownAsync();
        crew.IsSound();
        var read = crew.Dana.Sees(crew.Acme).Where(message => message.FromBot).ToList();
        Assert.InRange(read.Count, 3, 4);
        Assert.All(read, message => Assert.Empty(message.Buttons));
        Assert.All(read, message => Assert.DoesNotContain(Inside, message.Says));
        Assert.Single(crew.Slack.Posted(crew.Team), deed => deed.Text.StartsWith("Ann is away", StringComparison.Ordinal));
        Assert.Single(crew.Ben.Sees(), message => message.Says("you said no, that's fine"));
    }
}
