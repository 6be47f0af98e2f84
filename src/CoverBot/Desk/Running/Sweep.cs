using CoverBot.Domain.Crews;

namespace CoverBot.Desk.Running;

/// <summary>The net under the wake-ups: runs every crew at the start and every ten minutes.</summary>
internal sealed partial class Sweep(CrewStore store, CrewRunner runner, TimeProvider wall, ILogger<Sweep> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, wall);
        try
        {
            do
            {
                await RunAllAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    /// <summary>Runs every crew once, one after another. What fails is left to its wake-up.</summary>
    public async Task<Swept> RunAllAsync(CancellationToken cancel)
    {
        var crews = await CrewsOrNullAsync(cancel);
        var outlooks = new List<Outlook>();
        foreach (var crew in crews ?? [])
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                outlooks.Add(await runner.RunAsync(crew));
            }
#pragma warning disable CA1031 // One crew's trouble must not keep the others waiting.
            catch (Exception error) when (IsTrouble(error, cancel))
#pragma warning restore CA1031
            {
                Log.Failed(logger, crew.Value, CodePlace.Of(error));
            }
        }
        return new(outlooks, outlooks.Count == crews?.Count);
    }

    /// <summary>A run is also given up when the bot is started over: that is no reason to stop sweeping.</summary>
    private static bool IsTrouble(Exception error, CancellationToken cancel) => error is not OperationCanceledException || !cancel.IsCancellationRequested;

    private async Task<IReadOnlyList<CrewId>?> CrewsOrNullAsync(CancellationToken cancel)
    {
        try
        {
            return await store.CrewsAsync(cancel);
        }
#pragma warning disable CA1031 // A store that is away comes back: the next sweep asks again.
        catch (Exception error) when (IsTrouble(error, cancel))
#pragma warning restore CA1031
        {
            Log.Failed(logger, "", CodePlace.Of(error));
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Sweeping crew '{Crew}' failed: {Place}")]
        public static partial void Failed(ILogger logger, string crew, string place);
    }
}

/// <param name="Outlooks">How each run went that did not fail.</param>
/// <param name="All">Whether every crew was run.</param>
internal sealed record Swept(IReadOnlyList<Outlook> Outlooks, bool All);
