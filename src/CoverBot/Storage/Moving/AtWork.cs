namespace CoverBot.Storage.Moving;

/// <summary>Says in the store, every minute, that this process is at work on it.</summary>
/// <param name="bot">This process's name, another one after each start.</param>
internal sealed class AtWork(ITable table, string bot, TimeProvider wall) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Before anything is taken.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await WorkMark.ClearOldAsync(table, wall.Wall(), cancellationToken);
        await SayAsync(cancellationToken);
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
                await SayAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task SayAsync(CancellationToken cancel)
    {
        try
        {
            await WorkMark.SetAsync(table, bot, wall.Wall(), cancel);
        }
        catch (Exception error) when (error is TableUnsureException or TableConflictException)
        {
            // The next one says it.
        }
    }
}
