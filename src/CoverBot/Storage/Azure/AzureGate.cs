using System.Threading.RateLimiting;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CoverBot.Storage.Azure;

/// <summary>
/// How many questions this process has under way at one service. One that has become slow is not helped by more of them: those that were given up wait there all the same,
/// and with everybody's retries behind them it would never catch up. Whoever has no turn in the time of one answer hears that there was none.
/// </summary>
/// <param name="most">Retries belong to their question.</param>
/// <param name="patience">How long a turn is waited for.</param>
#pragma warning disable CA1001 // It lives as long as the pipeline it is in, which nobody disposes of.
internal sealed class AzureGate(int most, TimeSpan patience) : HttpPipelinePolicy
#pragma warning restore CA1001
{
    private readonly ConcurrencyLimiter limiter = new(new() { PermitLimit = most, QueueLimit = int.MaxValue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    /// <exception cref="IOException">No turn came.</exception>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        using var turn = await TurnAsync(message.CancellationToken);
        await ProcessNextAsync(message, pipeline);
    }

    /// <exception cref="NotSupportedException">Always.</exception>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("no thread waits for an answer here");

    private async Task<RateLimitLease> TurnAsync(CancellationToken cancel)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        waiting.CancelAfter(patience);
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
