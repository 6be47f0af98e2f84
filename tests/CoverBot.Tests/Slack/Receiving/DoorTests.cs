using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Slack.Receiving;

/// <summary>What is said in Slack and what comes back, over HTTP.</summary>
[Trait("kind", "contract")]
public sealed class DoorTests : IAsyncLifetime
{
    private DoorApp app = null!;

    public async ValueTask InitializeAsync() => app = await DoorApp.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_command_is_answered_where_only_its_author_sees_it()
    {
        var answer = await JsonAsync(app.CommandAsync(Payloads.Command("help")));

        Assert.Equal("ephemeral", answer["response_type"]!.GetValue<string>());
        Assert.NotEmpty(answer["blocks"]!.AsArray());
    }

    [Fact]
    public async Task The_team_is_set_up_by_a_command_and_the_same_command_again_does_nothing_twice()
    {
        var command = Payloads.Command("channel here", channel: "C7");
        var first = await TextAsync(app.CommandAsync(command));
        var state = await SettledAsync();

        var again = await TextAsync(app.SendAsync("commands", DoorApp.Form(command), DoorApp.FormType, timestamp: app.Now + 1, retry: 1));

        Assert.Equal("C7", (await app.CrewAsync()).Crew!.TeamChannel!.Id);
        Assert.Equal(first, again);
        Assert.Equal(state, await SettledAsync());
    }

    [Fact]
    public async Task The_bare_command_away_opens_the_form_from_its_trigger()
    {
        await SetUpAsync();
        var command = Payloads.Command("", "/away");

        Assert.Equal("", await TextAsync(app.CommandAsync(command)));

        Assert.Equal(command["trigger_id"]!.GetValue<string>(), Assert.Single(app.Slack.Of("views.open"))["trigger_id"]);
        var form = JsonNode.Parse(Assert.Single(app.Slack.Of("views.update"))["view"])!;
        Assert.StartsWith("away-form|", form["private_metadata"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_modal_that_was_opened_for_a_form_shows_the_words_that_came_instead()
    {
        Assert.Equal("", await TextAsync(app.CommandAsync(Payloads.Command("away"))));

        Assert.Contains("There is no team yet", Assert.Single(app.Slack.Of("views.update"))["view"]);
    }

    [Theory]
    [InlineData("views.open", "expired_trigger_id")]
    [InlineData("views.update", "not_found")]
    [InlineData("views.update", "hash_conflict")]
    public async Task A_form_that_can_not_be_shown_is_offered_by_a_button(string method, string code)
    {
        await SetUpAsync();
        app.Slack.Answers[method] = new() { ["ok"] = false, ["error"] = code };

        var answer = await JsonAsync(app.CommandAsync(Payloads.Command("away")));

        Assert.Equal("run|away", Button(answer["blocks"]!)["value"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_form_asked_for_in_a_message_is_offered_by_a_button_that_opens_it()
    {
        await SetUpAsync();
        await TextAsync(app.EventAsync(Payloads.Message("away")));
        var button = Button(JsonNode.Parse(Assert.Single(app.Slack.Of("chat.postMessage"), it => it["channel"] == "D1")["blocks"])!);

        await TextAsync(app.InteractAsync(Payloads.Press(button["value"]!.GetValue<string>(), channel: "D1", blockId: "answer-0")));

        Assert.Single(app.Slack.Of("views.open"));
        Assert.Contains("away-form|", Assert.Single(app.Slack.Of("views.update"))["view"]);
    }

    [Fact]
    public async Task What_is_wrong_in_a_form_stands_at_its_field()
    {
        await SetUpAsync();
        await TextAsync(app.CommandAsync(Payloads.Command("away")));
        var form = JsonNode.Parse(Assert.Single(app.Slack.Of("views.update"))["view"])!;
        var values = new JsonObject { ["when"] = new JsonObject { ["value"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "some day" } } };

        var answer = await JsonAsync(app.InteractAsync(Payloads.Submission(form["private_metadata"]!.GetValue<string>(), values)));

        Assert.Equal("errors", answer["response_action"]!.GetValue<string>());
        Assert.NotEmpty(answer["errors"]!["when"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_form_sent_off_says_what_came_of_it()
    {
        await SetUpAsync();
        await TextAsync(app.CommandAsync(Payloads.Command("client add")));
        var form = JsonNode.Parse(Assert.Single(app.Slack.Of("views.update"))["view"])!;
        var values = new JsonObject { ["name"] = new JsonObject { ["value"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "Acme" } } };

        var answer = await TextAsync(app.InteractAsync(Payloads.Submission(form["private_metadata"]!.GetValue<string>(), values)));

        Assert.Equal("Acme", Assert.Single((await app.CrewAsync()).Clients.Values).Name);
        Assert.Contains(""""response_action":"update"""".TrimEnd('"'), answer);
    }

    [Fact]
    public async Task A_message_is_answered_in_the_chat_once_however_often_Slack_sends_it()
    {
        var message = Payloads.Message("help");
        Assert.Equal("", await TextAsync(app.EventAsync(message)));

        await TextAsync(app.EventAsync(message, retry: 1));
        await TextAsync(app.EventAsync(message.DeepClone().AsObject().With("event_id", "Ev-again")));

        Assert.Equal("D1", Assert.Single(app.Slack.Of("chat.postMessage"))["channel"]);
    }

    [Fact]
    public async Task A_message_that_was_answered_before_a_restart_is_not_answered_again()
    {
        var message = Payloads.Message("help");
        await TextAsync(app.EventAsync(message));
        await using var other = await DoorApp.StartAsync();
        other.Slack.History.Enqueue(app.Slack.History.Single());

        await TextAsync(other.EventAsync(message, retry: 1));

        Assert.Single(other.Slack.Of("conversations.history"));
        Assert.Empty(other.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task A_message_in_a_thread_that_was_answered_before_a_restart_is_not_answered_again()
    {
        var message = Payloads.Message("help", thread: "1794819500.000900");
        await TextAsync(app.EventAsync(message));
        await using var other = await DoorApp.StartAsync();
        other.Slack.History.Enqueue(app.Slack.History.Single());

        await TextAsync(other.EventAsync(message, retry: 1));

        Assert.Equal("1794819500.000900", Assert.Single(other.Slack.Of("conversations.replies"))["ts"]);
        Assert.Empty(other.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task Another_apps_copy_of_the_mark_is_no_answer()
    {
        var message = Payloads.Message("help");
        await TextAsync(app.EventAsync(message));
        await using var other = await DoorApp.StartAsync();
        other.Slack.History.Enqueue(app.Slack.History.Single().With("user", "U-other"));

        await TextAsync(other.EventAsync(message, retry: 1));

        Assert.Single(other.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task A_mention_is_answered_to_its_author_alone_and_in_its_thread()
    {
        await TextAsync(app.EventAsync(Payloads.Mention("<@UBOT> help").Also(it => it["event"]!["thread_ts"] = "1794819500.000900")));

        var answer = Assert.Single(app.Slack.Of("chat.postEphemeral"));
        Assert.Equal(("C1", "U1", "1794819500.000900"), (answer["channel"], answer["user"], answer["thread_ts"]));
    }

    [Fact]
    public async Task A_press_in_a_channel_is_answered_through_its_response_url()
    {
        Assert.Equal("", await TextAsync(app.InteractAsync(Payloads.Press("run|help").With("response_url", app.Slack.ResponseUrl))));

        var answer = JsonNode.Parse(Assert.Single(app.Slack.Of("response"))["body"])!;
        Assert.False(answer["replace_original"]!.GetValue<bool>());
        Assert.Empty(app.Slack.Of("chat.postEphemeral"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_the_response_url_does_not_work_the_answer_comes_all_the_same(bool used)
    {
        app.Slack.Answers["response"] = [];

        await TextAsync(app.InteractAsync(Payloads.Press("run|help").With("response_url", used ? app.Slack.ResponseUrl : "http://192.0.2.1/steal")));

        Assert.Equal(used ? 1 : 0, app.Slack.Of("response").Count());
        Assert.Single(app.Slack.Of("chat.postEphemeral"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_press_on_an_answer_in_a_chat_between_people_is_answered_where_its_author_sees_it(bool taken)
    {
        if (!taken)
        {
            app.Slack.Answers["response"] = [];
        }

        await TextAsync(app.InteractAsync(Payloads.Press("run|help", channel: "D-ann-and-ben", ephemeral: true, blockId: "answer-0").With("response_url", app.Slack.ResponseUrl)));

        Assert.Single(app.Slack.Of("response"));
        Assert.Equal(taken ? [] : ["D-U1"], app.Slack.Of("chat.postMessage").Select(call => call["channel"]));
    }

    [Fact]
    public async Task A_press_on_the_Home_tab_is_answered_in_a_modal_beside_it()
    {
        await TextAsync(app.InteractAsync(Payloads.PressInView("run|help", "home")));

        Assert.Contains("\"modal\"", Assert.Single(app.Slack.Of("views.open"))["view"]);
    }

    [Fact]
    public async Task Who_invites_the_bot_is_asked_in_private_what_the_channel_is()
    {
        await TextAsync(app.EventAsync(Payloads.Moved("member_joined_channel", "UBOT", inviter: "U1", channel: "C7")));

        var question = Assert.Single(app.Slack.Of("chat.postMessage"));
        Assert.Equal("D-U1", question["channel"]);
        Assert.StartsWith("answer-", JsonNode.Parse(question["blocks"])!.AsArray().Last()!["block_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_event_that_could_not_be_saved_is_sent_again_and_then_answered()
    {
        var message = Payloads.Message("help");
        app.Table.AfterRange = () => throw new IOException("the disk is away");

        using var first = await app.EventAsync(message);
        using var second = await app.EventAsync(message, retry: 1);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Single(app.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task A_command_that_could_not_be_saved_is_answered_in_words()
    {
        app.Table.AfterRange = () => throw new IOException("the disk is away");

        Assert.Contains("once more", await TextAsync(app.CommandAsync(Payloads.Command("help"))));
    }

    [Fact]
    public async Task A_message_that_takes_too_long_is_not_acknowledged_and_sent_again_is_answered_once()
    {
        var (slow, message) = (new TaskCompletionSource(), Payloads.Message("help"));
        app.Slack.Waits["chat.postMessage"] = slow.Task;
        var first = app.EventAsync(message);
        await Eventually.Async(() => app.Slack.Of("chat.postMessage").Any());

        app.Time.Ring();

        using var late = await first;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, late.StatusCode);
        slow.SetResult();
        await TextAsync(app.EventAsync(message, retry: 1));
        Assert.Single(app.Slack.History);
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_told_so_and_answered_after()
    {
        var read = new TaskCompletionSource();
        var reading = new TaskCompletionSource();
        app.Table.AfterRange = () =>
        {
            reading.TrySetResult();
            return read.Task;
        };
        var sending = app.CommandAsync(Payloads.Command("help").With("response_url", app.Slack.ResponseUrl));
        await reading.Task;

        app.Time.Ring();

        Assert.Contains("Working on it", await TextAsync(sending));
        read.SetResult();
        await Eventually.Async(() => app.Slack.Of("response").Any());
    }

    [Fact]
    public async Task A_whole_organisations_installation_is_refused_in_words() =>
        Assert.Contains("whole organisation", await TextAsync(app.CommandAsync(Payloads.Command("who").With("is_enterprise_install", "true"))));

    [Fact]
    public async Task A_workspace_that_does_not_have_the_app_is_told_so() =>
        Assert.Contains("not installed", await TextAsync(app.CommandAsync(Payloads.Command("who").With("team_id", "T2"))));

    [Fact]
    public async Task No_secret_and_no_typed_word_reaches_the_log()
    {
        await TextAsync(app.CommandAsync(Payloads.Command("note acme the vault is blue")));
        await TextAsync(app.EventAsync(Payloads.Message("the vault is blue")));
        await TextAsync(app.InteractAsync(Payloads.Press("run|the vault is blue").With("response_url", app.Slack.ResponseUrl)));
        using var refused = await app.SendAsync("events", Encoding.UTF8.GetBytes("{\"the vault is blue"), DoorApp.JsonType);

        Assert.NotEmpty(app.Logged);
        string[] secrets = ["vault", "xoxb", "secret", "/response/"];
        Assert.DoesNotContain(app.Logged, line => secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Leads_hear_once_that_another_company_reads_the_teams_channel_now()
    {
        await SetUpAsync();
        await TextAsync(app.EventAsync(Shared("C7")));
        app.Slack.Answers["conversations.info"] = new() { ["channel"] = new JsonObject { ["id"] = "C7", ["name"] = "team", ["is_ext_shared"] = true } };

        await TextAsync(app.EventAsync(Shared("C8")));
        await app.ShownAsync();
        Assert.Empty(app.Slack.Of("chat.postMessage"));
        await TextAsync(app.EventAsync(Shared("C7")));
        await TextAsync(app.EventAsync(Shared("C7")));
        await app.ShownAsync();

        var told = Assert.Single(app.Slack.Of("chat.postMessage"));
        Assert.Equal("D-U1", told["channel"]);
        Assert.Contains("#team is shared with another company now", told["text"]);
    }

    [Fact]
    public async Task Nothing_that_an_outsider_types_is_kept_or_told_to_the_team_or_logged()
    {
        await SetUpAsync();
        await TextAsync(app.CommandAsync(Payloads.Command("client add Acme here", channel: "C1")));
        await TextAsync(app.CommandAsync(Payloads.Command("lead <@U2>")));
        await app.ShownAsync();

        foreach (var words in (string[])["who xanthippe", "can't reach <@U1> xanthippe", "can't reach xanthippe", "can't reach <@U1>", "client add Xanthippe by hand", "note acme xanthippe", "emergency xanthippe"])
        {
            await TextAsync(app.EventAsync(Payloads.Message(words, "D9", user: "U9")));
            await TextAsync(app.EventAsync(Payloads.Mention("<@UBOT> " + words, user: "U9")));
            await TextAsync(app.CommandAsync(Payloads.Command(words, user: "U9")));
            await TextAsync(app.InteractAsync(Payloads.Press("run|" + words, user: "U9")));
        }
        var values = new JsonObject { ["name"] = new JsonObject { ["value"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "Xanthippe" } } };
        await TextAsync(app.InteractAsync(Payloads.Submission("add-client|C1", values).Also(it => it["user"]!["id"] = "U9")));
        await app.ShownAsync();

        Assert.Contains("Acme", app.Kept());
        Assert.DoesNotContain("xanthippe", app.Kept(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(app.Logged, line => line.Contains("xanthippe", StringComparison.OrdinalIgnoreCase));
        // What they may say, that somebody can't be reached, a lead is told.
        Assert.Contains(app.Slack.Of("chat.postMessage"), call => call["channel"] == "D-U2" && call["text"].Contains("reach", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Slack.Calls, call => (call["channel"] is "D-U1" or "D-U2" or "C7") && call.Arguments.Values.Any(value => value.Contains("xanthippe", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("restricted_action")]
    [InlineData("restricted_action_thread_locked")]
    public async Task A_client_who_asks_where_the_bot_may_not_post_is_answered_alone(string code)
    {
        await SetUpAsync();
        await TextAsync(app.CommandAsync(Payloads.Command("client add Acme here", channel: "C1")));
        await app.ShownAsync();
        app.Slack.Answers["chat.postMessage"] = new() { ["ok"] = false, ["error"] = code };

        await TextAsync(app.EventAsync(Payloads.Mention("<@UBOT> who", user: "U9")));

        var answer = Assert.Single(app.Slack.Of("chat.postEphemeral"));
        Assert.Equal(("C1", "U9"), (answer["channel"], answer["user"]));
        Assert.Contains("looks after your work", answer["text"]);
    }

    [Fact]
    public async Task Forty_open_Home_tabs_that_can_not_be_published_keep_no_offer_waiting()
    {
        var people = Enumerable.Range(1, 40).Select(number => $"U{number}").ToArray();
        app.Slack.Answers["conversations.members"] = new() { ["members"] = new JsonArray([.. people.Select(id => JsonValue.Create(id)), "UBOT"]) };
        await SetUpAsync();
        await TextAsync(app.CommandAsync(Payloads.Command("client add Acme here", channel: "C1")));
        await TextAsync(app.CommandAsync(Payloads.Command("backups acme <@U2>")));
        foreach (var id in people)
        {
            await TextAsync(app.EventAsync(Payloads.Opened("home", user: id)));
        }
        await app.ShownAsync();
        Assert.Equal(people.Order(), app.Slack.Of("views.publish").Select(call => call["user_id"]).Distinct().Order());
        var hanging = new TaskCompletionSource();
        app.Slack.Waits["views.publish"] = hanging.Task;
        app.Slack.Calls.Clear();

        await TextAsync(app.CommandAsync(Payloads.Command("emergency")));

        await Eventually.Async(() => app.Slack.Of("chat.postMessage").Any(call => call["channel"] == "D-U2" && call["text"].Contains("step in", StringComparison.Ordinal)));
        hanging.SetResult();
        await app.ShownAsync();
        Assert.NotEmpty(app.Slack.Of("views.publish"));
    }

    [Fact]
    public async Task What_reached_nobody_with_the_old_token_is_told_after_a_start_with_another()
    {
        await SetUpAsync();
        await TextAsync(app.CommandAsync(Payloads.Command("client add Acme here", channel: "C1")));
        await TextAsync(app.CommandAsync(Payloads.Command("backups acme <@U2>")));
        await app.ShownAsync();
        app.Slack.Answers["chat.postMessage"] = new() { ["ok"] = false, ["error"] = "missing_scope" };
        await TextAsync(app.CommandAsync(Payloads.Command("emergency")));
        await app.ShownAsync();
        Assert.Contains("missing_scope", app.Kept());
        await app.StopAsync();

        await using var again = await DoorApp.StartAsync(after: app);

        await Eventually.Async(() => again.Slack.Of("chat.postMessage").Any(call => call["channel"] == "D-U2" && call["text"].Contains("step in", StringComparison.Ordinal)));
    }

    private static JsonObject Shared(string channel) => Payloads.Event(new() { ["type"] = "channel_shared", ["connected_team_id"] = "T9", ["channel"] = channel });

    private async Task SetUpAsync()
    {
        await TextAsync(app.CommandAsync(Payloads.Command("channel here", channel: "C7")));
        Assert.NotNull((await app.CrewAsync()).Crew);
        await SettledAsync();
        app.Slack.Calls.Clear();
    }

    /// <summary>The state once nothing is delivered any more.</summary>
    private async Task<string> SettledAsync()
    {
        var (before, now) = ("", await app.StateAsync());
        await Eventually.Async(async () =>
        {
            (before, now) = (now, await app.StateAsync());
            return before == now;
        });
        return now;
    }

    private static JsonNode Button(JsonNode blocks) => blocks.AsArray().Single(block => block!["type"]!.GetValue<string>() == "actions")!["elements"]![0]!;

    private static async Task<JsonNode> JsonAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private static async Task<string> TextAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }
}
