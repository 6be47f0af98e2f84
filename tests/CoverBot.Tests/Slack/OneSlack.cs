using System.Collections.Concurrent;
using CoverBot.Slack;
using CoverBot.Slack.Calling;
using CoverBot.Slack.Installing;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CoverBot.Tests.Slack;

/// <summary>The Slack adapter as the host puts it together, for one workspace, before a stand-in of Slack. Wall time stands still until it is moved.</summary>
internal sealed class OneSlack : IAsyncDisposable
{
    public const string Team = "T1";
    public const string BotUser = "UBOT";
    public const string Token = "xoxb-of-t1";

    private readonly IHost host;

    private OneSlack(SlackStub slack, IHost host, WallClock wall, ConcurrentQueue<string> logged) => (Slack, this.host, Wall, Logged) = (slack, host, wall, logged);

    public SlackStub Slack { get; }

    public WallClock Wall { get; }

    public ConcurrentQueue<string> Logged { get; }

    public SlackApi Api => host.Services.GetRequiredService<SlackApi>();

    public SlackChat Chat => host.Services.GetRequiredService<SlackChat>();

    public SlackPeople People => host.Services.GetRequiredService<SlackPeople>();

    public ISlackWorkspaces Workspaces => host.Services.GetRequiredService<ISlackWorkspaces>();

    /// <param name="scopes">What the token may do, as Slack says with its answer to the first call.</param>
    /// <param name="installations">Where installations over OAuth are kept; null for a configured bot token.</param>
    public static async Task<OneSlack> StartAsync(string scopes = "", ITable? installations = null)
    {
        var slack = await SlackStub.StartAsync();
        slack.Always("auth.test", new { ok = true, team_id = Team, user_id = BotUser, bot_id = "BBOT" });
        if (scopes.Length > 0)
        {
            slack.Next("auth.test", SlackStub.Raw(200, "application/json", $$"""{"ok":true,"team_id":"{{Team}}","user_id":"{{BotUser}}"}""", ("x-oauth-scopes", scopes)));
        }
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection([new("Slack:SigningSecret", "a-signing-secret"), new("Slack:ApiUrl", slack.ApiUrl.ToString())]);
        builder.Configuration.AddInMemoryCollection(installations is null
            ? [new("Slack:BotToken", Token)] : [new("Slack:ClientId", "1.2"), new("Slack:ClientSecret", "a-client-secret-of-many-letters")]);
        if (installations is not null)
        {
            builder.Services.AddSingleton(installations);
        }
        var (wall, logged) = (new WallClock(), new ConcurrentQueue<string>());
        builder.Services.AddSingleton<TimeProvider>(wall);
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<ILoggerProvider>(new Lines(logged));
        builder.AddSlack();
        return new(slack, builder.Build(), wall, logged);
    }

    public static IReadOnlyDictionary<string, string> Arguments(params (string Name, string Value)[] arguments) => arguments.ToDictionary(one => one.Name, one => one.Value);

    public Task<SlackReply> CallAsync(string method, params (string Name, string Value)[] arguments) =>
        Api.CallAsync(Team, method, Arguments(arguments), TestContext.Current.CancellationToken);

    /// <summary>Somebody installs the app, as it is with token rotation.</summary>
    public Task InstallAsync(string token) => host.Services.GetRequiredService<StoredWorkspaces>().InstallAsync(
        new(Team, "Harbour", token, BotUser, "A1", [], Wall.Now, new("xoxe-1", Wall.Now + Duration.FromHours(12))), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        host.Dispose();
        await Slack.DisposeAsync();
    }

    private sealed class Lines(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose() { }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel}: {formatter(state, exception)}{exception}");
    }
}
