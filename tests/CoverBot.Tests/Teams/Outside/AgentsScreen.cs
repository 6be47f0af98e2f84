using CoverBot.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoverBot.Tests.Teams.Outside;

/// <summary>Alex at the emulator's page. Pictures of it are written to the folder that COVERBOT_PICTURES names, if it names one.</summary>
internal sealed class AgentsScreen(IPage page)
{
    public const string OwnChat = "Personal Chat";
    public const string TeamChannel = "Harbour - General";
    public const string ClientChannel = "Harbour - acme";

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("COVERBOT_PICTURES");

    /// <summary>All cards of the conversation on the screen, oldest first.</summary>
    public ILocator Cards => page.Locator(".ac-adaptiveCard");

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog).Last;

    /// <summary>In a channel the first is the one for a new post; the others answer one.</summary>
    private ILocator Editor => page.Locator("[contenteditable='true'][data-lexical-editor='true']").First;

    public static async Task<AgentsScreen> OpenAsync(Browser browser, AgentsPlayground playground)
    {
        var page = await browser.NewPageAsync(playground.Address, new() { ViewportSize = new() { Width = 1600, Height = 1000 }, TimezoneId = "Europe/London" });
        page.SetDefaultTimeout(60_000);
        // Nothing but this machine: the page would ask for fonts elsewhere.
        await page.RouteAsync("**/*", route => new Uri(route.Request.Url).IsLoopback ? route.ContinueAsync() : route.AbortAsync());
        await page.GotoAsync("/");
        await Expect(page.GetByText("Connected.").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        return new(page);
    }

    /// <param name="name"><see cref="OwnChat"/>, or a channel's.</param>
    public async Task GoToAsync(string name)
    {
        await page.GetByRole(AriaRole.Treeitem, new() { Name = name }).ClickAsync();
        await Editor.WaitForAsync();
    }

    /// <summary>Says it in the own chat.</summary>
    public async Task SayAsync(string text)
    {
        await Editor.ClickAsync();
        await page.Keyboard.TypeAsync(text, new() { Delay = 5 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Send Message", Exact = true }).ClickAsync();
    }

    /// <summary>Posts it in a channel, after the bot's name, picked from the list.</summary>
    public async Task SayToBotAsync(string text)
    {
        await Editor.ClickAsync();
        await page.Keyboard.TypeAsync("@Cove", new() { Delay = 40 });
        await page.GetByRole(AriaRole.Option, new() { Name = "CoverBot" }).Or(page.Locator("[role=listbox] >> text=CoverBot")).First.ClickAsync();
        await page.Keyboard.TypeAsync(" " + text, new() { Delay = 5 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true }).First.ClickAsync();
    }

    public Task PressAsync(string button) => Cards.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).Last.ClickAsync();

    /// <summary>An action command of the app, as the emulator has it: by its id.</summary>
    public async Task OpenFormAsync(string command)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Trigger Message Extension App" }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Action Command" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Command ID" }).FillAsync(command);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
    }

    /// <summary>Fills the open dialog's inputs, by label, and sends it off.</summary>
    public async Task SubmitsAsync(string button, params (string Label, string Value)[] values)
    {
        foreach (var (label, value) in values)
        {
            await Dialog.GetByLabel(label).First.FillAsync(value);
        }
        await Dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }

    /// <summary>Closes the dialog, where nothing is left to press but that.</summary>
    public async Task CloseAsync()
    {
        await Dialog.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    /// <summary>One card on the screen says all that.</summary>
    public Task SeesAsync(params string[] words) =>
        Expect(words.Aggregate(Cards, (so, word) => so.Filter(new() { HasText = word }))).ToHaveCountAsync(1, new() { Timeout = 60_000 });

    public async Task PictureAsync(string name)
    {
        if (Pictures is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png") });
        }
    }
}
