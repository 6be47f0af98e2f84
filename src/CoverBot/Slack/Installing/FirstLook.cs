using CoverBot.Desk;
using CoverBot.Slack.Calling;

namespace CoverBot.Slack.Installing;

/// <summary>
/// Gets to know the configured workspace at the start, before anybody waits for it, and has what is missing there said. The token may be another one than before,
/// or may do more: what reached nobody is tried again.
/// </summary>
internal sealed partial class FirstLook(OneWorkspace workspace, SlackScopes scopes, IReach reach, TimeProvider time, ILogger<FirstLook> log) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Again, time);
        do
        {
            try
            {
                if (await workspace.LookAsync(stoppingToken) is { } known)
                {
                    scopes.Assume(known.Team, known.Scopes);
                    await reach.ReachableAgainAsync(SlackHosting.Platform, known.Team, stoppingToken);
                    return;
                }
            }
#pragma warning disable CA1031 // Whatever it was, it is tried again.
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                if (error is not PlatformDownException)
                {
                    Log.Failed(log, CodePlace.Of(error));
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "What waits for the Slack workspace was not tried again; once more in 10 seconds: {Place}")]
        public static partial void Failed(ILogger logger, string place);
    }
}
