using CoverBot.Slack.Calling;
using NodaTime;

namespace CoverBot.Tests.Slack.Calling;

[Trait("kind", "contract")]
public sealed class SlackApiTests : IAsyncLifetime
{
    private static readonly (string, string)[] Hello = [("channel", "C1"), ("text", "the secret words")];

    private OneSlack one = null!;

    public async ValueTask InitializeAsync() => one = await OneSlack.StartAsync();

    public ValueTask DisposeAsync() => one.DisposeAsync();

    [Fact]
    public async Task A_call_is_a_form_with_the_token_in_its_header_alone()
    {
        one.Slack.Next("chat.postMessage", new { ok = true, ts = "1.1" });

        var reply = await one.CallAsync("chat.postMessage", Hello);

        Assert.Equal("1.1", Assert.IsType<SlackReply.Ok>(reply).Body["ts"]!.GetValue<string>());
        var call = Assert.Single(one.Slack.To("chat.postMessage"));
        Assert.Equal("Bearer " + OneSlack.Token, call.Authorization);
        Assert.Equal(Hello.ToDictionary(), call.Form.ToDictionary());
    }

    [Fact]
    public async Task An_app_calls_in_its_own_name_or_in_nobody_s()
    {
        one.Slack.Always("oauth.v2.access", new { ok = true });

        await one.Api.CallAsync(new SlackToken.Client("1.2", "hush"), "oauth.v2.access", OneSlack.Arguments(("code", "c")), CancellationToken.None);
        await one.Api.CallAsync(new SlackToken.None(), "oauth.v2.access", OneSlack.Arguments(("code", "c")), CancellationToken.None);

        Assert.Equal(["Basic MS4yOmh1c2g=", ""], one.Slack.To("oauth.v2.access").Select(call => call.Authorization));
    }

    [Fact]
    public async Task Too_fast_holds_that_channel_until_Slack_s_time_is_over_and_no_other()
    {
        one.Slack.Next("chat.postMessage", SlackStub.Raw(429, "application/json", """{"ok":false,"error":"ratelimited"}""", ("Retry-After", "7")));
        one.Slack.Always("chat.postMessage", new { ok = true, ts = "1.1" });

        Assert.Equal(new SlackReply.NotDone(Duration.FromSeconds(7)), await one.CallAsync("chat.postMessage", Hello));
        one.Wall.Now += Duration.FromSeconds(3);
        Assert.Equal(new SlackReply.NotDone(Duration.FromSeconds(4)), await one.CallAsync("chat.postMessage", Hello));
        Assert.IsType<SlackReply.Ok>(await one.CallAsync("chat.postMessage", ("channel", "C2")));
        Assert.Equal(2, one.Slack.To("chat.postMessage").Length);
        one.Wall.Now += Duration.FromSeconds(4);
        Assert.IsType<SlackReply.Ok>(await one.CallAsync("chat.postMessage", Hello));
    }

    [Fact]
    public async Task Too_fast_without_a_time_is_half_a_minute_and_holds_a_look_up_for_the_whole_workspace()
    {
        one.Slack.Next("users.info", SlackStub.Raw(429, "text/plain", ""));
        one.Slack.Always("users.info", new { ok = true });

        Assert.Equal(new SlackReply.NotDone(Duration.FromSeconds(30)), await one.CallAsync("users.info", ("user", "U1")));
        Assert.Equal(new SlackReply.NotDone(Duration.FromSeconds(30)), await one.CallAsync("users.info", ("user", "U2")));
        Assert.Single(one.Slack.To("users.info"));
    }

    [Fact]
    public async Task Too_fast_may_also_come_as_an_error_code()
    {
        one.Slack.Next("chat.update", new { ok = false, error = "ratelimited" });

        Assert.Equal(new SlackReply.NotDone(Duration.FromSeconds(30)), await one.CallAsync("chat.update", Hello));
    }

    [Theory]
    [InlineData(500, "application/json", """{"ok":true,"ts":"1.1"}""")]
    [InlineData(503, "text/html", "<html>")]
    [InlineData(200, "text/html", "<html>")]
    [InlineData(200, "application/json", "{\"ok\":tr")]
    [InlineData(200, "application/json", "[]")]
    [InlineData(200, "application/json", "{}")]
    [InlineData(302, "text/html", "")]
    [InlineData(200, "application/json", """{"ok":false,"error":"internal_error"}""")]
    [InlineData(200, "application/json", """{"ok":false,"error":"fatal_error"}""")]
    [InlineData(200, "application/json", """{"ok":false,"error":"service_unavailable"}""")]
    public async Task What_may_have_been_done_is_unsure_and_never_repeated(int status, string type, string body)
    {
        one.Slack.Next("chat.postMessage", SlackStub.Raw(status, type, body, ("Location", one.Slack.ApiUrl + "chat.postMessage")));

        Assert.IsType<SlackReply.Unsure>(await one.CallAsync("chat.postMessage", Hello));
        Assert.Single(one.Slack.To("chat.postMessage"));
    }

    [Fact]
    public async Task A_call_that_is_cut_off_is_unsure_and_never_repeated()
    {
        one.Slack.Next("chat.postMessage", SlackStub.Cut);

        Assert.IsType<SlackReply.Unsure>(await one.CallAsync("chat.postMessage", Hello));
        Assert.Single(one.Slack.To("chat.postMessage"));
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_done()
    {
        await one.Slack.StopAsync();

        Assert.IsType<SlackReply.NotDone>(await one.Api.CallAsync(new SlackToken.Bearer(OneSlack.Token), "chat.postMessage", OneSlack.Arguments(Hello), CancellationToken.None));
    }

    [Theory]
    [InlineData("token_revoked")]
    [InlineData("account_inactive")]
    public async Task When_the_app_was_removed_the_workspace_is_asked_for_anew(string code)
    {
        one.Slack.Next("chat.postMessage", new { ok = false, error = code });

        Assert.IsType<SlackReply.NotInstalled>(await one.CallAsync("chat.postMessage", Hello));
        one.Slack.Always("auth.test", new { ok = false, error = code });
        one.Wall.Now += Duration.FromMinutes(1);
        Assert.Null(await one.Workspaces.FindAsync(OneSlack.Team, CancellationToken.None));
        Assert.IsType<SlackReply.NotInstalled>(await one.CallAsync("chat.postMessage", Hello));
        Assert.Single(one.Slack.To("chat.postMessage"));
    }

    [Fact]
    public async Task A_token_that_is_merely_refused_ends_no_installation()
    {
        one.Slack.Next("chat.postMessage", new { ok = false, error = "invalid_auth" });

        Assert.Equal(new SlackReply.NotDone(Duration.FromMinutes(10)), await one.CallAsync("chat.postMessage", Hello));
        Assert.NotNull(await one.Workspaces.FindAsync(OneSlack.Team, CancellationToken.None));
    }

    [Fact]
    public async Task A_workspace_without_the_app_is_not_called() =>
        Assert.IsType<SlackReply.NotInstalled>(await one.Api.CallAsync("T2", "chat.postMessage", OneSlack.Arguments(Hello), CancellationToken.None));

    [Fact]
    public async Task While_Slack_can_t_say_whose_the_token_is_nothing_is_given_up()
    {
        one.Slack.Next("auth.test", SlackStub.Raw(503, "text/html", "<html>"));
        one.Slack.Always("chat.postMessage", new { ok = true });

        Assert.IsType<SlackReply.NotDone>(await one.CallAsync("chat.postMessage", Hello));
        Assert.IsType<SlackReply.NotDone>(await one.CallAsync("chat.postMessage", Hello));
        Assert.Single(one.Slack.To("auth.test"));
        one.Wall.Now += Duration.FromSeconds(5);
        Assert.IsType<SlackReply.Ok>(await one.CallAsync("chat.postMessage", Hello));
        Assert.IsType<SlackReply.Ok>(await one.CallAsync("chat.postMessage", Hello));
        Assert.Equal(2, one.Slack.To("auth.test").Length);
    }

    [Fact]
    public async Task A_refusal_is_logged_with_what_helps_and_without_words_or_token()
    {
        one.Slack.Next("chat.postMessage", """
            {"ok":false,"error":"missing_scope","needed":"chat:write","provided":"commands","response_metadata":{"messages":["[ERROR] no\nmore [json-pointer:/blocks]"]}}
            """);

        Assert.Equal(new SlackReply.No("missing_scope", "chat:write"), await one.CallAsync("chat.postMessage", Hello));
        var line = Assert.Single(one.Logged, line => line.Contains("missing_scope", StringComparison.Ordinal));
        Assert.Equal("Warning: Slack refuses chat.postMessage: missing_scope; needed scope: chat:write, provided: commands; [ERROR] nomore [json-pointer:/blocks]", line);
        Assert.DoesNotContain(one.Logged, line => line.Contains("secret words", StringComparison.Ordinal) || line.Contains(OneSlack.Token, StringComparison.Ordinal));
    }
}
