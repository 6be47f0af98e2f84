using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Slack;

[Trait("kind", "contract")]
public sealed class SlackChatTests : IAsyncLifetime
{
    private static readonly Account Ben = new("slack", OneSlack.Team, "UBEN");
    private static readonly Address Acme = new Address.Room(new("slack", OneSlack.Team, "C1"));
    private static readonly Card Card = Card.Of("Ben covers Acme.");

    private OneSlack one = null!;

    public async ValueTask InitializeAsync() => one = await OneSlack.StartAsync();

    public ValueTask DisposeAsync() => one.DisposeAsync();

    [Fact]
    public async Task A_person_s_own_chat_is_opened_once_and_a_channel_needs_no_opening()
    {
        one.Slack.Always("conversations.open", new { ok = true, channel = new { id = "D1" } });

        Assert.Equal(new ChatResult.Done("T1/D1"), await one.Chat.OpenAsync(new Address.Person(Ben), CancellationToken.None));
        Assert.Equal(new ChatResult.Done("T1/D1"), await one.Chat.OpenAsync(new Address.Person(Ben), CancellationToken.None));
        Assert.Equal(new ChatResult.Done("T1/C1"), await one.Chat.OpenAsync(Acme, CancellationToken.None));
        Assert.Equal("UBEN", Assert.Single(one.Slack.To("conversations.open"))["users"]);
    }

    [Fact]
    public async Task A_card_is_posted_with_its_mark_and_nothing_in_it_unfolds_or_rings()
    {
        one.Slack.Next("chat.postMessage", new { ok = true, channel = "C1", ts = "1700000000.000100" });

        Assert.Equal(new ChatResult.Done("1700000000.000100"), await PostAsync());
        var call = Assert.Single(one.Slack.To("chat.postMessage"));
        Assert.Equal(("C1", "Ben covers Acme.", "none", "false", "false", ""), (call["channel"], call["text"], call["parse"], call["unfurl_links"], call["unfurl_media"], call["link_names"]));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"event_type":"coverbot","event_payload":{"mark":"mark-1"}}"""), call.Json("metadata")));
        Assert.NotEmpty(call.Json("blocks").AsArray());
    }

    [Fact]
    public async Task The_longest_card_is_within_what_Slack_takes()
    {
        one.Slack.Always("chat.postMessage", new { ok = true, ts = "1.1" });
        var card = new Card(new string('&', 5000), [.. Enumerable.Range(0, 200).Select(_ => new Block.Paragraph(Text.Of(new string('<', 5000))))]);

        await one.Chat.PostAsync("T1/C1", card, "mark", CancellationToken.None);

        Assert.InRange(one.Slack.To("chat.postMessage").Single()["text"].Length, 1, 3900);
    }

    [Fact]
    public async Task An_answer_carries_no_mark()
    {
        one.Slack.Always("chat.postMessage", new { ok = true, ts = "1.1" });

        await one.Chat.PostAsync("T1/D1", Card, "", CancellationToken.None);

        Assert.DoesNotContain("metadata", one.Slack.To("chat.postMessage").Single().Form.Keys);
    }

    [Fact]
    public async Task What_Slack_finds_too_long_is_said_once_more_in_few_words_and_then_waits()
    {
        var card = new Card("Much to say.", [.. Enumerable.Range(0, 40).Select(_ => new Block.Paragraph(Text.Of(new string('x', 200))))]);
        one.Slack.Always("chat.postMessage", new { ok = false, error = "msg_blocks_too_long" });

        Assert.Equal(new ChatResult.Refused(), await one.Chat.PostAsync("T1/C1", card, "mark-1", CancellationToken.None));
        var calls = one.Slack.To("chat.postMessage");
        Assert.Equal(2, calls.Length);
        Assert.True(calls[1]["blocks"].Length < calls[0]["blocks"].Length / 2);
        Assert.Equal(calls[0]["metadata"], calls[1]["metadata"]);
    }

    [Fact]
    public async Task An_edit_replaces_words_and_blocks_and_keeps_the_mark()
    {
        one.Slack.Next("chat.update", new { ok = true, ts = "1.1" });

        Assert.Equal(new ChatResult.Done("1.1"), await one.Chat.EditAsync("T1/C1", "1.1", Card, CancellationToken.None));
        var call = Assert.Single(one.Slack.To("chat.update"));
        Assert.Equal(["blocks", "channel", "parse", "text", "ts"], call.Form.Keys.Order());
        Assert.Equal(("C1", "1.1"), (call["channel"], call["ts"]));
    }

    [Fact]
    public async Task What_is_gone_is_gone()
    {
        one.Slack.Always("chat.update", new { ok = false, error = "edit_window_closed" });
        one.Slack.Always("chat.delete", new { ok = false, error = "message_not_found" });

        Assert.IsType<ChatResult.Gone>(await one.Chat.EditAsync("T1/C1", "1.1", Card, CancellationToken.None));
        Assert.IsType<ChatResult.Gone>(await one.Chat.DeleteAsync("T1/C1", "1.1", CancellationToken.None));
    }

    [Fact]
    public async Task An_answer_without_the_message_s_id_is_no_answer()
    {
        one.Slack.Next("chat.postMessage", new { ok = true });

        Assert.IsType<ChatResult.Unsure>(await PostAsync());
    }

    [Fact]
    public async Task Where_nobody_is_reached_the_courier_hears_why()
    {
        one.Slack.Always("chat.postMessage", new { ok = false, error = "is_archived" });
        one.Slack.Always("conversations.open", new { ok = false, error = "user_disabled" });

        Assert.Equal(new ChatResult.Unreachable("archived"), await PostAsync());
        Assert.Equal(new ChatResult.Unreachable("user_gone"), await one.Chat.OpenAsync(new Address.Person(Ben), CancellationToken.None));
        Assert.Equal(new ChatResult.Unreachable("not_installed"), await one.Chat.PostAsync("T2/C1", Card, "", CancellationToken.None));
    }

    [Fact]
    public async Task A_home_tab_is_published_however_it_is_written()
    {
        one.Slack.Always("views.publish", new { ok = true, view = new { id = "V1" } });

        var opened = Assert.IsType<ChatResult.Done>(await one.Chat.OpenAsync(new Address.Home(Ben), CancellationToken.None));
        var posted = Assert.IsType<ChatResult.Done>(await one.Chat.PostAsync(opened.Id, Card, "mark", CancellationToken.None));
        Assert.Equal(posted, await one.Chat.EditAsync(opened.Id, posted.Id, Card, CancellationToken.None));
        Assert.Equal(posted, await one.Chat.LookUpAsync(opened.Id, "mark", one.Wall.Now, CancellationToken.None));

        Assert.StartsWith("home/", opened.Id, StringComparison.Ordinal);
        Assert.All(one.Slack.To("views.publish"), call => Assert.Equal(("UBEN", "home"), (call["user_id"], call.Json("view")["type"]!.GetValue<string>())));
        Assert.Equal(2, one.Slack.To("views.publish").Length);
    }

    [Fact]
    public async Task Whether_a_message_can_be_looked_for_depends_on_the_scopes_and_what_is_missing_is_said_once()
    {
        await using var few = await OneSlack.StartAsync("chat:write,im:history,channels:history");
        Assert.True(few.Chat.CanLookUp(Acme));
        few.Slack.Always("chat.postMessage", new { ok = true, ts = "1.1" });

        await few.Chat.PostAsync("T1/C1", Card, "", CancellationToken.None);
        await few.Chat.PostAsync("T1/C1", Card, "", CancellationToken.None);

        Assert.False(few.Chat.CanLookUp(Acme));
        Assert.True(few.Chat.CanLookUp(new Address.Person(Ben)));
        Assert.Single(few.Logged, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("the scope groups:history is missing", StringComparison.Ordinal));
    }

    private Task<ChatResult> PostAsync() => one.Chat.PostAsync("T1/C1", Card, "mark-1", CancellationToken.None);
}
