using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>Socket Mode: a ticket opens one connection, an envelope goes to any one of them and is acknowledged there.</summary>
internal sealed class Sockets(World world) : IDisposable
{
    private const int Frame = 4000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, bool> tickets = [];
    private readonly List<Line> lines = [];
    private readonly CancellationTokenSource end = new();
    private int turn;

    /// <summary>Where this server listens, such as ws://127.0.0.1:5000.</summary>
    public string Address { get; set; } = "";

    /// <summary>How many connections were ever opened.</summary>
    public int Opened { get; private set; }

    public int Count
    {
        get
        {
            lock (lines)
            {
                return lines.Count;
            }
        }
    }

    /// <summary>Good for one connection.</summary>
    public string NewUrl()
    {
        var ticket = world.NewId("ticket");
        tickets[ticket] = true;
        return $"{Address}/link?ticket={ticket}";
    }

    /// <summary>Holds the connection until either side ends it.</summary>
    public async Task HoldAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || !tickets.TryRemove(context.Request.Query["ticket"].ToString(), out _))
        {
            context.Response.StatusCode = 401;
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var line = new Line(socket, context.Abort);
        lock (lines)
        {
            lines.Add(line);
            Opened++;
        }
        try
        {
            await line.SendAsync(Hello(), end.Token);
            await ListenAsync(line);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException)
        {
            line.GiveUp();
        }
        finally
        {
            lock (lines)
            {
                lines.Remove(line);
            }
            line.GiveUp();
        }
    }

    /// <summary>Sends an envelope to one connection, in turn.</summary>
    /// <returns>The acknowledgement; null when none came within 3 seconds, or no connection is open.</returns>
    public async Task<JsonObject?> SendAsync(JsonObject envelope)
    {
        Line? line;
        lock (lines)
        {
            line = lines.Count == 0 ? null : lines[turn++ % lines.Count];
        }
        if (line is null)
        {
            return null;
        }
        try
        {
            var ack = line.Expect(envelope["envelope_id"]!.GetValue<string>());
            await line.SendAsync(envelope, end.Token);
            return await ack.WaitAsync(Patience);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or TimeoutException or IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Says to all connections that they will be closed: "warning", "refresh_requested", "link_disabled".</summary>
    public async Task DisconnectAsync(string reason)
    {
        foreach (var line in All())
        {
            await line.SendAsync(new() { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "applink-1" } }, end.Token);
        }
    }

    /// <summary>Cuts all connections without a word, as a lost network does.</summary>
    public void Cut()
    {
        foreach (var line in All())
        {
            line.Cut();
        }
    }

    public void Dispose()
    {
        end.Cancel();
        Cut();
        end.Dispose();
    }

    private Line[] All()
    {
        lock (lines)
        {
            return [.. lines];
        }
    }

    private async Task ListenAsync(Line line)
    {
        while (await line.ReadAsync(end.Token) is { } ack)
        {
            if (ack["envelope_id"]?.GetValue<string>() is not { } id || !line.Acknowledged(id, ack))
            {
                world.Complain("socket: an acknowledgement of nothing sent on this connection");
            }
        }
    }

    private JsonObject Hello() => new()
    {
        ["type"] = "hello",
        ["num_connections"] = Count,
        ["debug_info"] = new JsonObject { ["host"] = "applink-1", ["build_number"] = 1, ["approximate_connection_time"] = 18060 },
        ["connection_info"] = new JsonObject { ["app_id"] = World.AppId },
    };

    /// <summary>One connection.</summary>
    private sealed class Line(WebSocket socket, Action abort) : IDisposable
    {
        private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> waiting = [];
        private readonly SemaphoreSlim sending = new(1);

        public Task<JsonObject> Expect(string envelope) => (waiting[envelope] = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        public bool Acknowledged(string envelope, JsonObject ack) => waiting.TryGetValue(envelope, out var expected) && (expected.TrySetResult(ack) || expected.Task.IsCompleted);

        public void GiveUp()
        {
            foreach (var expected in waiting.Values)
            {
                expected.TrySetCanceled();
            }
        }

        public void Cut()
        {
            try
            {
                socket.Abort();
                abort();
            }
            catch (ObjectDisposedException)
            {
                // The other side was faster.
            }
        }

        /// <summary>Long ones in several frames, as Slack does.</summary>
        public async Task SendAsync(JsonObject message, CancellationToken cancel)
        {
            var bytes = Encoding.UTF8.GetBytes(message.ToJsonString());
            await sending.WaitAsync(cancel);
            try
            {
                for (var from = 0; from < bytes.Length; from += Frame)
                {
                    var part = bytes.AsMemory(from, Math.Min(Frame, bytes.Length - from));
                    await socket.SendAsync(part, WebSocketMessageType.Text, from + part.Length == bytes.Length, cancel);
                }
            }
            finally
            {
                sending.Release();
            }
        }

        /// <returns>Null when the other side closed.</returns>
        public async Task<JsonObject?> ReadAsync(CancellationToken cancel)
        {
            using var bytes = new MemoryStream();
            var buffer = new byte[4096];
            while (true)
            {
                var got = await socket.ReceiveAsync(buffer.AsMemory(), cancel);
                if (got.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancel);
                    return null;
                }
                await bytes.WriteAsync(buffer.AsMemory(0, got.Count), cancel);
                if (got.EndOfMessage)
                {
                    return JsonNode.Parse(bytes.ToArray())!.AsObject();
                }
            }
        }

        public void Dispose() => sending.Dispose();
    }
}
