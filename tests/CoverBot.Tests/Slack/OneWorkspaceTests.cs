using CoverBot.Desk;
using NodaTime;

namespace CoverBot.Tests.Slack;

/// <summary>The workspace that a configured bot token belongs to.</summary>
[Trait("kind", "contract")]
public sealed class OneWorkspaceTests : IAsyncLifetime
{
    private OneSlack one = null!;

    public async ValueTask InitializeAsync() => one = await OneSlack.StartAsync();

    public ValueTask DisposeAsync() => one.DisposeAsync();

    [Fact]
    public async Task Slack_is_asked_once_whose_it_is_however_many_want_to_know()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => one.Workspaces.FindAsync(OneSlack.Team, CancellationToken.None).AsTask()));

        Assert.All(found, workspace => Assert.Equal((OneSlack.Team, OneSlack.BotUser, "BBOT"), (workspace!.Team, workspace.BotUser, workspace.BotId)));
        Assert.Null(await one.Workspaces.FindAsync("T2", CancellationToken.None));
        Assert.Single(one.Slack.To("auth.test"));
        Assert.True(one.Workspaces.FindAsync(OneSlack.Team, CancellationToken.None).AsTask().IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("not_authed")]
    public async Task A_token_that_Slack_does_not_take_is_said_with_its_key_and_without_it(string code)
    {
        one.Slack.Always("auth.test", new { ok = false, error = code });

        await Assert.ThrowsAsync<PlatformDownException>(async () => await one.Workspaces.FindAsync(OneSlack.Team, CancellationToken.None));
        one.Wall.Now += Duration.FromSeconds(10);
        await Assert.ThrowsAsync<PlatformDownException>(async () => await one.Workspaces.FindAsync(OneSlack.Team, CancellationToken.None));
        Assert.Equal(2, one.Slack.To("auth.test").Length);
        Assert.Single(one.Logged, line => line.StartsWith($"Error: Slack:BotToken: Slack does not take this token ({code})", StringComparison.Ordinal));
        Assert.DoesNotContain(one.Logged, line => line.Contains(OneSlack.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_app_installed_for_a_whole_organisation_is_refused_in_a_sentence()
    {
        one.Slack.Always("auth.test", new { ok = true, is_enterprise_install = true, enterprise_id = "E1", user_id = OneSlack.BotUser });

        Assert.Null(await one.Workspaces.FindAsync("E1", CancellationToken.None));
        Assert.Contains(one.Logged, line => line.Contains("whole organisation", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Installed_again_it_is_there_again()
    {
        await one.Workspaces.FindAsync(OneSlack.Team, CancellationToken.None);
        await one.Workspaces.EndAsync(OneSlack.Team, one.Wall.Now, CancellationToken.None);
        one.Slack.Next("auth.test", new { ok = false, error = "account_inactive" });
        one.Wall.Now += Duration.FromSeconds(10);

        Assert.Null(await one.Workspaces.FindAsync(OneSlack.Team, CancellationToken.None));
        one.Wall.Now += Duration.FromSeconds(10);
        Assert.NotNull(await one.Workspaces.FindAsync(OneSlack.Team, CancellationToken.None));
    }
}
