using CoverBot.Desk;

namespace CoverBot.Tests.Slack;

/// <summary>A message whose answer was lost is found again by its mark, and only if it is the bot's own.</summary>
[Trait("kind", "contract")]
public sealed class SlackHistoryTests : IAsyncLifetime
{
    private OneSlack one = null!;

    public async ValueTask InitializeAsync() => one = await OneSlack.StartAsync();

    public ValueTask DisposeAsync() => one.DisposeAsync();

    [Fact]
    public async Task It_is_found_on_whatever_page_it_stands()
    {
        one.Slack.Next("conversations.history",
            new { ok = true, messages = new[] { Message("other", "1.3", user: OneSlack.BotUser) }, has_more = true, response_metadata = new { next_cursor = "more" } },
            new { ok = true, messages = new[] { Message("mark-1", "1.2", user: OneSlack.BotUser) }, response_metadata = new { next_cursor = "" } });

        Assert.Equal(new ChatResult.Done("1.2"), await LookUpAsync());
        var calls = one.Slack.To("conversations.history");
        Assert.Equal(["", "more"], calls.Select(call => call["cursor"]));
        Assert.All(calls, call => Assert.Equal(("C1", "true"), (call["channel"], call["include_all_metadata"])));
        Assert.All(calls, call => Assert.Equal(one.Wall.Now.ToUnixTimeSeconds() - 60, long.Parse(call["oldest"], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Nobody_else_s_message_is_taken_for_ours()
    {
        one.Slack.Next("conversations.history", new { ok = true, messages = new[] { Message("mark-1", "1.2", user: "UELSE", bot: "BELSE") } });

        Assert.IsType<ChatResult.Gone>(await LookUpAsync());
    }

    [Fact]
    public async Task Ours_is_known_by_its_bot_id_as_well()
    {
        one.Slack.Next("conversations.history", new { ok = true, messages = new[] { Message("mark-1", "1.2", bot: "BBOT") } });

        Assert.Equal(new ChatResult.Done("1.2"), await LookUpAsync());
    }

    [Theory]
    [InlineData("missing_scope")]
    [InlineData("org_login_required")]
    public async Task Not_to_be_allowed_to_look_gives_nobody_up(string code)
    {
        one.Slack.Next("conversations.history", new { ok = false, error = code });

        Assert.IsType<ChatResult.NotDone>(await LookUpAsync());
    }

    [Fact]
    public async Task Where_the_channel_is_gone_so_is_the_hope()
    {
        one.Slack.Next("conversations.history", new { ok = false, error = "channel_not_found" });

        Assert.Equal(new ChatResult.Unreachable("channel_not_found"), await LookUpAsync());
    }

    private Task<ChatResult> LookUpAsync() => one.Chat.LookUpAsync("T1/C1", "mark-1", one.Wall.Now, CancellationToken.None);

    private static object Message(string mark, string ts, string? user = null, string? bot = null) => new
    {
        type = "message", ts, text = "…", user, bot_id = bot, metadata = new { event_type = "coverbot", event_payload = new { mark } },
    };
}
