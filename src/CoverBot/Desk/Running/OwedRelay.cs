using CoverBot.Domain.Crews;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Running;

/// <summary>Sends the wake-ups that are owed. While they can't be sent it stands in for them: their crews are run at every look.</summary>
internal sealed partial class OwedRelay(Owed owed, IWakeUps wakeUps, CrewRunner runner, Work work, TimeProvider wall, ILogger<OwedRelay> logger) : BackgroundService
{
    private const int AtATime = 8;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <summary>One look at all that are owed.</summary>
    public async Task RelayAsync(CancellationToken cancel)
    {
        var unsent = new HashSet<CrewId>();
        foreach (var wakeUp in await owed.AllAsync(cancel))
        {
            // One that is not taken is enough: each costs seconds while nobody answers.
            if (unsent.Count > 0 || !await IsSentAsync(wakeUp, cancel))
            {
                unsent.Add(wakeUp.Crew);
            }
        }
        await Parallel.ForEachAsync(unsent, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancel }, async (crew, _) => await runner.RunUnwatchedAsync(crew));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, wall);
        try
        {
            do
            {
                await LookAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            if (!work.IsClosed)
            {
                await RelayAsync(cancel);
            }
        }
#pragma warning disable CA1031 // A store that is away comes back: the next look asks again.
        catch (Exception error) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.NotLooked(logger, CodePlace.Of(error));
        }
    }

    private async Task<bool> IsSentAsync(OwedWakeUp owing, CancellationToken cancel)
    {
        try
        {
            await wakeUps.SendAsync(new(owing.Crew, owing.Rev, wall.Wall()), Duration.Zero, cancel);
        }
        catch (TableUnsureException)
        {
            return false;
        }
        await owed.CrossOutAsync(owing, cancel);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Wake-ups that are owed could not be looked for: {Place}")]
        public static partial void NotLooked(ILogger logger, string place);
    }
}
