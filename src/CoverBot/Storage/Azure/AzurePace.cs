using Azure.Core;
using Azure.Core.Pipeline;

namespace CoverBot.Storage.Azure;

/// <summary>How long the service is waited for, and how often it is asked.</summary>
/// <param name="Timeout">For one answer.</param>
/// <param name="Retries">After the first try.</param>
/// <param name="Pause">Before each retry.</param>
/// <param name="AtOnce">Questions under way at each service; the rest waits its turn.</param>
public sealed record AzurePace(TimeSpan Timeout, int Retries, TimeSpan Pause, int AtOnce)
{
    /// <summary>While somebody waits: a chat gives three seconds, and the SDK's own patience is a hundred for one try.</summary>
    public static AzurePace Answering { get; } = new(TimeSpan.FromSeconds(1.5), 2, TimeSpan.FromMilliseconds(100), 16);

    /// <summary>While nobody does, and a batch has up to 4 MiB.</summary>
    public static AzurePace Copying { get; } = new(TimeSpan.FromSeconds(60), 6, TimeSpan.FromSeconds(1), 64);

    /// <param name="options">Of a client of either service.</param>
    /// <param name="each">Sees every request, retries included; null for nobody.</param>
    internal T Set<T>(T options, HttpPipelinePolicy? each)
        where T : ClientOptions
    {
        options.Retry.Mode = RetryMode.Fixed;
        options.Retry.NetworkTimeout = Timeout;
        options.Retry.MaxRetries = Retries;
        options.Retry.Delay = Pause;
        options.AddPolicy(new AzureGate(AtOnce, Timeout), HttpPipelinePosition.PerCall);
        if (each is not null)
        {
            options.AddPolicy(each, HttpPipelinePosition.PerRetry);
        }
        return options;
    }
}
