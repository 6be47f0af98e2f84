using CoverBot.Desk.Delivery;
using CoverBot.Desk.Rows;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Running;

/// <summary>Takes the wake-ups that have become visible, runs their crews, and hides each until there is something to do again.</summary>
internal sealed partial class WakeUpPump(
    IWakeUps wakeUps, CrewStore store, Ticks ticks, CrewRunner runner, Work work, IClock clock, ClockRate rate, TimeProvider wall, IFaults faults, Parked parked, ILogger<WakeUpPump> logger)
    : BackgroundService
{
    /// <summary>So many crews are being decided at once. What they have to deliver afterwards may take as long as a chat that hangs: others do not wait for that.</summary>
    private const int AtATime = 32;

    private const int MostUnderWay = 160;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>A process that dies takes its wake-ups out of sight for so long.</summary>
    private static readonly Duration Lease = Duration.FromSeconds(15);

    /// <summary>How often the lease of one whose run takes long is made longer.</summary>
    private static readonly TimeSpan BetweenKeeps = TimeSpan.FromSeconds(5);

    /// <summary>A wake-up whose commit has not come by then has none: a commit gives up after 20 s.</summary>
    private static readonly Duration Hopeless = Duration.FromMinutes(5);

    /// <summary>Failures of ours after which it is parked for people to look at.</summary>
    private const int Most = 5;

    private static readonly Duration ParkedFor = Duration.FromDays(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var under = new List<UnderWay>();
        while (!stoppingToken.IsCancellationRequested)
        {
            under.RemoveAll(one => one.Whole.IsCompleted);
            try
            {
                // Who stops, or starts over, leaves what is due to whoever takes new work.
                var room = work.IsClosed ? 0 : Math.Min(AtATime - under.Count(one => !one.Decided.IsCompleted), MostUnderWay - under.Count);
                under.AddRange((room == 0 ? [] : await wakeUps.ReceiveAsync(room, Lease, stoppingToken)).Select(received => Begin(received, stoppingToken)));
                await Task.Delay(Pause, wall, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                break;
            }
#pragma warning disable CA1031 // A store that is away comes back; until then this asks every second.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Log.NotReceived(logger, CodePlace.Of(error));
                await Task.Delay(Pause, wall, CancellationToken.None);
            }
        }
        await Task.WhenAll(under.Select(one => one.Whole));
    }

    /// <summary>Handles one wake-up to the end: hidden again, deleted, or parked. Never throws.</summary>
    internal Task HandleAsync(ReceivedWakeUp received, CancellationToken cancel) => Begin(received, cancel).Whole;

    private UnderWay Begin(ReceivedWakeUp received, CancellationToken cancel)
    {
        var decided = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return new(HandleAsync(new HeldWakeUp(wakeUps, received, Lease), decided, cancel), decided.Task);
    }

    private async Task HandleAsync(HeldWakeUp held, TaskCompletionSource decided, CancellationToken cancel)
    {
        try
        {
            await RunAsync(held, decided, cancel);
        }
        catch (NewerSchemaException)
        {
            await HideAsync(held, held.WakeUp, Duration.FromMinutes(1));
        }
        catch (Exception error) when (StoreTrouble.Is(error))
        {
            Log.NotReached(logger, held.WakeUp.Crew.Value, CodePlace.Of(error));
            await HideAsync(held, held.WakeUp, StoreTrouble.Again);
        }
        catch (OperationCanceledException)
        {
            // Stopping: it is made visible at once, for whoever comes next.
            await HideAsync(held, held.WakeUp, Duration.Zero);
        }
#pragma warning disable CA1031 // Counted in the wake-up itself, and shown by /health once parked.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.Failed(logger, held.WakeUp.Crew.Value, held.WakeUp.Failures + 1, CodePlace.Of(error));
            await FailedAsync(held);
        }
        finally
        {
            decided.TrySetResult();
        }
    }

    private async Task RunAsync(HeldWakeUp held, TaskCompletionSource decided, CancellationToken cancel)
    {
        var snapshot = await store.LoadAsync(held.WakeUp.Crew, cancel);
        if (held.WakeUp.Rev > snapshot.Head.Rev)
        {
            await NotYetAsync(held);
            return;
        }
        var outlook = await KeptAsync(held, TickAndRunAsync(snapshot, decided));
        var wakeUp = held.WakeUp with { Rev = held.WakeUp.Rev == 0 ? outlook.Rev : held.WakeUp.Rev, Failures = 0 };
        if (outlook.HiddenFor(wakeUp.Rev, clock.GetCurrentInstant(), wall.Wall(), rate) is { } hidden)
        {
            await held.HideAsync(wakeUp, hidden);
            await faults.AtAsync(Faults.WakeUpHidden);
        }
        else
        {
            await held.DeleteAsync();
        }
    }

    /// <summary>However long it takes, nobody else gets the wake-up meanwhile.</summary>
    private async Task<Outlook> KeptAsync(HeldWakeUp held, Task<Outlook> run)
    {
        using var ended = new CancellationTokenSource();
        while (await Task.WhenAny(run, Task.Delay(BetweenKeeps, wall, ended.Token)) != run)
        {
            await held.KeepAsync();
        }
        await ended.CancelAsync();
        return await run;
    }

    /// <summary>What is due is decided at once: a run of the crew that is under way may have a great deal to deliver first.</summary>
    private async Task<Outlook> TickAndRunAsync(Snapshot snapshot, TaskCompletionSource decided)
    {
        try
        {
            await work.DoAsync(cancel => ticks.TickAsync(snapshot, cancel));
        }
        catch (Exception error) when (error is TableLimitException or DecidingException)
        {
            // The run fails by it as well, once it has shown what people have decided.
        }
        decided.TrySetResult();
        return await runner.RunAsync(snapshot.Id);
    }

    /// <summary>Its commit is under way, or will never be.</summary>
    private Task NotYetAsync(HeldWakeUp held) => wall.Wall() - held.WakeUp.SentAt >= Hopeless ? held.DeleteAsync() : held.HideAsync(held.WakeUp, Guard.Hidden);

    private async Task FailedAsync(HeldWakeUp held)
    {
        var failed = held.WakeUp with { Failures = held.WakeUp.Failures + 1 };
        if (failed.Failures < Most)
        {
            await HideAsync(held, failed, Guard.Hidden * failed.Failures);
            return;
        }
        Log.Parked(logger, failed.Crew.Value);
        await parked.AddAsync(failed);
        await HideAsync(held, failed, ParkedFor);
    }

    /// <summary>When even this fails, the wake-up's lease ends and it comes again by itself.</summary>
    private async Task HideAsync(HeldWakeUp held, WakeUp wakeUp, Duration hidden)
    {
        try
        {
            await held.HideAsync(wakeUp, hidden);
        }
#pragma warning disable CA1031 // See the summary.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.NotReceived(logger, CodePlace.Of(error));
        }
    }

    /// <param name="Whole">Ends when the wake-up is hidden again, deleted or parked.</param>
    /// <param name="Decided">Ends when what was due is decided, or can't be.</param>
    private sealed record UnderWay(Task Whole, Task Decided);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Running crew {Crew} failed for the {Failures}. time: {Place}")]
        public static partial void Failed(ILogger logger, string crew, int failures, string place);

        [LoggerMessage(Level = LogLevel.Error, Message = "The wake-up of crew {Crew} is parked, as /health counts in parkedWakeUps: nothing of it happens by itself until it was run through, which every sweep tries")]
        public static partial void Parked(ILogger logger, string crew);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Crew {Crew} waits for the store: {Place}")]
        public static partial void NotReached(ILogger logger, string crew, string place);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The wake-ups could not be reached: {Place}")]
        public static partial void NotReceived(ILogger logger, string place);
    }
}
