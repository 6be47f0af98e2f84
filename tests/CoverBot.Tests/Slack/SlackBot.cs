using CoverBot.Tests.Slack.Fake;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Slack;

/// <summary>The real program, attached to a <see cref="FakeSlack"/>, which stays up when it dies.</summary>
internal static class SlackBot
{
    /// <summary>Starts it where the first workspace has the app already: its one bot token comes from the settings.</summary>
    /// <param name="beside">Further settings, such as another platform's.</param>
    public static async Task<BotProcess> StartAsync(FakeSlack slack, ScratchFolder folder, string? fault = null, params (string Name, string Value)[] beside)
    {
        var bot = await BotProcess.StartAsync(folder, fault, [.. Settings(slack), .. beside]);
        await AttachAsync(slack, bot);
        return bot;
    }

    /// <summary>Starts it for many workspaces, none of which has it yet.</summary>
    public static async Task<BotProcess> StartForManyAsync(FakeSlack slack, ScratchFolder folder)
    {
        var bot = await BotProcess.StartAsync(folder, null, ManySettings(slack));
        await AttachAsync(slack, bot);
        return bot;
    }

    /// <summary>Installs the app in the workspace, as somebody in a browser does.</summary>
    public static async Task InstallAsync(FakeSlack slack, BotProcess bot, Workspace workspace)
    {
        slack.Chosen = workspace;
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new() });
        using var page = await browser.GetAsync(new Uri(new Uri(bot.Address), "/slack/install"));
        Assert.True(page.IsSuccessStatusCode && workspace.IsInstalled, await page.Content.ReadAsStringAsync());
    }

    /// <summary>From now on what people do there reaches that process.</summary>
    public static async Task AttachAsync(FakeSlack slack, BotProcess bot)
    {
        slack.Postman.Bot = new(bot.Address);
        if (slack.Wire == Wire.Sockets)
        {
            await Eventually.Async(() => slack.Sockets.Count > 0);
        }
    }

    /// <summary>What attaches the program to its first workspace.</summary>
    public static (string Name, string Value)[] Settings(FakeSlack slack) =>
    [
        ("Slack__ApiUrl", slack.Address + "/api/"), ("Slack__BotToken", slack.Home.Token.Value),
        slack.Wire == Wire.Http ? ("Slack__SigningSecret", slack.World.SigningSecret) : ("Slack__AppToken", slack.World.AppToken),
    ];

    /// <summary>The settings of a bot for many workspaces.</summary>
    public static (string, string)[] ManySettings(FakeSlack slack) =>
    [
        ("Slack__ApiUrl", slack.Address + "/api/"), ("Slack__ClientId", slack.World.ClientId), ("Slack__ClientSecret", slack.World.ClientSecret),
        ("Slack__SigningSecret", slack.World.SigningSecret),
    ];
}
