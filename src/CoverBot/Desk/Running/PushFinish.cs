namespace CoverBot.Desk.Running;

/// <summary>Finishes, at the start, a push of the clock that an earlier process did not survive.</summary>
internal sealed partial class PushFinish(ClockControl clock, ILogger<PushFinish> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await clock.FinishAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopping: the next start finishes it.
        }
#pragma warning disable CA1031 // The target stays stored; the bot works all the same.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.NotFinished(logger, CodePlace.Of(error));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The push of the clock was not finished: {Place}")]
        public static partial void NotFinished(ILogger logger, string place);
    }
}
