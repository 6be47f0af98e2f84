using System.Text.Json.Nodes;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Slack.Receiving.Sockets;

/// <summary>Socket Mode, from the other end of the socket.</summary>
[Trait("kind", "contract")]
public sealed class SocketModeTests : IAsyncLifetime
{
    private DoorApp app = null!;

    public async ValueTask InitializeAsync() => app = await DoorApp.StartAsync(signed: false, sockets: true);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_command_is_answered_in_its_acknowledgement()
    {
        var socket = await SocketAsync(0);

        await socket.SendAsync(Envelope("e1", "slash_commands", Payloads.Command("help"), takesPayload: true));

        await Eventually.Async(() => socket.AckOf("e1") is not null);
        Assert.Equal("ephemeral", socket.AckOf("e1")!["payload"]!["response_type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Where_the_acknowledgement_takes_no_answer_it_comes_through_the_response_url()
    {
        var socket = await SocketAsync(0);

        await socket.SendAsync(Envelope("e1", "slash_commands", Payloads.Command("help").With("response_url", app.Slack.ResponseUrl), takesPayload: false));

        await Eventually.Async(() => socket.AckOf("e1") is not null);
        Assert.Null(socket.AckOf("e1")!["payload"]);
        Assert.Single(app.Slack.Of("response"));
    }

    [Fact]
    public async Task A_message_in_many_frames_is_one()
    {
        var socket = await SocketAsync(0);
        var large = Payloads.Press("run|help", channel: "D1").With("padding", new string('ü', 60_000));

        await socket.SendAsync(Envelope("e1", "interactive", large), frames: 40);

        await Eventually.Async(() => socket.AckOf("e1") is not null);
        Assert.Single(app.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task An_envelope_that_comes_twice_is_acknowledged_twice_and_answered_once()
    {
        var socket = await SocketAsync(0);
        var envelope = Envelope("e1", "events_api", Payloads.Message("help"));

        await Task.WhenAll(socket.SendAsync(envelope), socket.SendAsync(envelope.Replace("\"e1\"", "\"e2\"", StringComparison.Ordinal)));

        await Eventually.Async(() => socket.AckOf("e1") is not null && socket.AckOf("e2") is not null);
        Assert.Single(app.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task What_is_no_envelope_does_no_harm()
    {
        var socket = await SocketAsync(0);

        foreach (var message in (string[])["", "{", "[]", "null", "{\"envelope_id\":1}", "{\"type\":\"events_api\"}", new string('x', 2_000_000)])
        {
            await socket.SendAsync(message);
        }
        await socket.SendAsync("""{"envelope_id":"e0","type":"invented_later","payload":{}}""");
        await socket.SendAsync(Envelope("e1", "slash_commands", Payloads.Command("help"), takesPayload: true));

        await Eventually.Async(() => socket.AckOf("e1") is not null && socket.AckOf("e0") is not null);
        Assert.Equal(2, socket.Acks.Count);
    }

    [Fact]
    public async Task An_event_that_could_not_be_saved_is_not_acknowledged()
    {
        var socket = await SocketAsync(0);
        var lost = Payloads.Message("help");
        app.Table.AfterRange = () => throw new IOException("the disk is away");
        await socket.SendAsync(Envelope("e1", "events_api", lost));
        await Eventually.Async(() => app.Logged.Any(line => line.Contains("not taken", StringComparison.Ordinal)));

        await socket.SendAsync(Envelope("e2", "events_api", lost, attempt: 1));

        await Eventually.Async(() => socket.AckOf("e2") is not null);
        Assert.Null(socket.AckOf("e1"));
        Assert.Single(app.Slack.Of("chat.postMessage"));
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task A_connection_is_renewed_before_the_old_one_goes(string reason)
    {
        var old = await SocketAsync(0);

        await old.SendAsync($$"""{"type":"disconnect","reason":"{{reason}}"}""");

        var renewed = await SocketAsync(1);
        await old.SendAsync(Envelope("e1", "slash_commands", Payloads.Command("help"), takesPayload: true));
        await renewed.SendAsync(Envelope("e2", "slash_commands", Payloads.Command("help"), takesPayload: true));
        await Eventually.Async(() => old.AckOf("e1") is not null && renewed.AckOf("e2") is not null);
    }

    [Fact]
    public async Task A_connection_that_was_lost_is_made_anew()
    {
        (await SocketAsync(0)).Drop();

        var next = await SocketAsync(1);
        await next.SendAsync(Envelope("e1", "slash_commands", Payloads.Command("help"), takesPayload: true));
        await Eventually.Async(() => next.AckOf("e1") is not null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_command_whose_connection_goes_before_it_is_answered_is_answered_all_the_same(bool closed)
    {
        var socket = await SocketAsync(0);
        var slow = new TaskCompletionSource();
        app.Slack.Waits["users.info"] = slow.Task;
        await socket.SendAsync(Envelope("e1", "slash_commands", Payloads.Command("help").With("response_url", app.Slack.ResponseUrl), takesPayload: true));
        await Eventually.Async(() => app.Slack.Of("users.info").Any());
        if (closed)
        {
            await socket.CloseAsync();
        }
        else
        {
            socket.Drop();
        }
        await SocketAsync(1);

        slow.SetResult();

        await Eventually.Async(() => app.Slack.Of("response").Any());
        var answer = JsonNode.Parse(Assert.Single(app.Slack.Of("response"))["body"])!;
        Assert.Equal("ephemeral", answer["response_type"]!.GetValue<string>());
        Assert.NotEmpty(answer["blocks"]!.AsArray());
    }

    [Fact]
    public async Task Health_tells_how_many_connections_are_missing()
    {
        var socket = await SocketAsync(0);
        await Eventually.Async(() => app.Health("socketsDown") == 1);

        await Eventually.Async(() =>
        {
            app.Time.Ring();
            return app.Slack.Sockets.Count == 2;
        });
        await Eventually.Async(() => app.Health("socketsDown") == 0);

        await socket.SendAsync("""{"type":"disconnect","reason":"link_disabled"}""");
        await Eventually.Async(() => app.Health("socketsDown") == 2);
    }

    [Fact]
    public async Task A_second_connection_follows_some_time_after_the_first()
    {
        await SocketAsync(0);
        Assert.Single(app.Slack.Sockets);

        await Eventually.Async(() =>
        {
            app.Time.Ring();
            return app.Slack.Sockets.Count == 2;
        });
    }

    [Fact]
    public async Task Where_Socket_Mode_is_switched_off_it_says_so_and_asks_no_more()
    {
        var socket = await SocketAsync(0);

        await socket.SendAsync("""{"type":"disconnect","reason":"link_disabled"}""");

        await Eventually.Async(() => app.Logged.Any(line => line.Contains("(link_disabled)", StringComparison.Ordinal)));
        await app.SocketsOverAsync();
        Assert.Single(app.Slack.Of("apps.connections.open"));
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("not_authed")]
    [InlineData("account_inactive")]
    [InlineData("missing_scope")]
    public async Task A_token_that_is_not_taken_is_said_once_and_not_tried_again(string code)
    {
        await using var refused = await DoorApp.StartAsync(
            sockets: true, before: slack => slack.Answers["apps.connections.open"] = new() { ["ok"] = false, ["error"] = code });

        await refused.SocketsOverAsync();

        Assert.Single(refused.Logged, line => line.Contains($"through a socket ({code})", StringComparison.Ordinal));
        Assert.Single(refused.Slack.Of("apps.connections.open"));
    }

    [Fact]
    public async Task What_is_under_way_when_the_bot_stops_is_acknowledged_first()
    {
        var socket = await SocketAsync(0);
        var slow = new TaskCompletionSource();
        app.Slack.Waits["chat.postMessage"] = slow.Task;
        await socket.SendAsync(Envelope("e1", "events_api", Payloads.Message("help")));
        await Eventually.Async(() => app.Slack.Of("chat.postMessage").Any());

        var stopping = app.StopAsync();
        slow.SetResult();
        await stopping;

        await socket.Ended;
        Assert.NotNull(socket.AckOf("e1"));
    }

    /// <summary>The connection that was opened as the so-and-so-manieth, once it is there.</summary>
    private async Task<TinySocket> SocketAsync(int index)
    {
        await Eventually.Async(() => app.Slack.Sockets.Count > index);
        return app.Slack.Sockets.ElementAt(index);
    }

    private static string Envelope(string id, string type, JsonObject payload, bool takesPayload = false, int attempt = 0) => new JsonObject
    {
        ["envelope_id"] = id,
        ["payload"] = payload.DeepClone(),
        ["type"] = type,
        ["accepts_response_payload"] = takesPayload,
        ["retry_attempt"] = attempt,
        ["retry_reason"] = attempt > 0 ? "timeout" : "",
    }.ToJsonString();
}
