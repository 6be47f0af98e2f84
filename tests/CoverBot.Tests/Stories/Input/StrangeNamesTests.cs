using CoverBot.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoverBot.Tests.Stories.Input;

/// <summary>Names and words with code in them are shown as text, in both looks.</summary>
[Trait("kind", "story")]
public sealed class StrangeNamesTests(OneBot one, Browser browser) : IClassFixture<OneBot>, IClassFixture<Browser>
{
    private static readonly string[] Names =
    [
        "<script>window.hacked=1</script>", "<img src=x onerror=window.hacked=1>", "'; DROP TABLE rows; --", "<!channel>", "&lt;b&gt;bold&lt;/b&gt;", "**bold** _it_ [a](javascript:alert(1))", "{{7*7}}", "שלום 🎉",
    ];

    [Fact]
    public async Task They_are_read_as_they_were_typed_and_nothing_runs()
    {
        foreach (var name in Names)
        {
            var said = await one.SayAsync("ann", "dm-ann", $"client add \"{name}\" by hand");
            Assert.False(said.Refused, $"{name}: {said}");
        }
        await one.SayAsync("ann", "dm-ann", "note acme <img src=x onerror=window.hacked=1>");
        await one.SayAsync("ann", "dm-ann", "<svg onload=window.hacked=1>");
        Assert.False((await one.SayAsync("ann", "dm-ann", "client list")).Refused);
        foreach (var look in new[] { "slack", "teams" })
        {
            await LookAsync(look);
        }
    }

    private async Task LookAsync(string look)
    {
        var page = await browser.NewPageAsync(one.Bot.Address);
        var dialogs = 0;
        page.Dialog += async (_, dialog) =>
        {
            dialogs++;
            await dialog.DismissAsync();
        };
        await page.GotoAsync($"/playground?as=ann&in=coverbot&look={look}");
        var list = page.GetByRole(AriaRole.Article).Last;
        await Expect(list).ToContainTextAsync("DROP TABLE");
        // Where a card would fill in a template, an unseen character keeps it from doing so.
        var read = (await list.InnerTextAsync()).Replace("\u2060", "", StringComparison.Ordinal);
        Assert.All(Names, name => Assert.Contains(name, read, StringComparison.Ordinal));
        await Expect(page.GetByText("<svg onload=window.hacked=1>")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("[role=article] script, [role=article] img[src=x], article script, article img[src=x], svg[onload], a[href^=javascript]").CountAsync());
        Assert.Equal("undefined", await page.EvaluateAsync<string>("typeof window.hacked"));
        Assert.Equal(0, dialogs);
    }
}
