using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using CoverBot.Receiving;

namespace CoverBot.Slack.Receiving.Sockets;

/// <summary>Whole messages out of frames, and back.</summary>
internal sealed class SocketFrames(WebSocket socket) : IDisposable
{
    /// <summary>The largest message taken, in bytes: a view may have 250 kB, and is sent along with its state.</summary>
    private const int MostBytes = 1024 * 1024;

    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly byte[] frame = new byte[16 * 1024];

    /// <returns>Null when the other side has closed; an empty object for what is no JSON object, or too large.</returns>
    public async Task<JsonObject?> ReadAsync(CancellationToken cancel)
    {
        var message = new ArrayBufferWriter<byte>();
        while (true)
        {
            var read = await socket.ReceiveAsync(frame.AsMemory(), cancel);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }
            if (message.WrittenCount <= MostBytes)
            {
                message.Write(frame.AsSpan(0, read.Count));
            }
            if (read.EndOfMessage)
            {
                return (message.WrittenCount <= MostBytes ? JsonPayload.Read(message.WrittenSpan) : null) ?? [];
            }
        }
    }

    /// <summary>One at a time, as a socket wants it.</summary>
    public async Task SendAsync(JsonObject message, CancellationToken cancel)
    {
        await sending.WaitAsync(cancel);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, cancel);
        }
        finally
        {
            sending.Release();
        }
    }

    public void Dispose() => sending.Dispose();
}
