using CoverBot.Desk.Delivery;
using CoverBot.Domain.Crews;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk;

/// <summary>Sends the wake-up that sees a decision through if this process does not.</summary>
internal sealed partial class Guard(IWakeUps wakeUps, TimeProvider wall, IFaults faults, ILogger<Guard> logger)
{
    /// <summary>How long it stays out of sight: by then the process that sent it has done the work, or is gone.</summary>
    public static readonly Duration Hidden = Duration.FromSeconds(25);

    /// <summary>How long a decision waits for it. Without an answer it goes on: the sweep is the net.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Trying = TimeSpan.FromSeconds(20);

    /// <summary>A store that is back takes the decision at once, and the wake-up is not to come long after it.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <param name="crew">Whom to wake.</param>
    /// <param name="rev">The Rev that the decision will have.</param>
    /// <returns>Ends when it was sent, or given up.</returns>
    public async Task<Task> SendAsync(CrewId crew, long rev)
    {
        var sending = SendAsync(new WakeUp(crew, rev, wall.Wall()));
        await WaitAsync(sending);
        await faults.AtAsync(Faults.WakeUpSent);
        return sending;
    }

    /// <summary>Waits a moment for what <see cref="SendAsync(CrewId, long)"/> has begun.</summary>
    public Task WaitAsync(Task sending) => Task.WhenAny(sending, Task.Delay(Patience, wall));

    private async Task SendAsync(WakeUp wakeUp)
    {
        var started = wall.GetTimestamp();
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await wakeUps.SendAsync(wakeUp, Hidden, CancellationToken.None);
                return;
            }
#pragma warning disable CA1031 // Whatever the store says, the decision goes on without its wake-up.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Log.NotSent(logger, wakeUp.Crew.Value, CodePlace.Of(error));
            }
            if (wall.GetElapsedTime(started) + pause > Trying)
            {
                return;
            }
            await Task.Delay(pause, wall);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The wake-up of crew {Crew} was not taken: {Place}")]
        public static partial void NotSent(ILogger logger, string crew, string place);
    }
}
