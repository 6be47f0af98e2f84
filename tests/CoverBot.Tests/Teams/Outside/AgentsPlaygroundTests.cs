using CoverBot.Tests.Support;
using NodaTime;
using NodaTime.Text;
using static Microsoft.Playwright.Assertions;

namespace CoverBot.Tests.Teams.Outside;

/// <summary>The main job in Microsoft's own emulator of Teams, in a real browser, with the real program behind it.</summary>
[Trait("kind", "story")]
public sealed class AgentsPlaygroundTests(Browser browser) : IClassFixture<Browser>, IClassFixture<NodeScripts>, IDisposable
{
    /// <summary>What a client must never read.</summary>
    private static readonly string[] Inside = ["decline", "leg", "hot", "calm", "nobody", "gap", "emergency", "Birch", "handover", "asked", "Megan"];

    private static readonly LocalDatePattern Typed = LocalDatePattern.CreateWithInvariantCulture("d MMM");

    private readonly ScratchFolder folder = new();
    private readonly ScratchFolder outside = new();

    public void Dispose()
    {
        folder.Dispose();
        outside.Dispose();
    }

    [Fact]
    public async Task Alex_goes_away_one_declines_one_accepts_and_drops_out_another_steps_in_the_client_is_told_and_Alex_returns()
    {
        using var bot = await BotProcess.StartAsync(folder, null, AgentsPlayground.BotSettings);
        await bot.PushToMondayAsync();
        await using var playground = await AgentsPlayground.StartAsync(outside, bot.Address);
        var alex = await AgentsScreen.OpenAsync(browser, playground);
        var (megan, adele, isaiah) = (await playground.PersonAsync(1), await playground.PersonAsync(2), await playground.PersonAsync(3));
        var (from, to) = (await bot.DayAsync(14), await bot.DayAsync(18));

        await SetUpAsync(alex, megan);
        await GoAwayAsync(alex, megan, adele, $"/away {Typed.Format(from)} - {Typed.Format(to)}");
        await StepInAsync(alex, megan);
        await bot.PushToAsync(await bot.DayAsync(7), 9, 5);
        await megan.WillSeeAsync("Are you back?");
        await megan.PressesAsync("I'm back");
        await bot.PushToAsync(from, 9, 5);
        await TakeOverAsync(alex, adele, isaiah);
        await bot.PushToAsync(to.PlusDays(3), 9, 5);
        await ReturnAsync(alex);
        await FillInAsync(alex, await bot.DayAsync(7));
        await bot.ShownAsync();
        await JudgeAsync(alex, playground.Recording.Calls());
    }

    /// <summary>By adding the bot to the channels, which the emulator does when they are looked at first.</summary>
    private static async Task SetUpAsync(AgentsScreen alex, AgentsPerson megan)
    {
        await alex.GoToAsync(AgentsScreen.TeamChannel);
        await alex.SeesAsync("your team's channel?");
        await alex.PictureAsync("01-invited");
        await alex.PressAsync("It's our team channel");
        await alex.SeesAsync("is the team's channel now", "Megan", "Adele");
        await alex.PictureAsync("02-team-channel");
        await alex.GoToAsync(AgentsScreen.ClientChannel);
        await alex.SayToBotAsync("client add Acme here");
        await alex.SeesAsync("Acme is Alex's client now");
        await alex.PictureAsync("03-client-channel");
        await alex.GoToAsync(AgentsScreen.OwnChat);
        await alex.SayAsync("backups acme @\"Megan Bowen\" @\"Adele Vance\" @Isaiah");
        await alex.SeesAsync("Asked in this order: Megan, then Adele, then Isaiah");
        await megan.WillSeeAsync("first backup for Acme");
        await megan.PressesAsync("Fine");
        await alex.SeesAsync("Acme is protected: Megan.");
    }

    private static async Task GoAwayAsync(AgentsScreen alex, AgentsPerson megan, AgentsPerson adele, string command)
    {
        await alex.SayAsync(command);
        await alex.SeesAsync("You're away Mon", "asking Megan until");
        await alex.PictureAsync("04-away");
        var asked = await megan.WillSeeAsync("Can you step in for Alex?");
        await megan.PressesAsync("Decline");
        Assert.Equal(asked.Id, (await megan.WillSeeAsync("you said no, that's fine")).Id);
        await adele.WillSeeAsync("Can you step in for Alex?");
        await adele.PressesAsync("Accept");
        await adele.WillSeeAsync("Handover: Acme for Alex");
        await alex.SeesAsync("Acme is looked after", "Adele");
        await alex.PictureAsync("05-settled");
        await alex.GoToAsync(AgentsScreen.TeamChannel);
        await alex.SeesAsync("Alex is away", "Adele");
        await alex.PictureAsync("06-team-card");
        await alex.GoToAsync(AgentsScreen.OwnChat);
    }

    /// <summary>Alex is asked too, and answers by the card's button, which becomes what was agreed.</summary>
    private static async Task StepInAsync(AgentsScreen alex, AgentsPerson megan)
    {
        await megan.TypesAsync("client add Birch by hand");
        await megan.WillSeeAsync("Birch is Megan's client now");
        await megan.TypesAsync("backups birch @\"Alex Wilber\"");
        await alex.SeesAsync("Megan would like you as first backup for Birch");
        await alex.PressAsync("Fine");
        await megan.TypesAsync("away fri");
        await alex.SeesAsync("Can you step in for Megan?");
        await alex.PictureAsync("07-asked");
        await alex.PressAsync("Accept");
        await alex.SeesAsync("yours, thank you");
        await alex.SeesAsync("Handover: Birch for Megan");
        await alex.PictureAsync("08-handover");
    }

    /// <summary>While it runs: everybody is asked at once, the client hears the new name, and the team's card is still the same one.</summary>
    private static async Task TakeOverAsync(AgentsScreen alex, AgentsPerson adele, AgentsPerson isaiah)
    {
        await alex.GoToAsync(AgentsScreen.ClientChannel);
        await alex.SeesAsync("Alex is away from Monday", "Adele Vance looks after your work in that time");
        await adele.TypesAsync("can't acme broke a leg");
        await isaiah.WillSeeAsync("Can you step in");
        await isaiah.PressesAsync("Accept");
        await alex.SeesAsync("Isaiah Langer looks after your work");
        await alex.PictureAsync("09-client-told");
        await alex.GoToAsync(AgentsScreen.TeamChannel);
        await alex.SeesAsync("Alex is away", "Isaiah");
        await alex.PictureAsync("10-team-card");
    }

    private static async Task ReturnAsync(AgentsScreen alex)
    {
        await alex.GoToAsync(AgentsScreen.OwnChat);
        await alex.SeesAsync("Are you back?");
        await alex.PictureAsync("11-back");
        await alex.PressAsync("I'm back");
        await alex.SeesAsync("Welcome back, Alex");
        await alex.PictureAsync("12-handback");
        await alex.GoToAsync(AgentsScreen.ClientChannel);
        await alex.SeesAsync("Alex is back today. Thank you, Isaiah");
        await alex.PictureAsync("13-client");
    }

    /// <summary>The next absence, by the form.</summary>
    private static async Task FillInAsync(AgentsScreen alex, LocalDate day)
    {
        await alex.GoToAsync(AgentsScreen.OwnChat);
        await alex.OpenFormAsync("awayForm");
        await Expect(alex.Dialog).ToContainTextAsync("For which clients?", new() { Timeout = 60_000 });
        await alex.PictureAsync("14-form");
        await alex.SubmitsAsync("Tell the team", ("First day away", LocalDatePattern.Iso.Format(day)));
        await Expect(alex.Dialog).ToContainTextAsync("The rest is in your chat with me", new() { Timeout = 60_000 });
        await alex.PictureAsync("15-form-sent");
        await alex.CloseAsync();
        await alex.SeesAsync("You're away Mon", "asking Megan until");
        await alex.PictureAsync("16-away-again");
    }

    private static async Task JudgeAsync(AgentsScreen alex, IReadOnlyList<AgentsCall> calls)
    {
        AgentsCall.AreSound(calls);
        var team = calls.First(call => call is { Method: "POST", Conversation: AgentsPlayground.TeamChannel } && call.Summary.StartsWith("Alex is away", StringComparison.Ordinal));
        Assert.InRange(calls.Count(call => call.Method == "PUT" && call.Message == team.Message), 3, int.MaxValue);

        await alex.GoToAsync(AgentsScreen.ClientChannel);
        // The emulator shows everybody what was answered to Alex alone.
        var read = (await alex.Cards.AllInnerTextsAsync())
            .Where(card => !card.Contains("a client's channel?", StringComparison.Ordinal) && !card.Contains("Alex's client now", StringComparison.Ordinal)).ToList();
        Assert.InRange(read.Count, 3, 4);
        Assert.All(read, card => Assert.DoesNotContain(Inside, word => card.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }
}
