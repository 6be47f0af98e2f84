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
        var (reading, slow) = (new TaskCompletionSource(), new TaskCompletionSource());
        one.Table.AfterRange = () =>
        {
            reading.SetResult();
            return slow.Task;
        };
        var first = one.EventAsync(message);
        await reading.Task;
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
    public async Task What_may_be_on_its_way_already_is_waited_for()
    {
        var slow = new TaskCompletionSource();
        one.Slack.Waits["chat.postMessage"] = slow.Task;
        var first = one.EventAsync(message);
        await Eventually.Async(() => one.Slack.Of("chat.postMessage").Any());

        var second = other.EventAsync(message, retry: 1, reason: "http_timeout");
        await Eventually.Async(() =>
        {
            other.Time.Ring();
            return second.IsCompleted;
        });
        slow.SetResult();

        using var answered = await first;
        using var late = await second;
        await other.StopAsync();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (answered.StatusCode, late.StatusCode));
        Assert.Single(one.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task What_nobody_answered_is_answered_after_the_wait()
    {
        using var second = await RungAsync(other.EventAsync(message, retry: 1, reason: "http_timeout"));

        await Eventually.Async(() =>
        {
            other.Time.Pass(TimeSpan.FromSeconds(20));
            other.Time.Ring();
            return one.Slack.History.Count == 1;
        });
    }

    [Fact]
    public async Task What_a_replica_that_is_gone_had_taken_is_answered_by_the_next_one()
    {
        var gone = new AnswerRows(one.Table, new Replica("gone", Alone: false), one.Time);
        await gone.TakeAsync(Delivery.Hash(message.Text("event_id")!));
        var second = other.EventAsync(message, retry: 1, reason: "connection_failed");

        other.Time.Pass(AnswerRows.Lease.ToTimeSpan());

        using var answered = await second;
        Assert.Single(one.Slack.History);
    }

    [Fact]
    public async Task What_is_answered_in_time_costs_no_row()
    {
        using var answered = await one.EventAsync(message);

        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.DoesNotContain("answers|slack", one.Kept(), StringComparison.Ordinal);
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
