using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoverBot.Tests.Slack.Receiving;

/// <summary>One call to the Web API, or one POST to a response_url (then the method is "response").</summary>
internal sealed record TinyCall(string Method, IReadOnlyDictionary<string, string> Arguments)
{
    public string this[string name] => Arguments.GetValueOrDefault(name, "");
}

/// <summary>As much of Slack as answers need: says yes to everything, knows everybody, and remembers what it was asked. One workspace, T1.</summary>
internal sealed class TinySlack : IAsyncDisposable
{
    private readonly WebApplication app;
    private int number;

    private TinySlack(WebApplication app) => this.app = app;

    public ConcurrentQueue<TinyCall> Calls { get; } = [];

    /// <summary>What a method answers instead of yes.</summary>
    public ConcurrentDictionary<string, JsonObject> Answers { get; } = new();

    /// <summary>Methods that answer only when these are done.</summary>
    public ConcurrentDictionary<string, Task> Waits { get; } = new();

    /// <summary>Every message that was posted, as conversations.history shows it.</summary>
    public ConcurrentQueue<JsonObject> History { get; } = [];

    /// <summary>Sockets that were opened, in order.</summary>
    public ConcurrentQueue<TinySocket> Sockets { get; } = [];

    public string Address => app.Urls.Single();

    public string ResponseUrl => Address + "/response/1";

    public IEnumerable<TinyCall> Of(string method) => Calls.Where(call => call.Method == method);

    public static async Task<TinySlack> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var slack = new TinySlack(builder.Build());
        slack.app.UseWebSockets();
        slack.app.MapPost("/api/{method}", slack.CallAsync);
        slack.app.MapPost("/response/{id}", slack.RespondAsync);
        slack.app.Map("/socket", slack.SocketAsync);
        await slack.app.StartAsync();
        return slack;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in Sockets)
        {
            socket.Drop();
        }
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task<IResult> CallAsync(string method, HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var call = new TinyCall(method, form.ToDictionary(field => field.Key, field => field.Value.ToString()));
        Calls.Enqueue(call);
        await Waits.GetValueOrDefault(method, Task.CompletedTask);
        var answer = Answers.TryGetValue(method, out var other) ? other.DeepClone().AsObject() : Yes(call);
        answer.TryAdd("ok", true);
        return Results.Text(answer.ToJsonString(), "application/json");
    }

    private async Task<IResult> RespondAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        Calls.Enqueue(new("response", new Dictionary<string, string> { ["body"] = await reader.ReadToEndAsync() }));
        return Answers.ContainsKey("response") ? Results.Text("""{"ok":false,"error":"used_url"}""", "application/json", statusCode: 404) : Results.Text("ok");
    }

    private async Task SocketAsync(HttpContext context)
    {
        var socket = new TinySocket(await context.WebSockets.AcceptWebSocketAsync());
        await socket.SendAsync("""{"type":"hello","num_connections":1,"connection_info":{"app_id":"A1"}}""");
        Sockets.Enqueue(socket);
        await socket.RunAsync();
    }

    private JsonObject Yes(TinyCall call) => call.Method switch
    {
        "auth.test" => new() { ["team_id"] = "T1", ["user_id"] = "UBOT", ["bot_id"] = "B1", ["app_id"] = "A1" },
        "users.info" => new() { ["user"] = new JsonObject { ["id"] = call["user"], ["name"] = call["user"], ["real_name"] = call["user"], ["tz"] = "Europe/London" } },
        "conversations.info" => new() { ["channel"] = new JsonObject { ["id"] = call["channel"], ["name"] = call["channel"].ToLowerInvariant() } },
        "conversations.members" => new() { ["members"] = new JsonArray("U1", "U2", "UBOT") },
        "conversations.open" => new() { ["channel"] = new JsonObject { ["id"] = "D-" + call["users"] } },
        "conversations.history" => new() { ["messages"] = In(thread: "") },
        "conversations.replies" => new() { ["messages"] = In(call["ts"]) },
        "chat.postMessage" => Posted(call),
        "views.open" => new() { ["view"] = new JsonObject { ["id"] = "V" + Interlocked.Increment(ref number) } },
        "apps.connections.open" => new() { ["url"] = Address.Replace("http:", "ws:", StringComparison.Ordinal) + "/socket" },
        _ => [],
    };

    /// <param name="thread">"" for what stands in none: the list of a conversation has nothing else.</param>
    private JsonArray In(string thread) => [.. History.Where(message => (message["thread_ts"]?.GetValue<string>() ?? "") == thread).Select(message => message.DeepClone())];

    private JsonObject Posted(TinyCall call)
    {
        var ts = $"1794819700.{Interlocked.Increment(ref number):d6}";
        var thread = call["thread_ts"] is { Length: > 0 } it ? it : null;
        History.Enqueue(new() { ["type"] = "message", ["thread_ts"] = thread, ["user"] = "UBOT", ["ts"] = ts, ["text"] = call["text"], ["metadata"] = call["metadata"] is { Length: > 0 } metadata ? JsonNode.Parse(metadata) : null });
        return new() { ["ts"] = ts, ["channel"] = call["channel"] };
    }
}

/// <summary>Slack's end of one socket.</summary>
internal sealed class TinySocket(WebSocket socket)
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Acknowledgements, in order.</summary>
    public ConcurrentQueue<JsonObject> Acks { get; } = [];

    /// <summary>Ends when the bot has closed it, or it was dropped.</summary>
    public Task Ended => ended.Task;

    public JsonObject? AckOf(string envelope) => Acks.FirstOrDefault(ack => ack["envelope_id"]!.GetValue<string>() == envelope);

    public Task SendAsync(string message, int frames = 1) => SendAsync(System.Text.Encoding.UTF8.GetBytes(message), frames);

    /// <summary>In good order, on Slack's side.</summary>
    public Task CloseAsync() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    /// <summary>Without a word.</summary>
    public void Drop()
    {
        try
        {
            socket.Abort();
        }
        catch (ObjectDisposedException)
        {
            // The bot has closed it at the same moment, and its request is over.
        }
        ended.TrySetResult();
    }

    public async Task RunAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None) is { MessageType: WebSocketMessageType.Text } read)
            {
                Acks.Enqueue(JsonNode.Parse(buffer.AsSpan(0, read.Count))!.AsObject());
            }
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // Dropped.
        }
        ended.TrySetResult();
    }

    private async Task SendAsync(byte[] message, int frames)
    {
        var size = (message.Length / frames) + 1;
        for (var from = 0; from < message.Length; from += size)
        {
            var end = Math.Min(from + size, message.Length);
            await socket.SendAsync(message.AsMemory(from, end - from), WebSocketMessageType.Text, end == message.Length, CancellationToken.None);
        }
    }
}
