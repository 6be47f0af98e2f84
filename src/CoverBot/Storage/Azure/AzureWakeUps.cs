using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using NodaTime;
using static CoverBot.Storage.Azure.AzureTrouble;

namespace CoverBot.Storage.Azure;

/// <summary>
/// Wake-ups in Azure Queue Storage: hidden until they are due, by the service's clock and in whole seconds. A service that does not answer gives
/// <see cref="TableUnsureException"/>, as for rows.
/// </summary>
public sealed partial class AzureWakeUps(AzureStorage storage, ILogger<AzureWakeUps> logger) : IWakeUps
{
    /// <summary>The most that the service hands out at once.</summary>
    private const int MostAtOnce = 32;

    /// <summary>The service's word for "never expires". Left out, it would be seven days, and one hidden for six would die soon after it is seen.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    private readonly QueueClient queue = storage.Queue;

    public Task SendAsync(WakeUp wakeUp, Duration hidden, CancellationToken cancel)
    {
        var seconds = WholeSeconds(WakeUpRules.Hidden(hidden));
        return AskAsync(() => queue.SendMessageAsync(DomainJson.Write(wakeUp), seconds, Forever, cancel), cancel);
    }

    public async Task<IReadOnlyList<ReceivedWakeUp>> ReceiveAsync(int most, Duration lease, CancellationToken cancel)
    {
        var messages = await AskAsync(() => queue.ReceiveMessagesAsync(Math.Min(most, MostAtOnce), WholeSeconds(lease), cancel), cancel);
        return [.. messages.Value.Select(Read).OfType<ReceivedWakeUp>()];
    }

    public Task<bool> HideAsync(ReceivedWakeUp received, WakeUp wakeUp, Duration hidden, CancellationToken cancel)
    {
        var (id, receipt) = Receipt(received);
        var seconds = WholeSeconds(WakeUpRules.Hidden(hidden));
        return HeldAsync(() => queue.UpdateMessageAsync(id, receipt, DomainJson.Write(wakeUp), seconds, cancel), cancel);
    }

    public async Task<ReceivedWakeUp?> KeepAsync(ReceivedWakeUp received, Duration lease, CancellationToken cancel)
    {
        var (id, receipt) = Receipt(received);
        Response<UpdateReceipt>? kept = null;
        var held = await HeldAsync(async () => kept = await queue.UpdateMessageAsync(id, receipt, DomainJson.Write(received.WakeUp), WholeSeconds(lease), cancel), cancel);
        return held ? received with { Receipt = Receipt(id, kept!.Value.PopReceipt) } : null;
    }

    public Task<bool> DeleteAsync(ReceivedWakeUp received, CancellationToken cancel)
    {
        var (id, receipt) = Receipt(received);
        return HeldAsync(() => queue.DeleteMessageAsync(id, receipt, cancel), cancel);
    }

    /// <summary>What somebody else put into the queue is nobody's crew: it stays hidden for as long as it is leased, and the log says so.</summary>
    private ReceivedWakeUp? Read(QueueMessage message)
    {
        try
        {
            return new(DomainJson.Read<WakeUp>(message.MessageText), Receipt(message.MessageId, message.PopReceipt));
        }
        catch (JsonException)
        {
            Log.NotOurs(logger, message.MessageId);
            return null;
        }
    }

    private static string Receipt(string id, string receipt) => $"{id}|{receipt}";

    private static (string Id, string Receipt) Receipt(ReceivedWakeUp received)
    {
        ArgumentNullException.ThrowIfNull(received);
        var at = received.Receipt.IndexOf('|', StringComparison.Ordinal);
        return (received.Receipt[..at], received.Receipt[(at + 1)..]);
    }

    private static TimeSpan WholeSeconds(Duration time) => TimeSpan.FromSeconds((long)Math.Ceiling(time.TotalSeconds));

    private static async Task<bool> HeldAsync<T>(Func<Task<T>> ask, CancellationToken cancel)
    {
        try
        {
            await AskAsync(ask, cancel);
            return true;
        }
        catch (RequestFailedException failed) when (failed.ErrorCode == QueueErrorCode.MessageNotFound || failed.ErrorCode == QueueErrorCode.PopReceiptMismatch)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} in the queue is no wake-up of this release: delete it, or let the release that sent it take it")]
        public static partial void NotOurs(ILogger logger, string id);
    }
}
