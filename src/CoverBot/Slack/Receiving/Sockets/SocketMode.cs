using System.Net.WebSockets;
using CoverBot.Desk;

namespace CoverBot.Slack.Receiving.Sockets;

/// <summary>
/// Socket Mode, for who has no public address: two connections, begun some time apart so that they are not renewed together.
/// </summary>
internal sealed partial class SocketMode(SocketOpening opening, SocketEnvelopes envelopes, TimeProvider wall, ILogger<SocketMode> logger) : BackgroundService, IHealthCount
{
    private const int Lanes = 2;
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(10);

    /// <summary>Cancelled when waiting will not mend it.</summary>
    private readonly CancellationTokenSource over = new();

    private int connected;

    public string Name => "socketsDown";

    /// <summary>How many of the two connections are missing at the moment, one of them for a while after the start; with both missing nothing that people say arrives.</summary>
    public int Count => Lanes - Volatile.Read(ref connected);

    public override void Dispose()
    {
        over.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, over.Token);
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => LaneAsync(lane * Apart, end.Token)));
    }

    private async Task LaneAsync(TimeSpan before, CancellationToken end)
    {
        var old = new List<Task>();
        var pauses = new SocketPauses();
        await PauseAsync(before, end);
        while (!end.IsCancellationRequested)
        {
            var begun = wall.GetTimestamp();
            var (reason, atLeast) = await OneAsync(old, end);
            old.RemoveAll(draining => draining.IsCompleted);
            await PauseAsync(pauses.Next(reason, wall.GetElapsedTime(begun), atLeast), end);
        }
        await Task.WhenAll(old);
    }

    /// <summary>One connection, until it is to be replaced.</summary>
    /// <returns>Why, and how long Slack asks to wait before the next one.</returns>
    private async Task<(SocketEnd Reason, TimeSpan AtLeast)> OneAsync(List<Task> old, CancellationToken end)
    {
        switch (await opening.AskAsync(end))
        {
            case SocketAddress.Never never:
                GiveUp(never.Code);
                return (SocketEnd.Disabled, TimeSpan.Zero);
            case SocketAddress.Known known when await ConnectAsync(known.Uri, end) is { } socket:
                Interlocked.Increment(ref connected);
                var reason = await EndAsync(socket, end);
                Interlocked.Decrement(ref connected);
                old.Add(DrainAsync(socket, end));
                Tell(reason);
                return (reason, TimeSpan.Zero);
            case SocketAddress.Later later:
                return (SocketEnd.Lost, later.After.ToTimeSpan());
            default:
                return (SocketEnd.Lost, TimeSpan.Zero);
        }
    }

    private async Task<SlackSocket?> ConnectAsync(Uri address, CancellationToken end)
    {
        try
        {
            return await SlackSocket.ConnectAsync(address, envelopes, logger, end);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException)
        {
            Log.NotConnected(logger, error.GetType().Name);
            return null;
        }
    }

    private static async Task<SocketEnd> EndAsync(SlackSocket socket, CancellationToken end)
    {
        var stopped = new TaskCompletionSource<SocketEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = end.Register(() => stopped.TrySetResult(SocketEnd.Refresh));
        return await await Task.WhenAny(socket.Ended, stopped.Task);
    }

    private static async Task DrainAsync(SlackSocket socket, CancellationToken end)
    {
        await using (socket)
        {
            await socket.DrainAsync(end);
        }
    }

    private void Tell(SocketEnd reason)
    {
        if (reason == SocketEnd.Disabled)
        {
            GiveUp("link_disabled");
        }
        else if (reason == SocketEnd.TooMany)
        {
            Log.TooMany(logger);
        }
    }

    private void GiveUp(string code)
    {
        if (!over.IsCancellationRequested)
        {
            Log.Over(logger, code);
            over.Cancel();
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken end) =>
        await Task.Delay(pause, wall, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Slack does not let CoverBot listen through a socket ({Code}), and waiting won't change that. Check Slack:AppToken (scope connections:write) and that Socket Mode is on in the app's settings, then start CoverBot again")]
        public static partial void Over(ILogger logger, string code);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack says that this app has too many sockets open; another CoverBot may be using the same app token")]
        public static partial void TooMany(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "No socket to Slack came about: {Error}")]
        public static partial void NotConnected(ILogger logger, string error);
    }
}
