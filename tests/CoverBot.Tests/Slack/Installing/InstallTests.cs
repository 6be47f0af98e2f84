using System.Net;
using CoverBot.Slack;
using CoverBot.Slack.Calling;
using CoverBot.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;

namespace CoverBot.Tests.Slack.Installing;

[Trait("kind", "story")]
public sealed class InstallTests : IAsyncLifetime
{
    private readonly TempStore store = new();
    private readonly LogLines log = new();
    private readonly TokenOffice office;
    private InstallApp app = null!;
    private HttpClient browser = null!;

    public InstallTests() => office = new(store.Wall);

    public async ValueTask InitializeAsync()
    {
        app = await InstallApp.StartAsync(store, office, log);
        browser = app.Browser();
        office.Offer("code");
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await app.DisposeAsync();
        store.Dispose();
    }

    [Fact]
    public async Task Somebody_installs_the_app_and_is_told_what_to_do_next()
    {
        var asked = await InstallApp.BeginAsync(browser);
        var (status, page) = await InstallApp.ComeBackAsync(browser, ("code", "code"), ("state", asked["state"]));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("/invite @CoverBot", page, StringComparison.Ordinal);
        Assert.Contains("Acme &amp; &lt;Sons&gt;", page, StringComparison.Ordinal);
        Assert.Equal("xoxb-1", (await app.Workspaces.FindAsync("T0ACME", TestContext.Current.CancellationToken))!.Token);
        Assert.Equal(asked["redirect_uri"], Assert.Single(office.Heard)["redirect_uri"]);
        Assert.Equal(["slack T0ACME"], app.Reached.Told);
    }

    [Fact]
    public async Task Slack_is_asked_for_the_manifests_scopes_at_its_own_address()
    {
        using var answer = await browser.GetAsync(new Uri("/slack/install", UriKind.Relative), TestContext.Current.CancellationToken);
        var asked = await InstallApp.BeginAsync(browser);

        Assert.Equal("https://slack.com/oauth/v2/authorize", answer.Headers.Location!.GetLeftPart(UriPartial.Path));
        Assert.Equal("12.34", asked["client_id"]);
        Assert.Equal(SlackManifest.Scopes.Keys, asked["scope"].Split(','));
        Assert.Equal(new Uri(app.Address, "/slack/oauth").AbsoluteUri, asked["redirect_uri"]);
    }

    [Fact]
    public async Task The_cookie_is_for_this_server_alone()
    {
        using var answer = await browser.GetAsync(new Uri("/slack/install", UriKind.Relative), TestContext.Current.CancellationToken);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));

        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("; path=/slack", cookie, StringComparison.Ordinal);
        Assert.Contains("; max-age=600", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_is_good_once()
    {
        office.Offer("again");
        using var stubborn = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };
        using var begun = await stubborn.GetAsync(new Uri("/slack/install", UriKind.Relative), TestContext.Current.CancellationToken);
        stubborn.DefaultRequestHeaders.Add("Cookie", begun.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        var state = QueryHelpers.ParseQuery(begun.Headers.Location!.Query)["state"].ToString();

        var first = await InstallApp.ComeBackAsync(stubborn, ("code", "code"), ("state", state));
        var second = await InstallApp.ComeBackAsync(stubborn, ("code", "again"), ("state", state));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (first.Status, second.Status));
        Assert.Single(office.Heard);
    }

    [Fact]
    public async Task Another_browser_can_not_finish_what_this_one_began()
    {
        var asked = await InstallApp.BeginAsync(browser);
        using var other = app.Browser();
        await InstallApp.BeginAsync(other);

        await RefusedAsync(other, asked["state"]);
    }

    [Fact]
    public async Task A_browser_without_the_cookie_can_not_finish()
    {
        var asked = await InstallApp.BeginAsync(browser);
        using var other = app.Browser();

        await RefusedAsync(other, asked["state"]);
    }

    [Fact]
    public async Task After_ten_minutes_it_is_too_late()
    {
        var asked = await InstallApp.BeginAsync(browser);
        await store.PassAsync(Duration.FromMinutes(10) + Duration.FromSeconds(1));

        await RefusedAsync(browser, asked["state"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("made.up")]
    [InlineData("99999999999.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("x.y.z")]
    public async Task A_state_of_somebody_elses_making_is_refused(string state)
    {
        await InstallApp.BeginAsync(browser);

        await RefusedAsync(browser, state);
    }

    [Fact]
    public async Task Who_says_no_in_Slack_is_told_that_nothing_changed()
    {
        var asked = await InstallApp.BeginAsync(browser);

        var (status, page) = await InstallApp.ComeBackAsync(browser, ("error", "access_denied"), ("state", asked["state"]));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("You did not allow it", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/slack/install\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_organization_is_refused_in_plain_words()
    {
        office.Offer("wide", organization: true);
        var asked = await InstallApp.BeginAsync(browser);

        var (status, page) = await InstallApp.ComeBackAsync(browser, ("code", "wide"), ("state", asked["state"]));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("single workspace", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_used_code_a_silent_Slack_and_wrong_settings_each_get_their_own_words()
    {
        Assert.Contains("used already", await PageAsync("used", null), StringComparison.Ordinal);
        Assert.Contains("did not answer", await PageAsync("code", new SlackReply.Unsure()), StringComparison.Ordinal);
        Assert.Contains("did not answer", await PageAsync("code", new SlackReply.NotDone(Duration.FromSeconds(30))), StringComparison.Ordinal);
        Assert.Contains("its log says which setting", await PageAsync("code", new SlackReply.No("bad_client_secret")), StringComparison.Ordinal);
        Assert.Contains("Slack:ClientSecret", log.All, StringComparison.Ordinal);
        Assert.DoesNotContain(OneReplica.Secrets[0], log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_client_id_there_is_no_such_page()
    {
        await using var closed = await InstallApp.StartAsync(store, office, log, clientId: null);
        using var visitor = closed.Browser();

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor, "/slack/install"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor, "/slack/oauth"));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient visitor, string path)
    {
        using var answer = await visitor.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    private async Task<string> PageAsync(string code, SlackReply? instead)
    {
        office.Instead = instead;
        var asked = await InstallApp.BeginAsync(browser);
        return (await InstallApp.ComeBackAsync(browser, ("code", code), ("state", asked["state"]))).Page;
    }

    private async Task RefusedAsync(HttpClient who, string state)
    {
        var (status, page) = await InstallApp.ComeBackAsync(who, ("code", "code"), ("state", state));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("href=\"/slack/install\"", page, StringComparison.Ordinal);
        Assert.Empty(office.Heard);
    }
}
