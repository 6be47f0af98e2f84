using System.Collections.Concurrent;
using CoverBot.Domain.Crews;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Running;

/// <summary>
/// Sends the wake-ups that are owed, once they would be visible: until then the process that owes them is at it. While they can't be sent it stands in for them: it runs each
/// crew once, and again whenever its wake-up would have become visible.
/// </summary>
internal sealed partial class OwedRelay(
    Owed owed, IWakeUps wakeUps, CrewStore store, Ticks ticks, CrewRunner runner, Work work, IClock clock, ClockRate rate, TimeProvider wall, ILogger<OwedRelay> logger)
    : BackgroundService, IHealthCount
{
    private const int AtATime = 16;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <summary>The crews this has stood in for: for which row's version, and until when (wall time) its wake-up would be hidden.</summary>
    private readonly ConcurrentDictionary<CrewId, (string Version, Instant Until)> hidden = new();

    private readonly SemaphoreSlim runs = new(AtATime);

    public string Name => "owedWakeUps";

    /// <summary>How many could not be sent at the last look.</summary>
    public int Count { get; private set; }

    /// <summary>One look at all that are owed. Does not wait for what their crews have to deliver.</summary>
    public async Task RelayAsync(CancellationToken cancel)
    {
        IReadOnlyList<OwedWakeUp>? unsent;
        do
        {
            unsent = await SendAsync((await owed.AllAsync(cancel)).Where(wakeUp => wakeUp.Since + Guard.Hidden <= wall.Wall()), cancel);
        }
        while (unsent is null);
        Count = unsent.Count;
        var crews = unsent.ToLookup(wakeUp => wakeUp.Crew);
        foreach (var gone in hidden.Keys.Where(crew => !crews.Contains(crew)))
        {
            hidden.TryRemove(gone, out _);
        }
        await Parallel.ForEachAsync(crews, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancel }, async (same, _) => await StandInAsync(same.Key, [.. same]));
    }

    /// <returns>Those that were not taken; null when another replica is at them, and what is left has to be read anew.</returns>
    private async Task<IReadOnlyList<OwedWakeUp>?> SendAsync(IEnumerable<OwedWakeUp> all, CancellationToken cancel)
    {
        var unsent = new List<OwedWakeUp>();
        foreach (var wakeUp in all)
        {
            // One that is not taken is enough: each costs seconds while nobody answers.
            if (unsent.Count > 0 || !await IsSentAsync(wakeUp, cancel))
            {
                unsent.Add(wakeUp);
            }
            else if (!await owed.CrossOutAsync(wakeUp, cancel))
            {
                return null;
            }
        }
        return unsent;
    }

    private async Task StandInAsync(CrewId crew, IReadOnlyList<OwedWakeUp> unsent)
    {
        var latest = unsent.MaxBy(wakeUp => wakeUp.Rev)!;
        if (hidden.TryGetValue(crew, out var known) && known.Version == latest.Version && wall.Wall() < known.Until)
        {
            return;
        }
        await runner.UnwatchedAsync(crew, async cancel =>
        {
            var (snapshot, due) = await ticks.TickAsync(await store.LoadAsync(crew, cancel), cancel);
            Hide(new(snapshot.Head.Rev, due, null));
            // Each decision has one of its own: those of earlier ones have nothing left to wake for.
            foreach (var wakeUp in unsent.Where(wakeUp => wakeUp.Rev < snapshot.Head.Rev))
            {
                await owed.CrossOutAsync(wakeUp, cancel);
            }
        });
        _ = runner.UnwatchedAsync(crew, RunAsync);

        // What is due is decided, whatever becomes of the run: one that fails is begun again at the next look.
        async Task RunAsync(CancellationToken cancel)
        {
            await runs.WaitAsync(cancel);
            try
            {
                Hide(await runner.RunAsync(crew));
            }
            catch
            {
                hidden.TryRemove(crew, out _);
                throw;
            }
            finally
            {
                runs.Release();
            }
        }

        void Hide(Outlook outlook) => hidden[crew] = (latest.Version, Visible(outlook, latest.Rev));
    }

    /// <summary>When the wake-up of that Rev would be visible next, had it been run to that outlook. One whose decision may come yet is looked at every time.</summary>
    private Instant Visible(Outlook outlook, long rev) =>
        outlook.HiddenFor(Math.Max(rev, outlook.Rev), clock.GetCurrentInstant(), wall.Wall(), rate) is { } time ? wall.Wall() + time : Instant.MaxValue;

    public override void Dispose()
    {
        runs.Dispose();
        base.Dispose();
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
            return true;
        }
#pragma warning disable CA1031 // Whatever the queue says: the next look tries again, and until then this stands in.
        catch (Exception error) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.NotSent(logger, CodePlace.Of(error));
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A wake-up that is owed was not taken: {Place}")]
        public static partial void NotSent(ILogger logger, string place);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Wake-ups that are owed could not be looked for: {Place}")]
        public static partial void NotLooked(ILogger logger, string place);
    }
}
