using System.Collections.Concurrent;
using CoverBot.Domain.Crews;

namespace CoverBot.Desk.Running;

/// <summary>
/// The net under the wake-ups. Alone, it runs every crew at the start and every ten minutes; beside other replicas it runs, soon after the start, for what a process that died
/// has left, and then every ten minutes at an offset of its own, the crews that nobody has run although it is time. It looks at what is stored: hidden wake-ups can't be listed.
/// </summary>
internal sealed partial class Sweep(
    CrewStore store, CrewRunner runner, Overdue overdue, Parked parked, Guard guard, Replica replica, TimeProvider wall, ILogger<Sweep> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    /// <summary>The first one comes within this time.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    /// <summary>For which decision of a crew this process has sent one: not again at each sweep that finds something which keeps failing.</summary>
    private readonly ConcurrentDictionary<CrewId, long> sent = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (!replica.Alone)
            {
                await Task.Delay(replica.Offset(Soon), wall, stoppingToken);
                await UntilReachedAsync(RunOverdueAsync, stoppingToken);
                await Task.Delay(replica.Offset(Every), wall, stoppingToken);
            }
            using var timer = new PeriodicTimer(Every, wall);
            do
            {
                await UntilReachedAsync(replica.Alone ? RunAllAsync : RunOverdueAsync, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    /// <summary>A store that was away is looked at again soon: nobody else may have seen what is left.</summary>
    private async Task UntilReachedAsync(Func<CancellationToken, Task<Swept>> sweep, CancellationToken cancel)
    {
        while (!(await sweep(cancel)).Reached)
        {
            await Task.Delay(Soon, wall, cancel);
        }
    }

    /// <summary>Runs every crew once, one after another. What fails is left to its wake-up.</summary>
    public Task<Swept> RunAllAsync(CancellationToken cancel) => RunAsync(_ => Task.FromResult(true), cancel);

    /// <summary>Runs the crews once that are overdue, and those whose wake-ups are parked: a newer release may run them through.</summary>
    public Task<Swept> RunOverdueAsync(CancellationToken cancel) => RunAsync(async crew => parked.Holds(crew) || await overdue.IsSoAsync(crew, cancel), cancel);

    private async Task<Swept> RunAsync(Func<CrewId, Task<bool>> isWanted, CancellationToken cancel)
    {
        var crews = await CrewsOrNullAsync(cancel);
        var outlooks = new List<Outlook>();
        var (failed, reached) = (crews is null, crews is not null);
        foreach (var crew in crews ?? [])
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                if (await isWanted(crew))
                {
                    outlooks.Add(await RunAsync(crew));
                }
            }
#pragma warning disable CA1031 // One crew's trouble must not keep the others waiting.
            catch (Exception error) when (IsTrouble(error, cancel))
#pragma warning restore CA1031
            {
                Log.Failed(logger, crew.Value, CodePlace.Of(error));
                failed = true;
                reached &= !StoreTrouble.Is(error);
            }
        }
        return new(outlooks, !failed, reached);
    }

    /// <summary>Whoever had to be found this way has no wake-up left for what comes next.</summary>
    private async Task<Outlook> RunAsync(CrewId crew)
    {
        var outlook = await runner.RunAsync(crew);
        if (!replica.Alone && (outlook.Due ?? outlook.RetryAt) is not null && sent.GetValueOrDefault(crew) != outlook.Rev)
        {
            await guard.SendAsync(crew, outlook.Rev);
            sent[crew] = outlook.Rev;
        }
        return outlook;
    }

    /// <summary>A run is also given up when the bot is started over: that is no reason to stop sweeping.</summary>
    private static bool IsTrouble(Exception error, CancellationToken cancel) => error is not OperationCanceledException || !cancel.IsCancellationRequested;

    private async Task<IReadOnlyList<CrewId>?> CrewsOrNullAsync(CancellationToken cancel)
    {
        try
        {
            await parked.CountAsync(cancel);
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
/// <param name="All">Whether every crew was run that was to be.</param>
/// <param name="Reached">Whether the store answered all along.</param>
internal sealed record Swept(IReadOnlyList<Outlook> Outlooks, bool All, bool Reached);
