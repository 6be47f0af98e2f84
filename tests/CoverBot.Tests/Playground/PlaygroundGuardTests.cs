using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CoverBot.Playground;
using CoverBot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace CoverBot.Tests.Playground;

[Trait("kind", "story")]
public sealed class PlaygroundGuardTests(PlaygroundGuardTests.Running running) : IClassFixture<PlaygroundGuardTests.Running>
{
    private PlaygroundApp App => running.App;

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/playground")]
    [InlineData("GET", "/playground/world")]
    [InlineData("POST", "/playground/clock")]
    public async Task Outside_Development_there_is_no_Playground(string method, string path)
    {
        using var folder = new ScratchFolder();
        await using var app = await PlaygroundApp.StartAsync(folder.File("playground.db"), environment: "Production");

        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(app, new(new(method), path))).Status);
        Assert.False(File.Exists(folder.File("playground.db")));
    }

    [Theory]
    [InlineData("Host", "coverbot.example")]
    [InlineData("Host", "localhost.coverbot.example:80")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Forwarded-Host", "coverbot.example")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task A_name_that_points_here_and_a_tunnel_find_nothing(string header, string value)
    {

        foreach (var path in new[] { "/", "/playground", "/playground/world", "/playground/clock", "/playground/events", "/playground/app.js" })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation(header, value);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await SendAsync(App, request)).Status));
        }
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example", "application/json", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", "application/json", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", "application/json", HttpStatusCode.Forbidden)]
    [InlineData("Accept", "*/*", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task Another_sites_page_cannot_push_the_clock(string header, string value, string type, HttpStatusCode status)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/playground/clock") { Content = Body("""{"advance":"PT4H"}""", type) };
        request.Headers.TryAddWithoutValidation(header, value);

        Assert.Equal(status, (await SendAsync(App, request)).Status);
        Assert.Equal(DemoClock.Start, App.Clock.Now);
    }

    [Theory]
    [InlineData("clock", "")]
    [InlineData("clock", "[1]")]
    [InlineData("clock", "{")]
    [InlineData("clock", "null")]
    [InlineData("clock", "{}")]
    [InlineData("clock", """{"advance":4}""")]
    [InlineData("clock", """{"advance":"4 hours"}""")]
    [InlineData("clock", """{"advance":"PT0S"}""")]
    [InlineData("clock", """{"advance":"-PT1H"}""")]
    [InlineData("clock", """{"advance":"PT-1H"}""")]
    [InlineData("clock", """{"advance":"P1M"}""")]
    [InlineData("clock", """{"advance":"P999999999D"}""")]
    [InlineData("clock", """{"advance":"PT9223372036854775807H"}""")]
    [InlineData("messages", """{"as":"ann","conversation":"acme"}""")]
    [InlineData("messages", """{"as":"ann","conversation":"acme","text":"   "}""")]
    [InlineData("messages", """{"as":"nobody","conversation":"acme","text":"hello"}""")]
    [InlineData("messages", """{"as":["ann"],"conversation":"acme","text":"hello"}""")]
    [InlineData("presses", """{"as":"ann","conversation":"dm-ann","press":""}""")]
    [InlineData("forms", """{"as":"ann","conversation":"dm-ann","form":"away"}""")]
    public async Task A_body_that_cannot_be_read_is_answered_with_one_sentence(string path, string body)
    {

        var (status, answer) = await SendAsync(App, new(HttpMethod.Post, "/playground/" + path) { Content = Body(body) });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotEmpty(JsonDocument.Parse(answer).RootElement.GetProperty("error").GetString()!);
        Assert.Equal(DemoClock.Start, App.Clock.Now);
    }

    [Fact]
    public async Task A_body_of_more_than_256_KiB_is_refused()
    {
        var body = $$"""{"as":"ann","conversation":"acme","text":"{{new string('x', 300_000)}}"}""";

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(App, new(HttpMethod.Post, "/playground/messages") { Content = Body(body) })).Status);
    }

    [Fact]
    public async Task The_front_door_leads_to_the_page_which_may_load_nothing_from_elsewhere()
    {

        using var page = await App.Http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("/playground", page.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.StartsWith("default-src 'self'; ", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_page_was_not_built_one_sentence_says_what_is_missing()
    {
        using var empty = new ScratchFolder();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        PageEndpoints.Map(app.MapGroup("/playground"), empty.File("page"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var page = await http.GetAsync(new Uri("/playground", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Contains("install Node.js 20 or newer", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>One Playground for all: nothing here changes it.</summary>
    public sealed class Running : IAsyncLifetime
    {
        private readonly ScratchFolder folder = new();

        internal PlaygroundApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync() => App = await PlaygroundApp.StartAsync(folder.File("playground.db"));

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            folder.Dispose();
        }
    }

    private static StringContent Body(string text, string type = "application/json") => new(text, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(PlaygroundApp app, HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await app.Http.SendAsync(request);
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }
    }
}
