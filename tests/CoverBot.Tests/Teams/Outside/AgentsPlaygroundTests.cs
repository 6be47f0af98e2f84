using CoverBot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace CoverBot.Tests.Teams.Outside;

/// <summary>The main job in Microsoft's own emulator of Teams, in a real browser, with the real program behind it.</summary>
[Trait("kind", "story")]
public sealed class AgentsPlaygroundTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const int Megan = 1;
    private const int Adele = 2;
    private const int Isaiah = 3;

    private const string OwnChat = "Personal Chat";
    private const string TeamChannel = "Harbour - General";
    private const string ClientChannel = "Harbour - acme";

    /// <summary>What a client must never read.</summary>
    private static readonly string[] Inside = ["decline", "leg", "hot", "calm", "nobody", "gap", "emergency", "Birch", "handover", "asked", "Megan"];

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
        using var bot = await BotProcess.StartAsync(
            folder, null, ("Teams__AppId", AgentsPlayground.AppId), ("Teams__TenantId", AgentsPlayground.Tenant), ("Teams__DangerouslyAllowUnauthenticated", "true"));
        await bot.PushToMondayAsync();
        await using var playground = await AgentsPlayground.StartAsync(outside, bot.Address);
        var alex = await AgentsScreen.OpenAsync(browser, playground);

        await SetUpAsync(alex);
        await alex.SayAsync("/away next week");
        await alex.SeesAsync("asking Megan until");
        await alex.PictureAsync("1-away");

        await playground.WritesAsync(Megan, "decline");
        await alex.SeesAsync("asking Adele until");
        await playground.WritesAsync(Adele, "accept");
        await alex.SeesAsync("Acme is looked after");
        await alex.PictureAsync("2-settled");
        await alex.GoToAsync(TeamChannel);
        await alex.SeesAsync("Alex is away");
        await Expect(alex.Cards.Filter(new() { HasText = "Alex is away" })).ToContainTextAsync("Adele");
        await alex.PictureAsync("3-team");

        await playground.WritesAsync(Adele, "can't acme broke a leg");
        await playground.WritesAsync(Isaiah, "accept");
        await Expect(alex.Cards.Filter(new() { HasText = "Alex is away" })).ToContainTextAsync("Isaiah");
        await alex.SeesAsync("Alex is away");

        await CoverAsync(alex, playground);
        await ReturnAsync(alex, bot);
        await FormAsync(alex);
    }

    private static async Task SetUpAsync(AgentsScreen alex)
    {
        await alex.GoToAsync(TeamChannel);
        await alex.SayToBotAsync("channel here");
        await alex.SeesAsync("is the team's channel now");
        await alex.GoToAsync(ClientChannel);
        await alex.SayToBotAsync("client add Acme here");
        await alex.SeesAsync("Acme is Alex's client now");
        await alex.GoToAsync(OwnChat);
        await alex.SayAsync("backups acme @\"Megan Bowen\" @\"Adele Vance\" @Isaiah");
        await alex.SeesAsync("Asked in this order: Megan, then Adele, then Isaiah");
    }

    /// <summary>Alex is asked too, and answers by the card's button, which becomes what was agreed.</summary>
    private static async Task CoverAsync(AgentsScreen alex, AgentsPlayground playground)
    {
        await alex.GoToAsync(OwnChat);
        await playground.WritesAsync(Megan, "client add Birch by hand");
        await playground.WritesAsync(Megan, "backups birch @\"Alex Wilber\"");
        await alex.SeesAsync("Megan would like you as first backup for Birch");
        await alex.PressAsync("Fine");
        await playground.WritesAsync(Megan, "away fri");
        await alex.SeesAsync("Can you step in for Megan?");
        await alex.PictureAsync("4-asked");

        await alex.PressAsync("Accept");
        await alex.SeesAsync("yours, thank you");
        await alex.SeesAsync("Handover: Birch for Megan");
        await alex.PictureAsync("5-handover");
    }

    private static async Task FormAsync(AgentsScreen alex)
    {
        await alex.GoToAsync(OwnChat);
        await alex.OpenFormAsync("awayForm");
        await Expect(alex.Dialog).ToContainTextAsync("First day away", new() { Timeout = 60_000 });
        await Expect(alex.Dialog).ToContainTextAsync("For which clients?");
        await alex.PictureAsync("9-form");
    }

    private static async Task ReturnAsync(AgentsScreen alex, BotProcess bot)
    {
        await bot.PushClockAsync("P14D");
        await alex.SeesAsync("Are you back?");
        await alex.PictureAsync("6-back");
        await alex.PressAsync("I'm back");
        await alex.SeesAsync("Welcome back, Alex");
        await alex.PictureAsync("7-handback");

        await alex.GoToAsync(ClientChannel);
        await alex.SeesAsync("Alex is back today. Thank you, Isaiah");
        await alex.PictureAsync("8-client");
        var read = (await alex.Cards.AllInnerTextsAsync()).Where(card => !card.Contains("a client's channel?", StringComparison.Ordinal) && !card.Contains("Alex's client now", StringComparison.Ordinal)).ToList();
        Assert.Contains(read, card => card.Contains("Isaiah Langer looks after your work", StringComparison.Ordinal));
        Assert.All(read, card => Assert.DoesNotContain(Inside, word => card.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }
}
