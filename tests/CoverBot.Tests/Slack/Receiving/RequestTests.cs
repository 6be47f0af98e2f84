using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using CoverBot.Receiving;
using CoverBot.Slack.Receiving;

namespace CoverBot.Tests.Slack.Receiving;

/// <summary>What is no request of Slack's is turned away before anything is read, and changes nothing.</summary>
[Trait("kind", "contract")]
public sealed class RequestTests : IAsyncLifetime
{
    private DoorApp app = null!;

    public async ValueTask InitializeAsync() => app = await DoorApp.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("secret-1")]
    [InlineData("secret-2")]
    public async Task Either_secret_may_have_signed(string secret)
    {
        using var response = await app.SendAsync("commands", Help(), DoorApp.FormType, secret);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("commands", DoorApp.FormType)]
    [InlineData("interactions", DoorApp.FormType)]
    [InlineData("events", DoorApp.JsonType)]
    public async Task The_forged_the_stale_and_the_future_are_turned_away(string path, string type)
    {
        await RefusedAsync(HttpStatusCode.Unauthorized, app.SendAsync(path, ChannelHere(), type, "another"));
        await RefusedAsync(HttpStatusCode.Unauthorized, app.SendAsync(path, ChannelHere(), type, signature: "v0=00"));
        await RefusedAsync(HttpStatusCode.Unauthorized, app.SendAsync(path, ChannelHere(), type, timestamp: app.Now - 310));
        await RefusedAsync(HttpStatusCode.Unauthorized, app.SendAsync(path, ChannelHere(), type, timestamp: app.Now + 310));
    }

    [Fact]
    public async Task The_same_request_again_is_turned_away_unless_Slack_says_that_it_repeats_it()
    {
        var (body, timestamp) = (ChannelHere(), app.Now);
        using var first = await app.SendAsync("commands", body, DoorApp.FormType, timestamp: timestamp);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);

        using var replayed = await app.SendAsync("commands", body, DoorApp.FormType, timestamp: timestamp);
        using var repeated = await app.SendAsync("commands", body, DoorApp.FormType, timestamp: timestamp, retry: 1);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.OK), (replayed.StatusCode, repeated.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await repeated.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_too_large_is_turned_away_whether_or_not_it_says_so()
    {
        var body = new byte[RawBody.Most + 1];

        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, app.SendAsync("events", body, DoorApp.JsonType));
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, PostChunkedAsync(body));
    }

    [Fact]
    public async Task What_just_fits_is_read()
    {
        var body = Encoding.UTF8.GetBytes(new JsonObject { ["type"] = "event_callback", ["padding"] = new string('x', RawBody.Most - 38) }.ToJsonString());
        Assert.Equal((262_144, 262_144), (RawBody.Most, body.Length));

        using var response = await app.SendAsync("events", body, DoorApp.JsonType);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("commands", "application/json")]
    [InlineData("commands", "multipart/form-data; boundary=x")]
    [InlineData("interactions", "application/json")]
    [InlineData("events", "application/x-www-form-urlencoded")]
    [InlineData("events", "text/plain")]
    [InlineData("events", "")]
    public Task Another_kind_of_content_is_turned_away(string path, string type) => RefusedAsync(HttpStatusCode.UnsupportedMediaType, app.SendAsync(path, ChannelHere(), type));

    [Fact]
    public async Task A_charset_beside_the_kind_of_content_does_not_matter()
    {
        using var response = await app.SendAsync("events", "{\"type\":\"event_callback\"}"u8.ToArray(), "Application/JSON; charset=utf-8");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("commands", DoorApp.FormType, "text=%FF")]
    [InlineData("commands", DoorApp.FormType, "text")]
    [InlineData("interactions", DoorApp.FormType, "payload=%7B%22type%22")]
    [InlineData("interactions", DoorApp.FormType, "payload=null")]
    [InlineData("interactions", DoorApp.FormType, "other=1")]
    [InlineData("events", DoorApp.JsonType, "{\"type\":\"event_ca")]
    [InlineData("events", DoorApp.JsonType, "[1]")]
    public Task What_is_signed_and_can_not_be_read_is_turned_away(string path, string type, string body) =>
        RefusedAsync(HttpStatusCode.BadRequest, app.SendAsync(path, Encoding.UTF8.GetBytes(body), type));

    [Fact]
    public Task What_is_too_deep_is_turned_away() =>
        RefusedAsync(HttpStatusCode.BadRequest, app.SendAsync("events", Encoding.UTF8.GetBytes($"{{\"a\":{new string('[', 50_000)}{new string(']', 50_000)}}}"), DoorApp.JsonType));

    [Fact]
    public async Task What_ends_too_early_is_turned_away()
    {
        var (body, signed) = ("{\"type\":\"event_callback\"}"u8.ToArray(), app.Now.ToString(CultureInfo.InvariantCulture));
        var head = $"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n"
            + $"{SlackSignature.TimestampHeader}: {signed}\r\n{SlackSignature.SignatureHeader}: {SlackSignature.Of("secret-1", signed, body)}\r\n\r\n";
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", app.Http.BaseAddress!.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body], TestContext.Current.CancellationToken);
        client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream);

        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 400", StringComparison.Ordinal), answer);
        Assert.Empty(await app.StateAsync());
    }

    [Fact]
    public async Task Slacks_check_of_the_address_is_answered_once_it_is_signed()
    {
        var check = new JsonObject { ["type"] = "url_verification", ["challenge"] = "3eZbrw" };
        using var answered = await app.EventAsync(check);
        using var forged = await app.SendAsync("events", Encoding.UTF8.GetBytes(check.ToJsonString()), DoorApp.JsonType, "another");

        Assert.Equal("3eZbrw", await answered.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
    }

    [Fact]
    public async Task Slacks_check_of_the_certificate_passes_nothing_else_in()
    {
        var body = DoorApp.Form(Payloads.Command("channel here").With("ssl_check", "1"));
        using var checkedOnce = await app.SendAsync("commands", body, DoorApp.FormType);
        using var forged = await app.SendAsync("commands", body, DoorApp.FormType, "another");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (checkedOnce.StatusCode, forged.StatusCode));
        Assert.Null((await app.CrewAsync()).Crew);
    }

    [Fact]
    public async Task What_nobody_knows_yet_is_acknowledged_without_a_byte()
    {
        using var later = await app.EventAsync(Payloads.Event(new() { ["type"] = "invented_later" }));
        using var closed = await app.InteractAsync(Payloads.Closed());

        Assert.All([later, closed], response => Assert.Equal((HttpStatusCode.OK, 0L), (response.StatusCode, response.Content.Headers.ContentLength)));
    }

    [Fact]
    public async Task Without_a_signing_secret_there_is_no_address()
    {
        await using var socketOnly = await DoorApp.StartAsync(signed: false, sockets: true);

        Assert.All(
            await Task.WhenAll(((string[])["commands", "interactions", "events"]).Select(path => socketOnly.SendAsync(path, Help(), DoorApp.FormType, ""))),
            response => Assert.Equal(HttpStatusCode.NotFound, response.StatusCode));
    }

    private static byte[] Help() => DoorApp.Form(Payloads.Command("help"));

    private static byte[] ChannelHere() => DoorApp.Form(Payloads.Command("channel here"));

    private async Task<HttpResponseMessage> PostChunkedAsync(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/slack/events") { Content = new StreamContent(new MemoryStream(body)) };
        request.Headers.TransferEncodingChunked = true;
        request.Content.Headers.ContentType = new(DoorApp.JsonType);
        return await app.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task RefusedAsync(HttpStatusCode expected, Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        Assert.Equal(expected, response.StatusCode);
        Assert.Empty(await app.StateAsync());
        Assert.Empty(app.Slack.Of("chat.postMessage"));
    }
}
