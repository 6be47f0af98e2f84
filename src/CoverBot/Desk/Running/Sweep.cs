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
    /// <returns>How each run went; a crew whose run failed is not in it.</returns>
    public async Task<IReadOnlyDictionary<CrewId, Outlook>> RunAllAsync(CancellationToken cancel)
    {
        var outlooks = new Dictionary<CrewId, Outlook>();
        foreach (var crew in await CrewsAsync(cancel))
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                outlooks[crew] = await runner.RunAsync(crew);
            }
#pragma warning disable CA1031 // One crew's trouble must not keep the others waiting.
            catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
            {
                Log.Failed(logger, crew.Value, CodePlace.Of(error));
            }
        }
        return outlooks;
    }

    private async Task<IReadOnlyList<CrewId>> CrewsAsync(CancellationToken cancel)
    {
        try
        {
            return await store.CrewsAsync(cancel);
        }
#pragma warning disable CA1031 // A store that is away comes back: the next sweep asks again.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(logger, "", CodePlace.Of(error));
            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Sweeping crew '{Crew}' failed: {Place}")]
        public static partial void Failed(ILogger logger, string crew, string place);
    }
}
