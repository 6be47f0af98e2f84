using CoverBot.Tests.Support;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoverBot.Tests.Playground;

[Trait("kind", "story")]
public sealed class PlaygroundPageTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly ScratchFolder folder = new();

    private string File => folder.File("playground.db");

    [Fact]
    public async Task Somebody_is_chosen_writes_and_is_answered()
    {
        await using var app = await PlaygroundApp.StartAsync(File);
        var page = await browser.NewPageAsync(app.Address);
        await page.GotoAsync("/");

        await page.GetByRole(AriaRole.Button, new() { Name = "Ben", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "#acme" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Message" }).FillAsync("@CoverBot who acme");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Acme Ltd is with Ann today." })).ToBeVisibleAsync();
        await Expect(page).ToHaveTitleAsync("#acme as Ben · CoverBot Playground");
    }

    [Fact]
    public async Task A_message_is_sent_and_a_cards_button_pressed_with_the_keyboard_alone()
    {
        await using var app = await PlaygroundApp.StartAsync(File);
        var page = await browser.NewPageAsync(app.Address);
        await page.GotoAsync("/playground?as=ann&in=coverbot");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "CoverBot", Exact = true })).ToBeVisibleAsync();

        await TabToAsync(page, page.GetByRole(AriaRole.Textbox, new() { Name = "Message" }));
        await page.Keyboard.TypeAsync("away mon to fri");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Change the words" })).ToBeVisibleAsync();
        await TabToAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Ben", Exact = true }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Accept" })).ToBeVisibleAsync();
        await TabToAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Accept" }));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("Acme Ltd is covered");
        await Expect(page.GetByRole(AriaRole.Article)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_somebody_presses_is_seen_on_another_open_page_without_a_reload()
    {
        await using var app = await PlaygroundApp.StartAsync(File);
        await app.TypeAsync("ann", "dm-ann", "away mon to fri");
        var (ann, ben) = (await browser.NewPageAsync(app.Address), await browser.NewPageAsync(app.Address));
        await ann.GotoAsync("/playground?as=ann&in=coverbot");
        await ben.GotoAsync("/playground?as=ben&in=coverbot&look=slack");
        await Expect(ann.GetByRole(AriaRole.Article).Last).ToContainTextAsync("waiting for Ben");

        await ben.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();

        await Expect(ann.GetByRole(AriaRole.Article).Last).ToContainTextAsync("Ben covers");
        await Expect(ann.GetByRole(AriaRole.Article).Last).ToContainTextAsync("edited");
    }

    [Fact]
    public async Task A_form_says_at_its_field_what_is_wrong_and_goes_when_it_is_right()
    {
        await using var app = await PlaygroundApp.StartAsync(File);
        var page = await browser.NewPageAsync(app.Address);
        await page.GotoAsync("/playground?as=ann&in=coverbot");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Message" }).FillAsync("away");
        await page.Keyboard.PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "I'm away" });

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Tell the crew" }).ClickAsync();
        var when = dialog.GetByRole(AriaRole.Textbox, new() { Name = "When" });
        await Expect(when).ToHaveAccessibleDescriptionAsync("For example: mon to fri Say when you are away, such as: mon to fri");
        await Expect(when).ToBeFocusedAsync();
        await when.FillAsync("<b>fri</b>");
        await dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Birch" }).UncheckAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Article).Last).ToContainTextAsync("Away <b>fri</b>, clients: acme, tell: true");
    }

    [Fact]
    public async Task The_page_says_that_it_asks_while_the_bot_thinks_and_the_clock_is_pushed_for_all()
    {
        var answers = new TaskCompletionSource();
        await using var app = await PlaygroundApp.StartAsync(File);
        app.Desk.Pace = answers.Task;
        var page = await browser.NewPageAsync(app.Address);
        await page.GotoAsync("/playground?as=ben&in=coverbot");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Message" }).FillAsync("hello");
        await page.Keyboard.PressAsync("Enter");
        var status = page.GetByRole(AriaRole.Status);

        await Expect(status).ToHaveTextAsync("Asking CoverBot…");
        answers.SetResult();
        await Expect(status).ToHaveTextAsync("");
        await page.GetByRole(AriaRole.Group, new() { Name = "Push the clock" }).GetByRole(AriaRole.Button, new() { Name = "Next 09:00" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("09:00 Tue 24 Nov 2026Berlin time");
        Assert.Equal(NodaTime.Instant.FromUtc(2026, 11, 24, 8, 0), app.Clock.Now.Plus(NodaTime.Duration.FromSeconds(30)), new Within(NodaTime.Duration.FromMinutes(2)));
    }

    [Fact]
    public async Task A_page_that_was_left_open_comes_back_by_itself_after_a_restart()
    {
        var app = await PlaygroundApp.StartAsync(File);
        var port = new Uri(app.Address).Port;
        var page = await browser.NewPageAsync(app.Address);
        await page.GotoAsync("/playground?as=ben&in=acme");
        await Expect(page.GetByRole(AriaRole.Article).First).ToBeVisibleAsync();

        await app.DisposeAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Reconnecting…");
        await using var again = await PlaygroundApp.StartAsync(File, port: port);
        await again.TypeAsync("dana", "acme", "Are you still there?");

        await Expect(page.GetByRole(AriaRole.Article).Last).ToContainTextAsync("Are you still there?", new() { Timeout = 20_000 });
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("");
    }

    [Fact]
    public async Task Starting_over_asks_first()
    {
        await using var app = await PlaygroundApp.StartAsync(File);
        await app.TypeAsync("ben", "dm-ben", "hello");
        var page = await browser.NewPageAsync(app.Address);
        await page.GotoAsync("/playground?as=ben&in=coverbot");
        await Expect(page.GetByRole(AriaRole.Article)).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Button, new() { Name = "Start over" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        Assert.Equal(0, app.Reset.Times);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start over" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Throw it away" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Article)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("teams", ColorScheme.Light, 1280)]
    [InlineData("slack", ColorScheme.Light, 1280)]
    [InlineData("teams", ColorScheme.Dark, 1280)]
    [InlineData("slack", ColorScheme.Dark, 390)]
    public async Task Axe_finds_nothing_serious_on_the_page_or_in_a_form(string look, ColorScheme scheme, int width)
    {
        await using var app = await PlaygroundApp.StartAsync(File);
        await app.TypeAsync("ann", "dm-ann", "away mon to fri");
        var page = await browser.NewPageAsync(app.Address, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 800 } });
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.AddRange(message.Type is "error" or "warning" ? [message.Text] : []);

        foreach (var (person, where) in new[] { ("ben", "coverbot"), ("dana", "acme"), ("ann", "coverbot") })
        {
            await page.GotoAsync($"/playground?as={person}&in={where}&look={look}");
            await Expect(page.GetByRole(AriaRole.Article).First).ToBeVisibleAsync();
            await Axe(page);
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the words" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "When" }).FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tell the crew" }).ClickAsync();
        await Expect(page.GetByText("Say when you are away")).ToBeVisibleAsync();
        await Axe(page);
        Assert.Empty(complaints);
    }

    public void Dispose() => folder.Dispose();

    private static async Task Axe(IPage page)
    {
        var serious = (await page.RunAxe()).Violations.Where(one => one.Impact is "serious" or "critical");
        Assert.Empty(serious.Select(one => $"{one.Id}: {string.Join("; ", one.Nodes.Select(node => node.Html))}"));
    }

    /// <summary>Presses Tab until it stands there, as somebody without a mouse does.</summary>
    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var presses = 0; presses < 80 && !await target.EvaluateAsync<bool>("one => one === document.activeElement"); presses++)
        {
            await page.Keyboard.PressAsync("Tab");
        }
        await Expect(target).ToBeFocusedAsync();
    }

    private sealed class Within(NodaTime.Duration most) : IEqualityComparer<NodaTime.Instant>
    {
        public bool Equals(NodaTime.Instant one, NodaTime.Instant other) => (one - other) is var apart && apart < most && -apart < most;

        public int GetHashCode(NodaTime.Instant at) => 0;
    }
}
