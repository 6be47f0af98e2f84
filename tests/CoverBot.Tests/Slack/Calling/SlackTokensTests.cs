using CoverBot.Slack.Calling;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Slack.Calling;

/// <summary>Calls whose token is no good any more, where workspaces install the app themselves.</summary>
[Trait("kind", "contract")]
public sealed class SlackTokensTests : IAsyncLifetime
{
    private readonly TempStore store = new();
    private OneSlack one = null!;

    public async ValueTask InitializeAsync()
    {
        one = await OneSlack.StartAsync(installations: store.Table);
        await one.InstallAsync("xoxe.xoxb-1");
    }

    public async ValueTask DisposeAsync()
    {
        await one.DisposeAsync();
        store.Dispose();
    }

    [Fact]
    public async Task An_expired_token_is_changed_for_a_new_one_and_the_call_is_made_again()
    {
        one.Slack.Next("chat.postMessage", new { ok = false, error = "token_expired" }, new { ok = true, ts = "1.1" });
        one.Slack.Next("oauth.v2.access", new { ok = true, access_token = "xoxe.xoxb-2", refresh_token = "xoxe-2", expires_in = 43200 });

        Assert.IsType<SlackReply.Ok>(await PostAsync());
        Assert.Equal(["Bearer xoxe.xoxb-1", "Bearer xoxe.xoxb-2"], Used());
    }

    [Fact]
    public async Task Without_a_new_token_nothing_is_called_again()
    {
        one.Slack.Next("chat.postMessage", new { ok = false, error = "token_expired" });
        one.Slack.Next("oauth.v2.access", new { ok = false, error = "invalid_refresh_token" });

        Assert.IsType<SlackReply.NotInstalled>(await PostAsync());
        Assert.Single(Used());
    }

    [Fact]
    public async Task A_removed_app_is_not_called_for_until_somebody_installs_it_again()
    {
        one.Slack.Next("chat.postMessage", new { ok = false, error = "account_inactive" }, new { ok = true, ts = "1.1" });
        one.Wall.Now += Duration.FromMinutes(1);

        Assert.IsType<SlackReply.NotInstalled>(await PostAsync());
        Assert.IsType<SlackReply.NotInstalled>(await PostAsync());
        one.Wall.Now += Duration.FromMinutes(1);
        await one.InstallAsync("xoxe.xoxb-2");
        Assert.IsType<SlackReply.Ok>(await PostAsync());
        Assert.Equal(["Bearer xoxe.xoxb-1", "Bearer xoxe.xoxb-2"], Used());
    }

    [Theory]
    [InlineData("account_inactive")]
    [InlineData("token_revoked")]
    [InlineData("invalid_auth")]
    public async Task An_app_that_was_installed_again_through_another_replica_stays_installed(string code)
    {
        await using var other = await OneSlack.StartAsync(installations: store.Table);
        await other.InstallAsync("xoxe.xoxb-2");
        one.Slack.Next("chat.postMessage", new { ok = false, error = code }, new { ok = true, ts = "1.1" });
        one.Wall.Now += Duration.FromMinutes(1);

        Assert.IsType<SlackReply.Ok>(await PostAsync());
        Assert.Equal(["Bearer xoxe.xoxb-1", "Bearer xoxe.xoxb-2"], Used());
        Assert.NotNull(await other.Workspaces.FindAgainAsync(OneSlack.Team, CancellationToken.None));
    }

    private Task<SlackReply> PostAsync() => one.CallAsync("chat.postMessage", ("channel", "C1"), ("text", "Hello"));

    private IEnumerable<string> Used() => one.Slack.To("chat.postMessage").Select(call => call.Authorization);
}
