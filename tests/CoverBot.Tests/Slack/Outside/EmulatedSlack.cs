using System.Net;
using System.Text.RegularExpressions;
using CoverBot.Slack;
using CoverBot.Tests.Support;
using CoverBot.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoverBot.Tests.Slack.Outside;

/// <summary>The bot beside the emulator, installed there by a person with a browser.</summary>
public sealed partial class EmulatedSlack : IAsyncLifetime
{
    private readonly ScratchFolder folder = new();
    private readonly NodeScripts node = new();
    private WebApplication app = null!;

    internal SlackEmulator Emulator { get; private set; } = null!;

    /// <summary>What the person read at the end.</summary>
    internal string LastPage { get; private set; } = "";

    /// <summary>Ids of the public "acme" and the private "team".</summary>
    internal (string Acme, string Team) Channels { get; private set; }

    /// <summary>Ids of "ann" and "ben".</summary>
    internal (string Ann, string Ben) People { get; private set; }

    internal T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        await node.InitializeAsync();
        var port = SlackEmulator.FreePort();
        app = Bot(port);
        await app.StartAsync();
        Emulator = await SlackEmulator.StartAsync(port, folder.File("seed.yaml"), new Uri(new Uri(app.Urls.Single()), "/slack/oauth"));
        LastPage = await InstallAsync();
        Channels = (await Emulator.IdAsync("conversations.list", "channels", "acme"), await Emulator.IdAsync("conversations.list", "channels", "team"));
        People = (await Emulator.IdAsync("users.list", "members", "ann"), await Emulator.IdAsync("users.list", "members", "ben"));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Emulator.DisposeAsync();
        await node.DisposeAsync();
        folder.Dispose();
    }

    private WebApplication Bot(int port)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(
        [
            new("urls", "http://127.0.0.1:0"), new("Storage:Connection", "sqlite:" + folder.File("coverbot.db")), new("Slack:SigningSecret", "unused"),
            new("Slack:ApiUrl", new Uri(SlackEmulator.AddressAt(port), "api/").AbsoluteUri), new("Slack:ClientId", SlackEmulator.ClientId), new("Slack:ClientSecret", SlackEmulator.ClientSecret),
        ]);
        builder.AddCoverBot();
        builder.AddSlack();
        builder.Logging.ClearProviders();
        var bot = builder.Build();
        bot.MapSlack();
        return bot;
    }

    /// <summary>Follows the way a browser goes: to us, to Slack, a press on the first name there, and back to us.</summary>
    private async Task<string> InstallAsync()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var browser = new HttpClient(handler) { BaseAddress = new Uri(app.Urls.Single()) };
        using var toSlack = await browser.GetAsync(new Uri("/slack/install", UriKind.Relative));
        var question = await browser.GetStringAsync(toSlack.Headers.Location);
        var form = FirstForm().Match(question);
        var fields = Hidden().Matches(form.Groups[2].Value).Select(field => KeyValuePair.Create(field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value)));
        using var agreed = new FormUrlEncodedContent(fields);
        using var back = await browser.PostAsync(new Uri(toSlack.Headers.Location!, form.Groups[1].Value), agreed);
        return await browser.GetStringAsync(back.Headers.Location);
    }

    [GeneratedRegex("<form[^>]*action=\"([^\"]+)\"[^>]*>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex FirstForm();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
