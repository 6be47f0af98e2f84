using CoverBot.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;

namespace CoverBot.Tests.Web;

/// <summary>The real program as real teams run it.</summary>
[Trait("kind", "story")]
public sealed class ProductionTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task There_is_no_Playground_and_nobody_pushes_the_clock()
    {
        using var bot = await StartAsync();
        using var http = new HttpClient { BaseAddress = new(bot.Address) };
        using var advance = new StringContent("""{"advance": "PT4H"}""", System.Text.Encoding.UTF8, "application/json");

        Assert.Equal((200, true), await bot.WellAsync());
        Assert.Equal(404, await StatusAsync(http.GetAsync(new Uri("/playground", UriKind.Relative), TestContext.Current.CancellationToken)));
        Assert.Equal(404, await StatusAsync(http.GetAsync(new Uri("/playground/clock", UriKind.Relative), TestContext.Current.CancellationToken)));
        Assert.Equal(404, await StatusAsync(http.PostAsync(new Uri("/playground/clock", UriKind.Relative), advance, TestContext.Current.CancellationToken)));
        Assert.False(File.Exists(folder.File("playground.db")));
        Assert.Equal((0, ""), await bot.StopAsync());
    }

    [Theory]
    [InlineData("true", "https")]
    [InlineData("false", "http")]
    public async Task Behind_a_proxy_Slack_is_told_the_public_address_where_the_proxy_is_believed(string believed, string scheme)
    {
        using var bot = await StartAsync(
            ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", believed), ("Slack__ClientId", "12.34"), ("Slack__ClientSecret", "0123456789abcdef"), ("Slack__SigningSecret", "fedcba9876543210"));
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, bot.Address + "/slack/install") { Headers = { Host = "bot.example.com" } };
        request.Headers.Add("X-Forwarded-Proto", "https");

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(302, (int)answer.StatusCode);
        Assert.Equal(scheme + "://bot.example.com/slack/oauth", QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["redirect_uri"]);
    }

    private Task<BotProcess> StartAsync(params (string, string)[] settings) => BotProcess.StartAsync(folder, null, [("ASPNETCORE_ENVIRONMENT", "Production"), .. settings]);

    private static async Task<int> StatusAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        return (int)answer.StatusCode;
    }
}
