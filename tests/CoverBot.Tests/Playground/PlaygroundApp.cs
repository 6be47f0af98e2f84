using System.Net.Http.Json;
using System.Text.Json;
using CoverBot.Desk;
using CoverBot.Playground;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoverBot.Tests.Playground;

/// <summary>The Playground on a real port of this machine, with the demo desk behind it.</summary>
internal sealed class PlaygroundApp : IAsyncDisposable
{
    private readonly WebApplication app;

    private PlaygroundApp(WebApplication app, DemoDesk desk, DemoClock clock, DemoReset reset) => (this.app, Desk, Clock, Reset) = (app, desk, clock, reset);

    public DemoDesk Desk { get; }

    public DemoClock Clock { get; }

    public DemoReset Reset { get; }

    public string Address => app.Urls.Single();

    public HttpClient Http => field ??= new HttpClient { BaseAddress = new Uri(Address) };

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    /// <param name="port">0 for one that is free.</param>
    public static async Task<PlaygroundApp> StartAsync(string file, DemoDesk? desk = null, string environment = "Development", int port = 0)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Configuration.AddInMemoryCollection([new("Playground:File", file)]);
        var (clock, reset) = (new DemoClock(), new DemoReset());
        desk ??= new DemoDesk();
        builder.Services.AddSingleton<IDesk>(desk).AddSingleton<IClockControl>(clock).AddSingleton<IReset>(reset);
        builder.AddPlayground();
        var app = builder.Build();
        app.MapPlayground();
        desk.Chat = app.Services.GetService<IChat>();
        clock.Due = _ => desk.RemindAsync();
        await app.StartAsync();
        return new(app, desk, clock, reset);
    }

    /// <summary>Gets a path below /playground.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri("/playground/" + path, UriKind.Relative), TestContext.Current.CancellationToken);

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    /// <summary>The messages the person sees in the conversation.</summary>
    public async Task<JsonElement[]> MessagesAsync(string person, string conversation)
    {
        using var response = await GetAsync($"messages?as={person}&in={conversation}");
        return [.. (await JsonAsync(response.EnsureSuccessStatusCode())).EnumerateArray()];
    }

    /// <summary>Posts JSON to a path below /playground.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, object body) => Http.PostAsJsonAsync("/playground/" + path, body, TestContext.Current.CancellationToken);

    /// <summary>Types as somebody; the answer as the page gets it.</summary>
    public async Task<JsonElement> TypeAsync(string person, string conversation, string text)
    {
        using var response = await PostAsync("messages", new { @as = person, conversation, text });
        return await JsonAsync(response.EnsureSuccessStatusCode());
    }

    /// <summary>What the person sees in the conversation: each message's words, a card's as its summary.</summary>
    public async Task<string[]> SeenAsync(string person, string conversation) =>
        [.. (await MessagesAsync(person, conversation)).Select(one => one.GetProperty("text").GetString() ?? one.GetProperty("slack").GetProperty("text").GetString()!)];

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}

/// <summary>Counts how often the bot was started over.</summary>
internal sealed class DemoReset : IReset
{
    public int Times { get; private set; }

    public Task ResetAsync(CancellationToken cancel)
    {
        Times++;
        return Task.CompletedTask;
    }
}
