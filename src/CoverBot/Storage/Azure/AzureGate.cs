using System.Threading.RateLimiting;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CoverBot.Storage.Azure;

/// <summary>
/// How many questions this process has under way at one service. One that has become slow is not helped by more of them: those that were given up wait there all the same,
/// and with everybody's retries behind them it would never catch up. Whoever has no turn in time hears that there was no answer.
/// </summary>
/// <param name="most">Retries belong to their question.</param>
/// <param name="patience">How long a question waits for its turn.</param>
#pragma warning disable CA1001 // It lives as long as the pipeline it is in, which nobody disposes of.
internal sealed class AzureGate(int most, TimeSpan patience) : HttpPipelinePolicy
#pragma warning restore CA1001
{
    /// <summary>How much longer a write waits: what it keeps has happened already, in a chat or to somebody who was told so.</summary>
    private const int ForWrites = 6;

    private readonly ConcurrencyLimiter limiter = new(new() { PermitLimit = most, QueueLimit = int.MaxValue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    /// <exception cref="IOException">No turn came.</exception>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        using var turn = await TurnAsync(message.Request.Method == RequestMethod.Get ? patience : patience * ForWrites, message.CancellationToken);
        await ProcessNextAsync(message, pipeline);
    }

    /// <exception cref="NotSupportedException">Always.</exception>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("no thread waits for an answer here");

    private async Task<RateLimitLease> TurnAsync(TimeSpan limit, CancellationToken cancel)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        waiting.CancelAfter(limit);
        try
        {
            return await limiter.AcquireAsync(1, waiting.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new IOException("too many questions are under way");
        }
    }
}
