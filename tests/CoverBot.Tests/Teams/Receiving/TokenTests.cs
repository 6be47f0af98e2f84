using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoverBot.Tests.Teams.Fake;
using Microsoft.IdentityModel.Tokens;

namespace CoverBot.Tests.Teams.Receiving;

/// <summary>Who is let in, and who is not; nobody else changes a thing.</summary>
[Trait("kind", "contract")]
public sealed class TokenTests : IAsyncLifetime
{
    private TeamsApp app = null!;
    private FakePerson ann = null!;
    private FakeConversation team = null!;

    public static TheoryData<string> Kinds => [.. WrongTokens.Kinds];

    public async ValueTask InitializeAsync()
    {
        app = await TeamsApp.StartAsync();
        ann = app.Fake.Person("Ann Example");
        team = app.Fake.Channel("Team", [ann]);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task What_Teams_signed_is_let_in()
    {
        await app.TakenAsync(ChannelHere());

        Assert.Equal(team.Id, (await app.CrewAsync()).Crew!.TeamChannel!.Id);
    }

    [Theory]
    [InlineData("service URL in other letters")]
    [InlineData("service URL without its last slash")]
    [InlineData("ended 4 minutes ago")]
    [InlineData("begins in 4 minutes")]
    public async Task What_hardly_differs_is_let_in_as_well(string what)
    {
        using var response = await app.PostAsync(ChannelHere(), what switch
        {
            "service URL in other letters" => Token(app.ServiceUrl.ToUpperInvariant()),
            "service URL without its last slash" => Token(app.ServiceUrl.TrimEnd('/')),
            "ended 4 minutes ago" => app.Issuer.Token(app.AppId, app.ServiceUrl, from: TimeSpan.FromHours(-1), until: TimeSpan.FromMinutes(-4)),
            _ => app.Issuer.Token(app.AppId, app.ServiceUrl, from: TimeSpan.FromMinutes(4)),
        });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_not_Teams_own_is_turned_away_and_changes_nothing(string what)
    {
        using var response = await app.PostAsync(ChannelHere(), Wrong(what));

        await TurnedAwayAsync(response, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_came_through_another_channel_than_Teams_is_turned_away()
    {
        var activity = ChannelHere();
        activity["channelId"] = "directline";

        using var response = await app.PostAsync(activity);

        await TurnedAwayAsync(response, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Two_tokens_at_once_are_none()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, TeamsApp.Path) { Content = new StringContent(ChannelHere().ToJsonString(), Encoding.UTF8, TeamsApp.JsonType) };
        request.Headers.TryAddWithoutValidation("Authorization", ["Bearer " + app.Token(), "Bearer " + app.Token()]);

        using var response = await app.Http.SendAsync(request, TestContext.Current.CancellationToken);

        await TurnedAwayAsync(response, HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("33333333-3333-4333-8333-333333333333", null)]
    [InlineData(null, null)]
    [InlineData("no id", null)]
    [InlineData("11111111-1111-4111-8111-111111111111", "33333333-3333-4333-8333-333333333333")]
    public async Task Another_tenant_is_not_served(string? conversation, string? channel)
    {
        var activity = ChannelHere();
        activity["conversation"]!["tenantId"] = conversation;
        activity["channelData"]!["tenant"]!["id"] = channel;

        using var response = await app.PostAsync(activity);

        await TurnedAwayAsync(response, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("http://smba.trafficmanager.net/amer/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("nowhere")]
    public async Task A_hostile_service_URL_is_never_kept_even_when_it_is_signed(string url)
    {
        var activity = ChannelHere();
        activity["serviceUrl"] = url;

        using var response = await app.PostAsync(activity, Token(url));

        await TurnedAwayAsync(response, HttpStatusCode.Forbidden);
        Assert.Null(await app.Places.ServiceUrlAsync(app.Fake.Home, CancellationToken.None));
    }

    [Fact]
    public async Task A_new_key_is_fetched_at_once_and_the_old_one_counts_no_more()
    {
        await app.TakenAsync(ChannelHere());
        var old = app.Issuer.Key;
        app.Issuer.Rotate();
        app.Time.Pass(TimeSpan.FromSeconds(11));

        await app.TakenAsync(ChannelHere());

        using var response = await app.PostAsync(ChannelHere(), app.Issuer.Token(app.AppId, app.ServiceUrl, signed: new(old, SecurityAlgorithms.RsaSha256)));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Keys_that_are_not_there_are_not_asked_for_again_and_again()
    {
        await app.TakenAsync(ChannelHere());

        for (var i = 0; i < 5; i++)
        {
            using var response = await app.PostAsync(ChannelHere(), Wrong("a key nobody knows"));
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        Assert.InRange(app.Issuer.Asked, 1, 2);
    }

    [Fact]
    public async Task While_the_keys_were_never_had_nobody_is_let_in_and_then_everybody_is_again()
    {
        app.Issuer.IsDown = true;
        using var refused = await app.PostAsync(ChannelHere());
        await TurnedAwayAsync(refused, HttpStatusCode.ServiceUnavailable);

        app.Issuer.IsDown = false;
        app.Time.Pass(TimeSpan.FromSeconds(11));

        await app.TakenAsync(ChannelHere());
    }

    [Fact]
    public async Task Keys_of_the_last_days_count_while_they_can_not_be_read_anew_and_then_no_more()
    {
        await app.TakenAsync(ChannelHere());
        app.Issuer.IsDown = true;

        app.Time.Pass(TimeSpan.FromDays(4));
        await app.TakenAsync(ChannelHere());

        app.Time.Pass(TimeSpan.FromDays(2));
        using var response = await app.PostAsync(ChannelHere());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task The_log_says_who_it_claims_to_be_from_and_never_the_token()
    {
        var token = app.Issuer.Token("somebody-else", app.ServiceUrl, issuer: "https://sts.windows.net/x/\n");

        using var response = await app.PostAsync(ChannelHere(), token);

        Assert.Contains(app.Logged, line => line.Contains("https://sts.windows.net/x/?", StringComparison.Ordinal) && line.Contains("somebody-else", StringComparison.Ordinal));
        Assert.All(token.Split('.'), part => Assert.DoesNotContain(app.Logged, line => line.Contains(part, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_emulator_without_a_token_is_let_in_where_that_was_allowed_and_a_tunnel_is_not()
    {
        await using var open = await TeamsApp.StartAsync(("DangerouslyAllowUnauthenticated", "true"));
        var channel = open.Fake.Channel("Team", [open.Fake.Person("Ann Example")]);
        var body = Encoding.UTF8.GetBytes(open.Say.Message(open.Fake.Person("Ann Example"), channel, "channel here").ToJsonString());

        using var tunnelled = new HttpRequestMessage(HttpMethod.Post, TeamsApp.Path) { Content = new ByteArrayContent(body) };
        tunnelled.Headers.Add("X-Forwarded-For", "192.0.2.1");
        tunnelled.Content.Headers.ContentType = new(TeamsApp.JsonType);
        using var refused = await open.Http.SendAsync(tunnelled, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        using var taken = await open.SendAsync(body, "");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Contains(open.Logged, line => line.Contains("Teams:DangerouslyAllowUnauthenticated is set", StringComparison.Ordinal));
    }

    private JsonObject ChannelHere() => app.Say.Message(ann, team, "channel here");

    private string Token(string serviceUrl) => app.Issuer.Token(app.AppId, serviceUrl);

    private string Wrong(string what) => WrongTokens.Make(app, what);

    private async Task TurnedAwayAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("", app.Kept());
        Assert.Empty(app.Fake.Did());
    }
}
