using System.Net;
using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Receiving;
using CoverBot.Slack.Receiving;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Slack.Receiving;

/// <summary>Two replicas, and Slack hands one what the other has not acknowledged: the person reads one answer.</summary>
[Trait("kind", "contract")]
public sealed class AnswerClaimTests : IAsyncLifetime
{
    private const string Answers = "answers|slack";

    private readonly JsonObject message = Payloads.Message("help");
    private DoorApp one = null!;
    private DoorApp other = null!;

    public async ValueTask InitializeAsync()
    {
        one = await DoorApp.StartAsync(alone: false);
        other = await DoorApp.StartAsync(alone: false, beside: one);
    }

    public async ValueTask DisposeAsync()
    {
        await other.DisposeAsync();
        await one.DisposeAsync();
    }

    [Fact]
    public async Task What_one_replica_is_slow_to_decide_is_answered_once_though_another_is_asked_as_well()
    {
        var (first, slow) = await SlowAsync();
        // Slack itself gives up after three seconds.
        Assert.Contains(TimeSpan.FromSeconds(2.5), one.Time.Patience);
        one.Time.Ring();
        using var late = await first;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, late.StatusCode);

        var second = other.EventAsync(message, retry: 1, reason: "http_error");
        slow.SetResult();

        using var answered = await second;
        await one.StopAsync();
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Single(one.Slack.History);
    }

    [Fact]
    public async Task What_only_that_person_sees_in_a_channel_is_answered_once_as_well()
    {
        var (mention, slow) = (Payloads.Mention("<@UBOT> help"), new TaskCompletionSource());
        one.Slack.Waits["chat.postEphemeral"] = slow.Task;
        var first = one.EventAsync(mention);
        await Eventually.Async(() => one.Slack.Of("chat.postEphemeral").Any());
        one.Time.Ring();
        using var late = await first;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, late.StatusCode);

        var second = other.EventAsync(mention, retry: 1, reason: "http_error");
        slow.SetResult();

        using var answered = await second;
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Single(one.Slack.Of("chat.postEphemeral"));
    }

    [Fact]
    public async Task What_may_be_on_its_way_already_is_waited_for_and_then_looked_for()
    {
        var slow = new TaskCompletionSource();
        one.Slack.Waits["chat.postMessage"] = slow.Task;
        var first = one.EventAsync(message);
        await Eventually.Async(() => one.Slack.Of("chat.postMessage").Any());
        using var late = await RungAsync(other.EventAsync(message, retry: 1, reason: "http_timeout"));

        slow.SetResult();
        using var answered = await first;
        other.Time.Pass(TimeSpan.FromSeconds(20));
        await Eventually.Async(() =>
        {
            other.Time.Ring();
            return one.Slack.Of("conversations.history").Any() || one.Kept().Contains("Given", StringComparison.Ordinal);
        });

        await other.StopAsync();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (answered.StatusCode, late.StatusCode));
        Assert.Single(one.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task What_nobody_answered_is_answered_after_the_wait()
    {
        using var second = await RungAsync(other.EventAsync(message, retry: 1, reason: "http_timeout"));

        await AnsweredByOtherAsync();
    }

    [Fact]
    public async Task A_process_that_stood_still_for_a_while_does_not_say_what_was_said_meanwhile()
    {
        var (first, slow) = await SlowAsync();
        one.Time.Pass(TimeSpan.FromSeconds(30));
        using var second = await RungAsync(other.EventAsync(message, retry: 1, reason: "http_timeout"));
        await AnsweredByOtherAsync();

        slow.SetResult();

        using var answered = await first;
        Assert.Single(one.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task Where_nobody_could_be_told_whose_the_answer_is_Slack_is_not_told_to_ask_another_one()
    {
        var slow = new TaskCompletionSource();
        one.Slack.Waits["chat.postMessage"] = slow.Task;
        var first = one.EventAsync(message);
        await Eventually.Async(() => one.Slack.Of("chat.postMessage").Any());
        one.Table.Asked.Clear();
        one.Table.IsDown = key => key == Key;

        one.Time.Ring();

        await Eventually.Async(() => one.Table.Asked.ContainsKey(Answers));
        slow.SetResult();
        using var answered = await first;
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    [Fact]
    public async Task What_a_replica_that_is_gone_had_taken_is_answered_by_the_next_one_when_its_time_is_over()
    {
        var gone = new AnswerRows(one.Table, new Replica("gone", Alone: false), one.Time);
        await gone.TakeAsync(Key);
        var second = other.EventAsync(message, retry: 1, reason: "connection_failed");
        await Eventually.Async(() => other.Table.Asked.ContainsKey(Answers));
        Assert.Empty(one.Slack.Of("chat.postMessage"));

        other.Time.Pass(TimeSpan.FromSeconds(30));

        using var answered = await second;
        Assert.Single(one.Slack.History);
    }

    [Fact]
    public async Task What_is_answered_in_time_asks_the_store_nothing_about_whose_it_is()
    {
        using var answered = await one.EventAsync(message);

        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.DoesNotContain(Answers, one.Table.Asked.Keys);
    }

    [Fact]
    public async Task Rows_that_no_repetition_can_ask_for_are_cleared_away()
    {
        var rows = new AnswerRows(one.Table, new Replica("one", Alone: false), one.Time);
        for (var number = 0; number < 120; number++)
        {
            await rows.TakeAsync($"old-{number}");
        }
        one.Time.Pass(TimeSpan.FromHours(3));

        await rows.TakeAsync("new");

        await Eventually.Async(() => !one.Kept().Contains("old-", StringComparison.Ordinal));
        Assert.Contains(Answers + " new", one.Kept(), StringComparison.Ordinal);
    }

    private string Key => Delivery.Hash(message.Text("event_id")!);

    /// <summary>The one has it, and reads the crew until it is let go.</summary>
    private async Task<(Task<HttpResponseMessage> First, TaskCompletionSource Slow)> SlowAsync()
    {
        var (reading, slow) = (new TaskCompletionSource(), new TaskCompletionSource());
        one.Table.AfterRange = () =>
        {
            reading.SetResult();
            return slow.Task;
        };
        var first = one.EventAsync(message);
        await reading.Task;
        return (first, slow);
    }

    private Task AnsweredByOtherAsync()
    {
        other.Time.Pass(TimeSpan.FromSeconds(20));
        return Eventually.Async(() =>
        {
            other.Time.Ring();
            return one.Slack.History.Count == 1;
        });
    }

    /// <summary>Time passes until it is answered.</summary>
    private async Task<HttpResponseMessage> RungAsync(Task<HttpResponseMessage> sending)
    {
        await Eventually.Async(() =>
        {
            other.Time.Ring();
            return sending.IsCompleted;
        });
        return await sending;
    }
}
