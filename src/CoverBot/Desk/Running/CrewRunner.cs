using System.Collections.Concurrent;
using CoverBot.Desk.Delivery;
using CoverBot.Desk.Linking;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Crews;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Running;

/// <summary>Runs a crew: what is due is decided, what lags is delivered, until neither is left.</summary>
internal sealed partial class CrewRunner
{
    /// <summary>Retries this close are waited for in the process; the wake-up is there in case it ends.</summary>
    private static readonly Duration Soon = Duration.FromSeconds(30);

    private readonly CrewStore store;
    private readonly Ticks ticks;
    private readonly Sides sides;
    private readonly Deliveries deliveries;
    private readonly Filing filing;
    private readonly Parked parked;
    private readonly Guard guard;
    private readonly Work work;
    private readonly TimeProvider wall;
    private readonly ILogger<CrewRunner> logger;
    private readonly Turns<CrewId, Outlook> turns;
    private readonly ConcurrentDictionary<CrewId, Instant> again = new();

    /// <summary>What the next run of a crew begins with; null when it has to be read, since somebody has asked for that.</summary>
    private readonly ConcurrentDictionary<CrewId, Snapshot?> decided = new();

    public CrewRunner(
        CrewStore store, Ticks ticks, Sides sides, Deliveries deliveries, Filing filing, Parked parked, Guard guard, Work work, TimeProvider wall, ILogger<CrewRunner> logger)
    {
        (this.store, this.ticks, this.sides, this.deliveries, this.filing, this.parked, this.guard) = (store, ticks, sides, deliveries, filing, parked, guard);
        (this.work, this.wall, this.logger) = (work, wall, logger);
        turns = new(crew => this.work.DoAsync(cancel => RunOnceAsync(crew, cancel)));
    }

    /// <summary>A whole run that begins after this call.</summary>
    /// <param name="made">What this process has just made of the crew, so that nobody has to be asked for it. Who changed it since runs it as well. Null: it is read.</param>
    public Task<Outlook> RunAsync(CrewId crew, Snapshot? made = null)
    {
        decided.AddOrUpdate(crew, made, (_, known) => made is null || known is null ? null : known.Head.Rev > made.Head.Rev ? known : made);
        return turns.NextAsync(crew);
    }

    /// <summary>As <see cref="RunAsync"/>, with nobody waiting for it: the wake-up that was sent before sees it through if this does not.</summary>
    public Task RunUnwatchedAsync(CrewId crew) => UnwatchedAsync(crew, _ => RunAsync(crew));

    /// <summary>Something that ends in a run of the crew, with nobody waiting for it but a stop, from this call on.</summary>
    public async Task UnwatchedAsync(CrewId crew, Func<CancellationToken, Task> act)
    {
        try
        {
            await work.DoAsync(async cancel =>
            {
                await Task.Yield();
                await act(cancel);
                return crew;
            });
        }
#pragma warning disable CA1031 // Nobody waits for this.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.LeftToWakeUp(logger, crew.Value, CodePlace.Of(error));
        }
    }

    /// <summary>Forgets what runs would begin with: the table was emptied.</summary>
    public void Forget() => decided.Clear();

    private async Task<Outlook> RunOnceAsync(CrewId crew, CancellationToken cancel)
    {
        decided.TryRemove(crew, out var made);
        var isRead = made is null;
        while (true)
        {
            var (snapshot, due) = await TickAsync(crew, made, cancel);
            made = null;
            var dropped = await sides.SettleAsync(crew, snapshot.State, cancel);
            if (dropped.Count > 0)
            {
                continue;
            }
            var (retryAt, told) = await deliveries.DeliverAsync(snapshot, cancel);
            cancel.ThrowIfCancellationRequested();
            if (told || await filing.FileAsync(snapshot, cancel))
            {
                continue;
            }
            RetrySoon(crew, retryAt, cancel);
            if (parked.Holds(crew))
            {
                // Its wake-up stays out of sight for days: the crew needs another, and only then it is no longer parked.
                await guard.SendAsync(crew, snapshot.Head.Rev);
                await parked.ClearAsync(crew);
            }
            if (isRead)
            {
                await filing.ClearAsync(crew, cancel);
            }
            return new(snapshot.Head.Rev, due, retryAt);
        }
    }

    /// <summary>What time brings can be refused for good: what people have decided is shown all the same.</summary>
    private async Task<(Snapshot Crew, Instant? Due)> TickAsync(CrewId crew, Snapshot? made, CancellationToken cancel)
    {
        try
        {
            return await ticks.TickAsync(made ?? await store.LoadAsync(crew, cancel), cancel);
        }
        catch (Exception error) when (error is TableLimitException or DecidingException)
        {
            var (retryAt, _) = await deliveries.DeliverAsync(await store.LoadAsync(crew, cancel), cancel);
            RetrySoon(crew, retryAt, cancel);
            throw;
        }
    }

    private void RetrySoon(CrewId crew, Instant? retryAt, CancellationToken cancel)
    {
        if (retryAt is { } retry && retry - wall.Wall() < Soon && IsSooner(crew, retry))
        {
            _ = AgainAsync(crew, retry, cancel);
        }
    }

    /// <summary>Whether nobody waits yet who would come as early.</summary>
    private bool IsSooner(CrewId crew, Instant at)
    {
        while (again.TryGetValue(crew, out var known))
        {
            if (known <= at)
            {
                return false;
            }
            if (again.TryUpdate(crew, at, known))
            {
                return true;
            }
        }
        return again.TryAdd(crew, at);
    }

    private async Task AgainAsync(CrewId crew, Instant at, CancellationToken cancel)
    {
        try
        {
            var wait = at - wall.Wall();
            await Task.Delay(Duration.Max(wait, Duration.FromMilliseconds(100)).ToTimeSpan(), wall, cancel);
            again.TryRemove(KeyValuePair.Create(crew, at));
            await RunAsync(crew);
        }
        catch (OperationCanceledException)
        {
            // Stopping: the wake-up is still there.
            again.TryRemove(KeyValuePair.Create(crew, at));
        }
#pragma warning disable CA1031 // Nobody waits for this: the wake-up sees it through, and counts the failure.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.Failed(logger, crew.Value, CodePlace.Of(error));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Running crew {Crew} again failed: {Place}")]
        public static partial void Failed(ILogger logger, string crew, string place);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Crew {Crew} is left to its wake-up: {Place}")]
        public static partial void LeftToWakeUp(ILogger logger, string crew, string place);
    }
}
