using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>The fake itself: it must say no to what Slack says no to.</summary>
[Trait("kind", "rule")]
public sealed class FakeSlackTests : IAsyncLifetime
{
    private readonly SettableTime time = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly HttpClient http = new();
    private FakeSlack slack = null!;

    public async ValueTask InitializeAsync() => slack = await FakeSlack.StartAsync(time: time);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await slack.DisposeAsync();
    }

    [Fact]
    public async Task A_channel_the_bot_is_not_in_takes_no_message_and_a_private_one_is_not_there_at_all()
    {
        var ann = slack.Person("ann");
        Assert.Equal("not_in_channel", await ErrorAsync("chat.postMessage", ("channel", slack.Channel("open", [ann]).Id), ("text", "x")));
        Assert.Equal("channel_not_found", await ErrorAsync("chat.postMessage", ("channel", slack.Channel("closed", [ann], isPrivate: true).Id), ("text", "x")));
    }

    [Fact]
    public async Task A_trigger_opens_one_form_within_three_seconds()
    {
        var (first, second) = (slack.World.NewTrigger(slack.Home, "U1"), slack.World.NewTrigger(slack.Home, "U1"));
        const string View = """{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[{"type":"divider"}]}""";

        Assert.Null(await ErrorAsync("views.open", ("trigger_id", first), ("view", View)));
        Assert.Equal("exchanged_trigger_id", await ErrorAsync("views.open", ("trigger_id", first), ("view", View)));
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal("expired_trigger_id", await ErrorAsync("views.open", ("trigger_id", second), ("view", View)));
        Assert.Equal("invalid_trigger_id", await ErrorAsync("views.open", ("trigger_id", "made up"), ("view", View)));
    }

    [Fact]
    public async Task What_Slack_refuses_in_a_message_is_refused_and_told()
    {
        var dm = slack.Person("ann").Dm;
        Assert.Equal("invalid_blocks", await ErrorAsync("chat.postMessage", ("channel", dm.Id), ("text", "x"), ("blocks", """[{"type":"bogus"}]""")));
        Assert.Single(slack.World.Complaints);
        Assert.Empty(dm.Messages);
    }

    [Fact]
    public async Task A_missing_scope_and_a_dead_token_are_named()
    {
        var ann = slack.Person("ann");
        slack.Home.Scopes = ["chat:write"];
        slack.Home.Issue();
        var no = await CallAsync("conversations.open", ("users", ann.Id));
        Assert.Equal(("missing_scope", "im:write", "chat:write"), ((string)no["error"]!, (string)no["needed"]!, (string)no["provided"]!));

        await slack.UninstallAsync(slack.Home);
        Assert.Equal("account_inactive", await ErrorAsync("auth.test"));
    }

    [Fact]
    public async Task History_is_newest_first_and_shows_what_marks_a_message_only_when_asked()
    {
        var dm = slack.Person("ann").Dm;
        foreach (var mark in (string[])["one", "two"])
        {
            var metadata = $$$"""{"event_type":"coverbot","event_payload":{"mark":"{{{mark}}}"}}""";
            Assert.Null(await ErrorAsync("chat.postMessage", ("channel", dm.Id), ("text", mark), ("metadata", metadata)));
        }

        var plain = (await CallAsync("conversations.history", ("channel", dm.Id)))["messages"]!.AsArray();
        var whole = (await CallAsync("conversations.history", ("channel", dm.Id), ("include_all_metadata", "true"), ("oldest", dm.Messages[0].Ts)))["messages"]!.AsArray();

        Assert.Equal(["two", "one"], plain.Select(message => (string)message!["text"]!));
        Assert.Null(plain[0]!["metadata"]!["event_payload"]);
        Assert.Equal("two", (string)Assert.Single(whole)!["metadata"]!["event_payload"]!["mark"]!);
    }

    [Fact]
    public async Task A_call_whose_answer_is_lost_was_done_and_one_that_is_cut_before_was_not()
    {
        var dm = slack.Person("ann").Dm;
        slack.Faults.Next("chat.postMessage", Fault.CutAfter, Fault.CutBefore, Fault.TooFast);

        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync("chat.postMessage", ("channel", dm.Id), ("text", "lost")));
        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync("chat.postMessage", ("channel", dm.Id), ("text", "cut")));
        Assert.Equal("ratelimited", await ErrorAsync("chat.postMessage", ("channel", dm.Id), ("text", "fast")));

        Assert.Equal(["lost"], dm.Messages.Select(message => message.Text));
    }

    [Fact]
    public void A_response_url_works_five_times_within_half_an_hour()
    {
        var ann = slack.Person("ann");
        var url = new ResponseUrl(slack.Home, ann.Dm, ann.Account, null, time.GetUtcNow());
        var late = url with { };

        Assert.All(Enumerable.Range(0, 5), _ => Assert.Equal(200, url.Take(slack.World, new() { ["text"] = "x" }).Status));
        Assert.Equal(404, url.Take(slack.World, new() { ["text"] = "x" }).Status);
        time.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(404, late.Take(slack.World, new() { ["text"] = "x" }).Status);
        Assert.Equal(5, ann.Sees().Count);
    }

    private async Task<string?> ErrorAsync(string method, params (string Name, string Value)[] form) => (string?)(await CallAsync(method, form))["error"];

    private async Task<JsonObject> CallAsync(string method, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{slack.Address}/api/{method}") { Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", slack.Home.Token.Value);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
    }
}
