using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Slack.Installing;

/// <summary>Has the workspaces in memory from the start, and gets the next token of those that expire long before they do.</summary>
internal sealed partial class InstallationLife(StoredWorkspaces workspaces, TokenRenewal renewal, TimeProvider wall, ILogger<InstallationLife> log) : BackgroundService
{
    /// <summary>A token lives 12 hours.</summary>
    public static readonly Duration Ahead = Duration.FromHours(2);

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await workspaces.LoadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await renewal.StopAsync().WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, wall);
        do
        {
            try
            {
                await workspaces.RenewAsync(wall.Wall() + Ahead, stoppingToken);
            }
#pragma warning disable CA1031 // Whatever it was, it is tried again long before a token expires.
            catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
            {
                Log.Failed(log, Desk.CodePlace.Of(error));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack tokens could not be renewed; tried again in 10 minutes: {Place}")]
        public static partial void Failed(ILogger logger, string place);
    }
}
