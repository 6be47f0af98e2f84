namespace CoverBot.Storage.Moving;

/// <summary>The store is being moved into: no bot may start on half of its crews.</summary>
internal sealed class MovingException : Exception;

/// <summary>Says in the store, every minute, that this process is at work on it.</summary>
/// <param name="bot">This process's name, another one after each start.</param>
internal sealed partial class AtWork(ITable table, string bot, TimeProvider wall, ILogger<AtWork> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Before anything is taken. The first write of all: where it is not allowed, nothing that people say could be saved.</summary>
    /// <exception cref="TableUnsureException">Forbidden.</exception>
    /// <exception cref="MovingException">A move into the store has begun.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await WorkMark.ClearOldAsync(table, wall.Wall(), cancellationToken);
        await SayAsync(error => error is not TableUnsureException { IsForbidden: true }, cancellationToken);
        // Either a move that has just begun sees this mark, or we see its own.
        if (await IsMovedIntoAsync(cancellationToken))
        {
            await WorkMark.ClearAsync(table, bot, CancellationToken.None);
            throw new MovingException();
        }
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WorkMark.ClearAsync(table, bot, CancellationToken.None);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, wall);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SayAsync(_ => true, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task<bool> IsMovedIntoAsync(CancellationToken cancel)
    {
        try
        {
            return await MoveMark.ReadAsync(table, cancel) is not null;
        }
#pragma warning disable CA1031 // What can't be read now was looked at a moment ago, before the start.
        catch (Exception error) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.NotSaid(logger, error.GetType().Name);
            return false;
        }
    }

    private async Task SayAsync(Func<Exception, bool> isBorne, CancellationToken cancel)
    {
        try
        {
            await WorkMark.SetAsync(table, bot, wall.Wall(), cancel);
        }
#pragma warning disable CA1031 // Whatever the store says, also that it is not allowed: the next one says it, and the bot goes on.
        catch (Exception error) when (isBorne(error) && !cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.NotSaid(logger, error.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The store did not take that this process is at work on it: {Error}")]
        public static partial void NotSaid(ILogger logger, string error);
    }
}
