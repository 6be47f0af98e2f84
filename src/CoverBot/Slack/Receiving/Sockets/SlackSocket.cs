using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Receiving;

namespace CoverBot.Slack.Receiving.Sockets;

/// <summary>One connection: envelopes in, acknowledgements out, on the same one.</summary>
internal sealed partial class SlackSocket : IAsyncDisposable
{
    private static readonly TimeSpan HelloPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    /// <summary>Without an answer to a ping for that long it is dead, whatever the network says.</summary>
    private static readonly TimeSpan PongPatience = TimeSpan.FromSeconds(20);

    /// <summary>How long an old one is kept for what Slack still sends on it.</summary>
    private static readonly TimeSpan DrainAtMost = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan CloseAtMost = TimeSpan.FromSeconds(3);

    private readonly ClientWebSocket socket = new();
    private readonly SocketFrames frames;
    private readonly SocketEnvelopes envelopes;
    private readonly ILogger<SocketMode> logger;
    private readonly TaskCompletionSource<SocketEnd> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<Task, bool> underWay = new();
    private Task reading = Task.CompletedTask;
    private volatile bool closing;
    private volatile bool isRead;

    private SlackSocket(SocketEnvelopes envelopes, ILogger<SocketMode> logger)
    {
        (socket.Options.KeepAliveInterval, socket.Options.KeepAliveTimeout) = (PingEvery, PongPatience);
        (frames, this.envelopes, this.logger) = (new(socket), envelopes, logger);
    }

    /// <summary>Ends when this connection is to be replaced, which may be before it is closed.</summary>
    public Task<SocketEnd> Ended => ended.Task;

    /// <summary>Connects, and waits for Slack's hello.</summary>
    /// <exception cref="WebSocketException">It did not come about.</exception>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public static async Task<SlackSocket> ConnectAsync(Uri address, SocketEnvelopes envelopes, ILogger<SocketMode> logger, CancellationToken cancel)
    {
        var one = new SlackSocket(envelopes, logger);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(HelloPatience);
            await one.socket.ConnectAsync(address, patience.Token);
            one.Begin(await one.frames.ReadAsync(patience.Token));
            return one;
        }
        catch
        {
            await one.DisposeAsync();
            throw;
        }
    }

    /// <summary>Goes on acknowledging as long as Slack keeps the connection, lets what is under way end, then closes it.</summary>
    /// <param name="stop">Nothing new is taken any more.</param>
    public async Task DrainAsync(CancellationToken stop)
    {
        await Task.WhenAny(reading, Task.Delay(DrainAtMost, stop));
        closing = true;
        await Task.WhenAll(underWay.Keys);
        await CloseAsync();
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        frames.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Begin(JsonObject? first)
    {
        if (first.Text("type") == "hello")
        {
            reading = ReadAsync();
        }
        else
        {
            ended.TrySetResult((first is null ? null : SocketEnds.Of(first)) ?? SocketEnd.Lost);
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await frames.ReadAsync(CancellationToken.None) is { } message)
            {
                Take(message);
            }
        }
        catch (Exception error) when (IsLost(error))
        {
            Log.Lost(logger);
        }
        isRead = true;
        ended.TrySetResult(SocketEnd.Lost);
    }

    private void Take(JsonObject message)
    {
        if (SocketEnds.Of(message) is { } end)
        {
            ended.TrySetResult(end);
        }
        else if (!closing)
        {
            var answering = AnswerAsync(message);
            underWay[answering] = true;
            _ = answering.ContinueWith(done => underWay.TryRemove(done, out _), TaskScheduler.Default);
        }
    }

    private async Task AnswerAsync(JsonObject envelope)
    {
        await Task.Yield();
        if (await envelopes.AnswerAsync(envelope) is { } ack && !await SentAsync(ack))
        {
            await envelopes.LostAsync(envelope, ack);
        }
    }

    private async Task<bool> SentAsync(JsonObject ack)
    {
        try
        {
            // On a connection that it has closed Slack reads nothing any more, though one may still write.
            if (isRead)
            {
                return false;
            }
            await frames.SendAsync(ack, CancellationToken.None);
            return true;
        }
        catch (Exception error) when (IsLost(error))
        {
            Log.NotAcknowledged(logger, CodePlace.Of(error));
            return false;
        }
    }

    private async Task CloseAsync()
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                using var patience = new CancellationTokenSource(CloseAtMost);
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
                await Task.WhenAny(reading, Task.Delay(CloseAtMost));
            }
        }
        catch (Exception error) when (IsLost(error))
        {
            Log.Lost(logger);
        }
    }

    /// <summary>Whatever a socket throws once the other side, or its pongs, are gone.</summary>
    private static bool IsLost(Exception error) => error is WebSocketException or IOException or InvalidOperationException or OperationCanceledException;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A Slack socket was lost")]
        public static partial void Lost(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A Slack envelope was answered, but its socket is gone: {Place}")]
        public static partial void NotAcknowledged(ILogger logger, string place);
    }
}
