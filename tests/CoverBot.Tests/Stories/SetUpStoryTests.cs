using CoverBot.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoverBot.Tests.Stories;

/// <summary>Set-up in two minutes, by invitation, in the real program and a real browser.</summary>
[Trait("kind", "story")]
public sealed class SetUpStoryTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Invited_to_a_channel_the_bot_asks_what_it_is_and_one_form_sets_the_client_up()
    {
        using var bot = await BotProcess.StartAsync(folder);
        await bot.PushToMondayAsync();
        var page = await browser.NewPageAsync(bot.Address);
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync("/playground?as=ann&in=cole");

        await SayAsync(page, "/invite @CoverBot");
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, mine" }).ClickAsync();
        var form = page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("Name").FillAsync("Cole & Sons");
        await form.GetByLabel("Who steps in first?").SelectOptionAsync(new SelectOptionValue { Label = "Cara" });
        await form.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Article).Last).ToContainTextAsync("Cole & Sons is Ann's client now, told in #cole");

        await page.GotoAsync("/playground?as=cara&in=coverbot");
        await page.GetByRole(AriaRole.Article).Filter(new() { HasText = "first backup for Cole & Sons" }).GetByRole(AriaRole.Button, new() { Name = "Fine" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Cole & Sons is protected: Cara." })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_stand_in_who_cannot_read_the_channel_is_named_there_only_once_invited()
    {
        using var bot = await BotProcess.StartAsync(folder);
        await bot.PushToMondayAsync();
        await bot.SayAsync("ann", "cole", "@CoverBot client add Cole here");
        await bot.SayAsync("ann", "dm-ann", "backups Cole @Cara");
        await bot.SayAsync("ann", "dm-ann", "away next week for Cole");
        await Eventually.Async(async () => (await bot.MessagesAsync("cara", "dm-cara")).Any(message => message.Text.Contains("Can you step in for Ann?", StringComparison.Ordinal)));

        await bot.PressAsync("cara", "dm-cara", "Accept");
        await Eventually.Async(async () => (await bot.MessagesAsync("ann", "dm-ann")).Any(message => message.Card.Contains("Please invite Cara", StringComparison.Ordinal)));
        await bot.ShownAsync();
        Assert.DoesNotContain(await bot.MessagesAsync("ben", "cole"), message => message.Card.Contains("Cara", StringComparison.Ordinal));

        await bot.SayAsync("ann", "cole", "/invite @Cara");
        await Eventually.Async(async () => (await bot.MessagesAsync("ben", "cole")).Any(message => message.Card.Contains("Cara Sousa looks after your work", StringComparison.Ordinal)));
    }

    private static async Task SayAsync(IPage page, string text)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Message" }).FillAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }
}
