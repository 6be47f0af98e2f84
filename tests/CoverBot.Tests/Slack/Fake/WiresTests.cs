using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using CoverBot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>The fake's two ways to a bot, with a listener in the bot's place.</summary>
[Trait("kind", "rule")]
public sealed class WiresTests
{
    [Fact]
    public async Task An_event_that_is_not_taken_comes_again_with_its_number_and_the_same_id()
    {
        await using var slack = await FakeSlack.StartAsync();
        slack.Postman.Retries = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero];
        var heard = new ConcurrentQueue<(string Id, string Retry, string Reason)>();
        await using var bot = await ListenAsync(async context =>
        {
            var json = (await JsonNode.ParseAsync(context.Request.Body))!;
            heard.Enqueue(((string)json["event_id"]!, context.Request.Headers["X-Slack-Retry-Num"].ToString(), context.Request.Headers["X-Slack-Retry-Reason"].ToString()));
            return heard.Count < 3 ? Results.StatusCode(500) : Results.Ok();
        });
        slack.Postman.Bot = new(bot.Urls.Single());

        await slack.Person("ann").TypesAsync("away fri");
        await slack.Postman.QuietAsync();

        Assert.Equal([("", ""), ("1", "http_error"), ("2", "http_error")], heard.Select(one => (one.Retry, one.Reason)));
        Assert.Single(heard.Select(one => one.Id).Distinct());
        Assert.Empty(slack.Postman.Lost);
    }

    [Fact]
    public async Task A_command_arrives_signed_and_its_answer_is_seen_by_the_one_who_typed_it()
    {
        await using var slack = await FakeSlack.StartAsync();
        var (ann, ben) = (slack.Person("ann"), slack.Person("ben"));
        var team = slack.Channel("team", [ann, ben]);
        IFormCollection? form = null;
        await using var bot = await ListenAsync(async context =>
        {
            form = await context.Request.ReadFormAsync();
            return context.Request.Headers["X-Slack-Signature"].ToString().StartsWith("v0=", StringComparison.Ordinal) ? Results.Text("understood") : Results.Unauthorized();
        });
        slack.Postman.Bot = new(bot.Urls.Single());

        await ann.CommandAsync("/cover hand acme to @ben", team);

        Assert.Equal($"hand acme to <@{ben.Id}|ben>", form!["text"]);
        Assert.True(Assert.Single(ann.Sees(team)).IsEphemeral);
        Assert.Empty(ben.Sees(team));
        Assert.Empty(slack.World.Complaints);
    }

    [Fact]
    public async Task What_was_held_goes_out_the_other_way_round()
    {
        await using var slack = await FakeSlack.StartAsync();
        var heard = new ConcurrentQueue<string>();
        await using var bot = await ListenAsync(async context =>
        {
            heard.Enqueue((string)(await JsonNode.ParseAsync(context.Request.Body))!["event"]!["text"]!);
            return Results.Ok();
        });
        slack.Postman.Bot = new(bot.Urls.Single());
        var ann = slack.Person("ann");

        await ann.TypesAsync("first", new(Held: true));
        await ann.TypesAsync("second", new(Held: true, Twice: true));
        Assert.Empty(heard);
        await slack.Postman.ReleaseAsync(reversed: true);

        Assert.Equal(["second", "second", "first"], heard);
    }

    [Fact]
    public async Task Over_a_socket_a_ticket_opens_one_connection_and_an_envelope_wants_its_acknowledgement_there()
    {
        await using var slack = await FakeSlack.StartAsync(Wire.Sockets);
        var url = new Uri(await OpenAsync(slack));
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal("hello", (string)(await ReadAsync(socket))["type"]!);
        using var again = new ClientWebSocket();
        await Assert.ThrowsAsync<WebSocketException>(() => again.ConnectAsync(url, TestContext.Current.CancellationToken));

        var typed = slack.Person("ann").TypesAsync(new string('x', 3000));
        var envelope = await ReadAsync(socket);
        Assert.Equal("events_api", (string)envelope["type"]!);
        await socket.SendAsync(Encoding.UTF8.GetBytes($$"""{"envelope_id":"{{envelope["envelope_id"]}}"}"""), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

        Assert.True((await typed).Taken);
        Assert.Equal(1, slack.Sockets.Opened);
    }

    private static async Task<string> OpenAsync(FakeSlack slack)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, slack.Address + "/api/apps.connections.open") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", slack.World.AppToken);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["url"]!;
    }

    private static async Task<JsonObject> ReadAsync(ClientWebSocket socket)
    {
        var (buffer, length) = (new byte[64_000], 0);
        while (true)
        {
            var got = await socket.ReceiveAsync(buffer.AsMemory(length), TestContext.Current.CancellationToken);
            length += got.Count;
            if (got.EndOfMessage)
            {
                return JsonNode.Parse(buffer.AsSpan(0, length))!.AsObject();
            }
        }
    }

    private static async Task<WebApplication> ListenAsync(Func<HttpContext, Task<IResult>> hear)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/slack/{what}", hear);
        await app.StartAsync();
        return app;
    }
}
