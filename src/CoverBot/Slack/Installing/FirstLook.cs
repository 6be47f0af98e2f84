using CoverBot.Desk;
using CoverBot.Slack.Calling;

namespace CoverBot.Slack.Installing;

/// <summary>Gets to know the configured workspace at the start, before anybody waits for it, and has what is missing there said.</summary>
internal sealed class FirstLook(OneWorkspace workspace, SlackScopes scopes, TimeProvider time) : BackgroundService
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
                    return;
                }
            }
            catch (PlatformDownException)
            {
                continue;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
