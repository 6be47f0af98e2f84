using System.Net;
using CoverBot.Desk;
using CoverBot.Slack;
using CoverBot.Slack.Installing;
using CoverBot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoverBot.Tests.Slack.Installing;

/// <summary>The installation's pages on a real port of this machine, and browsers that go there.</summary>
internal sealed class InstallApp : IAsyncDisposable
{
    private readonly WebApplication app;

    private InstallApp(WebApplication app, ReachedAgain reached) => (this.app, Reached) = (app, reached);

    /// <summary>Workspaces whose crew was told that it can be reached again.</summary>
    public ReachedAgain Reached { get; }

    public Uri Address => new(app.Urls.Single());

    public StoredWorkspaces Workspaces => app.Services.GetRequiredService<StoredWorkspaces>();

    /// <param name="clientId">Null: nothing can be installed.</param>
    public static async Task<InstallApp> StartAsync(TempStore store, TokenOffice office, LogLines log, string? clientId = "12.34")
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var reached = new ReachedAgain();
        builder.Services.AddSingleton<IReach>(reached).AddSingleton(store.Table).AddSingleton<TimeProvider>(store.Wall);
        var options = new SlackOptions([], null, null, clientId, [.. OneReplica.Secrets], new("https://slack.com/api/"), "/cover");
        SlackInstalling.Add(builder.Services, options, (_, arguments, cancel) => office.CallAsync(arguments, cancel));
        var app = builder.Build();
        SlackInstalling.Map(app, options);
        await app.StartAsync();
        return new(app, reached);
    }

    /// <summary>A browser of its own; follows no redirect.</summary>
#pragma warning disable CA5400 // Loopback, without TLS.
    public HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
#pragma warning restore CA5400

    /// <summary>Goes to Slack; the answer is what Slack gets to read.</summary>
    public static async Task<Dictionary<string, string>> BeginAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync(new Uri("/slack/install", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return QueryHelpers.ParseQuery(answer.Headers.Location!.Query).ToDictionary(one => one.Key, one => one.Value.ToString());
    }

    public static async Task<(HttpStatusCode Status, string Page)> ComeBackAsync(HttpClient browser, params (string Name, string Value)[] query)
    {
        using var answer = await browser.GetAsync(new Uri(QueryHelpers.AddQueryString("/slack/oauth", query.ToDictionary(one => one.Name, one => (string?)one.Value)), UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>The Desk's side of an installation: writes down what it is told.</summary>
internal sealed class ReachedAgain : IReach
{
    public List<string> Told { get; } = [];

    public Task ReachableAgainAsync(string platform, string tenant, CancellationToken cancel)
    {
        Told.Add($"{platform} {tenant}");
        return Task.CompletedTask;
    }
}
