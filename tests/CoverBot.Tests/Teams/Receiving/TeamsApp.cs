using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Desk.Running;
using CoverBot.Domain.Crews;
using CoverBot.Storage;
using CoverBot.Teams;
using CoverBot.Teams.Calling;
using CoverBot.Tests.Desk;
using CoverBot.Tests.Slack.Receiving;
using CoverBot.Tests.Support;
using CoverBot.Tests.Teams.Fake;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CoverBot.Tests.Teams.Receiving;

/// <summary>The bot on a real port, with the real desk on SQLite, between a <see cref="FakeIssuer"/> and a <see cref="FakeTeams"/>.</summary>
internal sealed class TeamsApp : IAsyncDisposable
{
    public const string Path = "/api/messages";
    public const string JsonType = "application/json";

    private readonly WebApplication app;
    private readonly TempStore store;

    private TeamsApp(WebApplication app, TempStore store, FakeTeams fake, FakeIssuer issuer) => (this.app, this.store, Fake, Issuer) = (app, store, fake, issuer);

    public FakeTeams Fake { get; }

    public FakeIssuer Issuer { get; }

    public required Activities Say { get; init; }

    public required PatientTime Time { get; init; }

    public required TroubledTable Table { get; init; }

    public required ConcurrentQueue<string> Logged { get; init; }

    public string AppId => Fake.World.AppId;

    public string ServiceUrl => Fake.ServiceUrl().AbsoluteUri;

    public HttpClient Http => field ??= new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

    private CrewId CrewId => Ids.Crew("teams", Fake.Home);

    /// <param name="settings">Beside those that attach Teams; null takes one away.</param>
    public static Task<TeamsApp> StartAsync(params (string Key, string? Value)[] settings) => StartAsync(paced: true, settings);

    /// <param name="paced">Whether it keeps to as many messages as Teams takes, and Teams takes no more: a crowd would wait for it.</param>
    public static async Task<TeamsApp> StartAsync(bool paced, params (string Key, string? Value)[] settings)
    {
        var store = new TempStore();
        var (table, time) = (new TroubledTable(store.Table), new PatientTime(store.Wall.GetUtcNow()));
        var (fake, issuer) = (await FakeTeams.StartAsync(paced ? null : new LeapingTime()), await FakeIssuer.StartAsync(time));
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([
            new("Teams:AppId", fake.World.AppId), new("Teams:TenantId", fake.Home), new("Teams:ClientSecret", fake.World.Secret),
            new("Teams:TokenUrl", fake.TokenUrl.AbsoluteUri), new("Teams:MetadataUrl", issuer.MetadataUrl.AbsoluteUri)]);
        builder.Configuration.AddInMemoryCollection(settings.Select(one => KeyValuePair.Create("Teams:" + one.Key, one.Value)));
        builder.Services.AddSingleton<ITable>(table).AddSingleton(store.WakeUps).AddSingleton<IClock>(store.Clock).AddSingleton<TimeProvider>(time).AddSingleton<IFaults>(new NoFaults());
        builder.Services.AddDesk(alone: true);
        builder.AddTeams();
        if (!paced)
        {
            builder.Services.AddSingleton(new TeamsPace(new LeapingTime()));
        }
        var lines = new ConcurrentQueue<string>();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(new LogLines(lines));
        var app = builder.Build();
        app.MapTeams();
        await app.StartAsync();
        return new(app, store, fake, issuer) { Say = new(fake.World.AppId, fake.ServiceUrl().AbsoluteUri, time), Time = time, Table = table, Logged = lines };
    }

    /// <summary>Sends the activity as Teams does, and again when asked to.</summary>
    public Task<HttpResponseMessage> PostAsync(JsonObject activity, string? token = null) =>
        SendAsync(Encoding.UTF8.GetBytes(activity.ToJsonString()), token ?? Token(activity["serviceUrl"]?.GetValue<string>()));

    /// <param name="token">"" for none.</param>
    public async Task<HttpResponseMessage> SendAsync(byte[] body, string token, string mediaType = JsonType, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, Path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.TryParse(mediaType, out var type) ? type : null;
        if (token.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public string Token(string? serviceUrl = null) => Issuer.Token(AppId, serviceUrl ?? ServiceUrl);

    /// <summary>Sends it, and expects it to be taken.</summary>
    public async Task TakenAsync(JsonObject activity)
    {
        using var response = await PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Sends an invoke; what it is answered.</summary>
    public async Task<JsonNode> AnswerAsync(JsonObject invoke) => JsonNode.Parse(await AnsweredAsync(invoke))!;

    /// <summary>Sends an invoke; what it is answered, "" for nothing, which closes a dialog.</summary>
    public async Task<string> AnsweredAsync(JsonObject invoke)
    {
        using var response = await PostAsync(invoke);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends when all that was decided is delivered.</summary>
    public Task ShownAsync() => app.Services.GetRequiredService<CrewRunner>().RunAsync(CrewId);

    public async Task<CrewState> CrewAsync() => (await app.Services.GetRequiredService<CrewStore>().LoadAsync(CrewId, CancellationToken.None)).State;

    /// <summary>What is known of where and who.</summary>
    public ITeamsPlaces Places => app.Services.GetRequiredService<ITeamsPlaces>();

    /// <summary>All that is kept, wake-ups included.</summary>
    public string Kept() => string.Join('\n', store.File.Read(connection => connection.Query(
        row => row.GetString(0),
        "SELECT partition || ' ' || key || ' ' || version || ' ' || columns AS kept FROM rows UNION ALL SELECT crew || ' ' || rev || ' ' || due_at || ' ' || lease FROM wake_ups ORDER BY kept")));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await Fake.DisposeAsync();
        await Issuer.DisposeAsync();
        store.Dispose();
    }

    /// <summary>Whoever looks sees it a minute later: nothing is ever too fast.</summary>
    private sealed class LeapingTime : TimeProvider
    {
        private long looks;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddYears(56).AddMinutes(Interlocked.Increment(ref looks));
    }
}
