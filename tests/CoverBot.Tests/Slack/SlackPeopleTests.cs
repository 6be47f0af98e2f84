using CoverBot.Desk;
using CoverBot.Domain.Chat;
using NodaTime;

namespace CoverBot.Tests.Slack;

[Trait("kind", "contract")]
public sealed class SlackPeopleTests : IAsyncLifetime
{
    private static readonly Account Ann = new("slack", OneSlack.Team, "UANN");
    private static readonly ChannelRef Acme = new("slack", OneSlack.Team, "C1");

    private OneSlack one = null!;

    public async ValueTask InitializeAsync() => one = await OneSlack.StartAsync();

    public ValueTask DisposeAsync() => one.DisposeAsync();

    [Fact]
    public async Task A_person_has_the_name_people_use_a_full_one_and_a_zone()
    {
        one.Slack.Next("users.info", User("UANN", display: "annie", real: "Ann Example", zone: "America/Los_Angeles"));

        Assert.Equal(new ChatProfile("annie", "Ann Example", "America/Los_Angeles"), await one.People.FindAsync(Ann, CancellationToken.None));
        Assert.Equal("UANN", one.Slack.To("users.info").Single()["user"]);
    }

    [Fact]
    public async Task Without_a_display_name_it_is_the_first_one_and_an_unknown_zone_is_none()
    {
        one.Slack.Next("users.info", User("UANN", display: "", real: "Ann Example", zone: "Mars/Olympus"));

        Assert.Equal(new ChatProfile("Ann", "Ann Example", null), await one.People.FindAsync(Ann, CancellationToken.None));
    }

    [Fact]
    public async Task Slack_is_asked_once_in_some_minutes_unless_the_person_has_changed()
    {
        one.Slack.Always("users.info", User("UANN", real: "Ann Example"));

        await one.People.FindAsync(Ann, CancellationToken.None);
        await one.People.FindAsync(Ann, CancellationToken.None);
        Assert.Single(one.Slack.To("users.info"));
        one.People.Forget(Ann);
        await one.People.FindAsync(Ann, CancellationToken.None);
        Assert.Equal(2, one.Slack.To("users.info").Length);
        one.Wall.Now += Duration.FromHours(1);
        await one.People.FindAsync(Ann, CancellationToken.None);
        Assert.Equal(3, one.Slack.To("users.info").Length);
    }

    [Fact]
    public async Task Everybody_in_a_channel_is_found_over_all_pages_but_no_bot_and_nobody_who_is_gone()
    {
        one.Slack.Next("conversations.members",
            """{"ok":true,"members":["UANN","USLACKBOT","UGONE"],"response_metadata":{"next_cursor":"two"}}""",
            """{"ok":true,"members":["UBOT","UFLOW","WBEN"],"response_metadata":{"next_cursor":""}}""");
        var users = new Dictionary<string, object>
        {
            ["UANN"] = User("UANN"), ["USLACKBOT"] = User("USLACKBOT"), ["UGONE"] = User("UGONE", gone: true), ["UBOT"] = User("UBOT", bot: true), ["UFLOW"] = User("UFLOW", flow: true),
            ["WBEN"] = User("WBEN"),
        };
        one.Slack.Always("users.info", call => users[call["user"]]);

        Assert.Equal(["UANN", "WBEN"], (await one.People.MembersAsync(Acme, CancellationToken.None)).Select(account => account.User));
        Assert.Equal(["", "two"], one.Slack.To("conversations.members").Select(call => call["cursor"]));
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public async Task A_channel_says_whether_it_is_shared_outside_or_is_about_to_be(bool shared, bool pending, bool outside)
    {
        one.Slack.Next("conversations.info", new { ok = true, channel = new { id = "C1", name = "acme", is_shared = true, is_ext_shared = shared, is_pending_ext_shared = pending } });

        Assert.Equal(new ChannelInfo("acme", outside), await one.People.ChannelAsync(Acme, CancellationToken.None));
    }

    [Fact]
    public async Task What_Slack_does_not_know_or_show_is_nothing()
    {
        one.Slack.Next("conversations.info", new { ok = false, error = "channel_not_found" }, new { ok = true, channel = new { id = "D1", is_im = true } });
        one.Slack.Next("conversations.members", new { ok = false, error = "channel_not_found" });
        one.Slack.Next("users.info", new { ok = false, error = "user_not_found" });

        Assert.Null(await one.People.ChannelAsync(Acme, CancellationToken.None));
        Assert.Null(await one.People.ChannelAsync(Acme with { Id = "D1" }, CancellationToken.None));
        Assert.Empty(await one.People.MembersAsync(Acme, CancellationToken.None));
        Assert.Null(await one.People.FindAsync(Ann, CancellationToken.None));
    }

    [Fact]
    public async Task That_Slack_can_t_be_asked_is_not_taken_for_nothing()
    {
        one.Slack.Next("users.info", SlackStub.Raw(503, "text/html", "<html>"));
        one.Slack.Next("conversations.info", SlackStub.Raw(429, "application/json", "{}"));
        one.Slack.Next("conversations.members", new { ok = false, error = "fetch_members_failed" });

        await Assert.ThrowsAsync<PlatformDownException>(() => one.People.FindAsync(Ann, CancellationToken.None));
        await Assert.ThrowsAsync<PlatformDownException>(() => one.People.ChannelAsync(Acme, CancellationToken.None));
        await Assert.ThrowsAsync<PlatformDownException>(() => one.People.MembersAsync(Acme, CancellationToken.None));
        one.Slack.Next("users.info", User("UANN", real: "Ann Example"));
        Assert.NotNull(await one.People.FindAsync(Ann, CancellationToken.None));
    }

    private static object User(string id, string display = "", string real = "Some Body", string zone = "Europe/London", bool bot = false, bool gone = false, bool flow = false) => new
    {
        ok = true,
        user = new { id, deleted = gone, is_bot = bot, is_workflow_bot = flow, tz = zone, real_name = real, profile = new { display_name = display, real_name = real } },
    };
}
