using System.Text.RegularExpressions;
using CoverBot.Tests.Support;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using static Microsoft.Playwright.Assertions;

namespace CoverBot.Tests.Stories;

/// <summary>The main job, end to end: the real program, a real browser, by roles and labels only.</summary>
[Trait("kind", "story")]
public sealed partial class MainStoryTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    /// <summary>What a client must never read.</summary>
    private static readonly string[] Inside = ["decline", "no reason", "too much", "hot", "vault", "nobody", "gap", "emergency", "Birch", "handover", "asked"];

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Ann_goes_away_Ben_declines_Cara_accepts_the_client_is_told_and_Ann_returns()
    {
        using var bot = await BotProcess.StartAsync(folder);
        var people = await People.OpenAsync(browser, bot.Address);
        // Nearly four weeks ahead, or some days more: the client hears of it in between.
        var first = (await bot.DayAsync(25)).With(DateAdjusters.Next(IsoDayOfWeek.Thursday));

        await People.SayAsync(people.Ann, $"away {Words(first, "d MMM")} - {Words(first.PlusDays(9), "d MMM")} for Acme");
        await Expect(people.Ann.Last).ToContainTextAsync($"You're away Thu {Words(first, "d MMM")}");
        await people.PushAsync("Next 09:00");

        await People.PressAsync(people.Ben, "Decline");
        await Expect(people.Ben.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = "you said no, that's fine" })).ToHaveCountAsync(1);

        await People.PressAsync(people.Cara, "Accept");
        await Expect(people.Cara.Last).ToContainTextAsync("Handover: Acme Ltd for Ann");
        await Expect(people.Ann.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Acme Ltd is looked after" })).ToHaveCountAsync(1);
        await Expect(people.Team.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = $"Ann is away · Thu {Words(first, "d MMM")}" })).ToContainTextAsync("Cara");

        await ReadBackAsync(people);
        await ClientIsToldAsync(bot, people, first);
        await ReturnAsync(bot, people);
    }

    private static string Words(LocalDate day, string pattern) => LocalDatePattern.CreateWithInvariantCulture(pattern).Format(day);

    private static async Task ReadBackAsync(People people)
    {
        await People.PressAsync(people.Cara, "Read it back");
        var form = people.Cara.Page.GetByRole(AriaRole.Dialog);
        await form.GetByRole(AriaRole.Textbox, new() { Name = "First thing I'll do" }).FillAsync("confirm the spring orders");
        await form.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(people.Cara.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = "First thing: confirm the spring orders" })).ToHaveCountAsync(1);
    }

    /// <summary>The heads-up goes out two weeks before, on the first morning another, with the stand-in's name and nothing from inside.</summary>
    private static async Task ClientIsToldAsync(BotProcess bot, People people, LocalDate first)
    {
        await bot.PushClockAsync("P20D");
        var headsUp = people.Dana.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = $"Ann is away from {Words(first, "dddd d MMMM")}" });
        await Expect(headsUp).ToHaveCountAsync(1);
        await Expect(headsUp).ToContainTextAsync("Cara Sousa looks after your work in that time");
        await bot.PushClockAsync("P13D");
        await Expect(people.Dana.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Cara Sousa looks after your work. Write here" })).ToHaveCountAsync(1);
    }

    private static async Task ReturnAsync(BotProcess bot, People people)
    {
        await bot.PushClockAsync("P9D");
        await People.PressAsync(people.Ann, "I'm back");
        await Expect(people.Ann.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Welcome back, Ann" })).ToHaveCountAsync(1);
        await Expect(people.Dana.Last).ToContainTextAsync("Ann is back today. Thank you, Cara. Write here as usual.");

        var read = (await bot.MessagesAsync("dana", "acme")).Where(message => message.Author is null).ToList();
        Assert.Equal(3, read.Count);
        Assert.All(read, message => Assert.DoesNotContain(Inside, word => message.Card.Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.All(read, message => Assert.Empty(message.Buttons));
        foreach (var person in new[] { people.Ann, people.Dana, people.Team })
        {
            var serious = (await person.Page.RunAxe()).Violations.Where(one => one.Impact is "serious" or "critical");
            Assert.Empty(serious.Select(one => one.Id));
        }
    }

    /// <summary>Everybody at their own screen.</summary>
    private sealed record People(Person Ann, Person Ben, Person Cara, Person Team, Person Dana)
    {
        public static async Task<People> OpenAsync(Browser browser, string address)
        {
            var people = new People(
                await Person.OpenAsync(browser, address, "Ann", "CoverBot"), await Person.OpenAsync(browser, address, "Ben", "CoverBot"),
                await Person.OpenAsync(browser, address, "Cara", "CoverBot"), await Person.OpenAsync(browser, address, "Lee", "#team"),
                await Person.OpenAsync(browser, address, "Dana", "#acme"));
            return people;
        }

        public static async Task SayAsync(Person person, string text)
        {
            await person.Page.GetByRole(AriaRole.Textbox, new() { Name = "Message" }).FillAsync(text);
            await person.Page.Keyboard.PressAsync("Enter");
        }

        public static Task PressAsync(Person person, string button) =>
            person.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).Last.ClickAsync();

        public async Task PushAsync(string control)
        {
            await Ann.Page.GetByRole(AriaRole.Group, new() { Name = "Push the clock" }).GetByRole(AriaRole.Button, new() { Name = control }).ClickAsync();
            await Expect(Ann.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync(Nine());
        }
    }

    private sealed record Person(IPage Page)
    {
        public ILocator Last => Page.GetByRole(AriaRole.Article).Last;

        public static async Task<Person> OpenAsync(Browser browser, string address, string name, string conversation)
        {
            var page = await browser.NewPageAsync(address);
            page.SetDefaultTimeout(60_000);
            await page.GotoAsync("/");
            await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = conversation }).First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = conversation, Exact = true })).ToBeVisibleAsync();
            return new(page);
        }
    }

    [GeneratedRegex("09:0[0-9]")]
    private static partial Regex Nine();
}
