using CoverBot.Desk.Delivery;
using CoverBot.Desk.Rows;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Running;

/// <summary>Takes the wake-ups that have become visible, runs their crews, and hides each until there is something to do again.</summary>
internal sealed partial class WakeUpPump(
    IWakeUps wakeUps, CrewStore store, CrewRunner runner, IClock clock, ClockRate rate, TimeProvider wall, IFaults faults, Parked parked, ILogger<WakeUpPump> logger)
    : BackgroundService
{
    private const int AtATime = 32;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>A process that dies takes its wake-ups out of sight for so long. A run that is not over by then goes on beside the next one.</summary>
    private static readonly Duration Lease = Guard.Hidden;

    /// <summary>A wake-up whose commit has not come by then has none: a commit gives up after 20 s.</summary>
    private static readonly Duration Hopeless = Duration.FromMinutes(5);

    /// <summary>Failures of ours after which it is parked for people to look at.</summary>
    private const int Most = 5;

    private static readonly Duration ParkedFor = Duration.FromDays(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var under = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            under.RemoveAll(task => task.IsCompleted);
            try
            {
                var room = AtATime - under.Count;
                under.AddRange((room == 0 ? [] : await wakeUps.ReceiveAsync(room, Lease, stoppingToken)).Select(received => HandleAsync(received, stoppingToken)));
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
        await Task.WhenAll(under);
    }

    /// <summary>Handles one wake-up to the end: hidden again, deleted, or parked. Never throws.</summary>
    internal async Task HandleAsync(ReceivedWakeUp received, CancellationToken cancel)
    {
        try
        {
            await RunAsync(received, cancel);
        }
        catch (NewerSchemaException)
        {
            await HideAsync(received, received.WakeUp, Duration.FromMinutes(1));
        }
        catch (Exception error) when (StoreTrouble.Is(error))
        {
            Log.NotReached(logger, received.WakeUp.Crew.Value, CodePlace.Of(error));
            await HideAsync(received, received.WakeUp, StoreTrouble.Again);
        }
        catch (OperationCanceledException)
        {
            // Stopping: it is made visible at once, for whoever comes next.
            await HideAsync(received, received.WakeUp, Duration.Zero);
        }
#pragma warning disable CA1031 // Counted in the wake-up itself, and shown by /health once parked.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.Failed(logger, received.WakeUp.Crew.Value, received.WakeUp.Failures + 1, CodePlace.Of(error));
            await FailedAsync(received);
        }
    }

    private async Task RunAsync(ReceivedWakeUp received, CancellationToken cancel)
    {
        var wakeUp = received.WakeUp;
        if (wakeUp.Rev > (await store.HeadAsync(wakeUp.Crew, cancel)).Rev)
        {
            await NotYetAsync(received, cancel);
            return;
        }
        var outlook = await runner.RunAsync(wakeUp.Crew);
        if (outlook.HiddenFor(wakeUp.Rev, clock.GetCurrentInstant(), wall.Wall(), rate) is { } hidden)
        {
            await wakeUps.HideAsync(received, wakeUp with { Failures = 0 }, hidden, CancellationToken.None);
            await faults.AtAsync(Faults.WakeUpHidden);
        }
        else
        {
            await wakeUps.DeleteAsync(received, CancellationToken.None);
        }
    }

    /// <summary>Its commit is under way, or will never be.</summary>
    private async Task NotYetAsync(ReceivedWakeUp received, CancellationToken cancel)
    {
        if (wall.Wall() - received.WakeUp.SentAt >= Hopeless)
        {
            await wakeUps.DeleteAsync(received, cancel);
        }
        else
        {
            await wakeUps.HideAsync(received, received.WakeUp, Guard.Hidden, cancel);
        }
    }

    private Task FailedAsync(ReceivedWakeUp received)
    {
        var failed = received.WakeUp with { Failures = received.WakeUp.Failures + 1 };
        if (failed.Failures < Most)
        {
            return HideAsync(received, failed, Guard.Hidden * failed.Failures);
        }
        parked.Add(failed);
        return HideAsync(received, failed, ParkedFor);
    }

    /// <summary>When even this fails, the wake-up's lease ends and it comes again by itself.</summary>
    private async Task HideAsync(ReceivedWakeUp received, WakeUp wakeUp, Duration hidden)
    {
        try
        {
            await wakeUps.HideAsync(received, wakeUp, hidden, CancellationToken.None);
        }
#pragma warning disable CA1031 // See the summary.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.NotReceived(logger, CodePlace.Of(error));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Running crew {Crew} failed for the {Failures}. time: {Place}")]
        public static partial void Failed(ILogger logger, string crew, int failures, string place);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Crew {Crew} waits for the store: {Place}")]
        public static partial void NotReached(ILogger logger, string crew, string place);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The wake-ups could not be reached: {Place}")]
        public static partial void NotReceived(ILogger logger, string place);
    }
}
