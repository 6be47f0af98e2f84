using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Desk.Running;
using CoverBot.Slack;
using CoverBot.Slack.Calling;
using CoverBot.Slack.Installing;
using CoverBot.Slack.Receiving;
using CoverBot.Slack.Receiving.Sockets;
using CoverBot.Storage;
using CoverBot.Domain.Crews;
using CoverBot.Tests.Desk;
using CoverBot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CoverBot.Tests.Slack.Receiving;

/// <summary>The bot on a real port, with the real desk on SQLite, before a <see cref="TinySlack"/>.</summary>
internal sealed class DoorApp : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TempStore store;
    private bool ownsStore = true;
    private bool isBeside;

    private DoorApp(WebApplication app, TempStore store, TinySlack slack) => (this.app, this.store, Slack) = (app, store, slack);

    public TinySlack Slack { get; }

    public PatientTime Time { get; private init; } = null!;

    /// <summary>What the desk keeps its rows in.</summary>
    public TroubledTable Table { get; private init; } = null!;

    public ConcurrentQueue<string> Logged { get; private init; } = [];

    public HttpClient Http => field ??= new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

    /// <summary>Wall time, in Unix seconds.</summary>
    public long Now => Time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Every row that is saved, with its version: another one after each decision.</summary>
    public async Task<string> StateAsync()
    {
        var all = new StringBuilder();
        foreach (var partition in (string[])["crews", "at|slack|T1", Ids.Crew("slack", "T1").Value])
        {
            all.AppendJoin('\n', (await store.Table.RangeAsync(partition, " ", "~", CancellationToken.None)).Select(row => $"{partition} {row.Key} {row.Version}"));
        }
        return all.ToString();
    }

    /// <summary>All that is kept, wake-ups included.</summary>
    public string Kept() => string.Join('\n', store.File.Read(connection => connection.Query(
        row => row.GetString(0),
        "SELECT partition || ' ' || key || ' ' || version || ' ' || columns AS kept FROM rows UNION ALL SELECT crew || ' ' || rev || ' ' || due_at || ' ' || lease FROM wake_ups ORDER BY kept")));

    /// <summary>Ends when all that was decided is delivered.</summary>
    public Task ShownAsync() => app.Services.GetRequiredService<CrewRunner>().RunAsync(Ids.Crew("slack", "T1"));

    /// <summary>Ends when no socket is asked for any more, nor ever will be.</summary>
    public Task SocketsOverAsync() => Eventually.Async(() => app.Services.GetRequiredService<SocketMode>().ExecuteTask!.IsCompleted);

    /// <summary>One of the numbers in /health.</summary>
    public int Health(string name) => app.Services.GetServices<IHealthCount>().Single(count => count.Name == name).Count;

    /// <summary>The crew of the workspace.</summary>
    public async Task<CrewState> CrewAsync() => (await app.Services.GetRequiredService<CrewStore>().LoadAsync(Ids.Crew("slack", "T1"), CancellationToken.None)).State;

    /// <param name="signed">Whether there are signing secrets, so that it listens on HTTP.</param>
    /// <param name="sockets">Whether it listens through sockets.</param>
    /// <param name="before">Called before it starts.</param>
    /// <param name="after">One that was stopped, in the same store; null for a new one.</param>
    /// <param name="alone">Whether no other replica shares the store.</param>
    /// <param name="beside">A replica that shares the store and the same Slack; null for none.</param>
    /// <param name="paced">Whether it keeps to one message a second in a channel: a crowd would wait for it, and waiting ends here only when it is rung.</param>
    public static async Task<DoorApp> StartAsync(bool signed = true, bool sockets = false, Action<TinySlack>? before = null, DoorApp? after = null, bool alone = true, DoorApp? beside = null, bool paced = true)
    {
        var (slack, store) = (beside?.Slack ?? await TinySlack.StartAsync(), (after ?? beside)?.store ?? new TempStore());
        before?.Invoke(slack);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([
            new("Slack:BotToken", "xoxb-1"), new("Slack:ApiUrl", slack.Address + "/api/"),
            new("Slack:SigningSecret", signed ? "secret-1, secret-2" : ""), new("Slack:AppToken", sockets ? "xapp-1" : "")]);
        var (table, time) = (new TroubledTable(store.Table), new PatientTime(store.Wall.GetUtcNow()));
        builder.Services.AddSingleton<ITable>(table).AddSingleton(store.WakeUps).AddSingleton<IClock>(store.Clock).AddSingleton<TimeProvider>(time).AddSingleton<IFaults>(new NoFaults());
        builder.Services.AddDesk(alone);
        builder.AddSlack();
        if (!paced)
        {
            builder.Services.AddSingleton(new SlackPace(time, Duration.FromDays(1)));
        }
        var lines = new ConcurrentQueue<string>();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(new Lines(lines));
        var app = builder.Build();
        app.MapSlack();
        await app.StartAsync();
        // The first look reads the crew: what a test has the table do next is not for it.
        await app.Services.GetServices<IHostedService>().OfType<FirstLook>().Single().ExecuteTask!;
        return new(app, store, slack) { Logged = lines, Table = table, Time = time, ownsStore = after is null, isBeside = beside is not null };
    }

    public Task<HttpResponseMessage> CommandAsync(JsonObject form) => SendAsync("commands", Form(form), FormType);

    public Task<HttpResponseMessage> InteractAsync(JsonObject payload) => SendAsync("interactions", Form(new() { ["payload"] = payload.ToJsonString() }), FormType);

    public Task<HttpResponseMessage> EventAsync(JsonObject payload, int? retry = null, string? reason = null) => SendAsync("events", Encoding.UTF8.GetBytes(payload.ToJsonString()), JsonType, retry: retry, reason: reason);

    public const string FormType = "application/x-www-form-urlencoded";
    public const string JsonType = "application/json";

    /// <param name="path">Below /slack.</param>
    /// <param name="secret">Signs it.</param>
    /// <param name="signature">In place of the right one.</param>
    public async Task<HttpResponseMessage> SendAsync(
        string path, byte[] body, string mediaType, string secret = "secret-1", long? timestamp = null, string? signature = null, int? retry = null, string? reason = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/slack/" + path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.TryParse(mediaType, out var type) ? type : null;
        var signed = (timestamp ?? Now).ToString(CultureInfo.InvariantCulture);
        request.Headers.TryAddWithoutValidation(SlackSignature.TimestampHeader, signed);
        request.Headers.TryAddWithoutValidation(SlackSignature.SignatureHeader, signature ?? SlackSignature.Of(secret, signed, body));
        if (retry is { } number)
        {
            request.Headers.TryAddWithoutValidation("X-Slack-Retry-Num", number.ToString(CultureInfo.InvariantCulture));
            request.Headers.TryAddWithoutValidation("X-Slack-Retry-Reason", reason);
        }
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static byte[] Form(JsonObject form) =>
        Encoding.UTF8.GetBytes(string.Join('&', form.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value?.GetValue<string>() ?? "")}")));

    /// <summary>Stops as on SIGTERM.</summary>
    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (isBeside)
        {
            return;
        }
        await Slack.DisposeAsync();
        if (ownsStore)
        {
            store.Dispose();
        }
    }

    private sealed class Lines(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose() { }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception) + exception);
    }
}
