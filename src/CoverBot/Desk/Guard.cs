using CoverBot.Desk.Delivery;
using CoverBot.Domain.Crews;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk;

/// <summary>Sends the wake-up that sees a decision through if this process does not.</summary>
internal sealed partial class Guard(IWakeUps wakeUps, Owed owed, TimeProvider wall, IFaults faults, ILogger<Guard> logger)
{
    /// <summary>How long it stays out of sight: by then the process that sent it has done the work, or is gone.</summary>
    public static readonly Duration Hidden = Duration.FromSeconds(25);

    /// <summary>How long a decision waits for it. Without an answer it is written down as owed instead.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Ends when it was sent or is written down as owed: nothing may be decided before that, or who dies afterwards leaves a crew that nobody wakes.</summary>
    /// <param name="crew">Whom to wake.</param>
    /// <param name="rev">The Rev that the decision will have.</param>
    /// <param name="since">The timestamp from which on it is tried for as long as a decision is; null for now.</param>
    /// <exception cref="TimeoutException">The store took neither.</exception>
    public async Task SendAsync(CrewId crew, long rev, long? since = null)
    {
        var started = since ?? wall.GetTimestamp();
        var pause = Backoff.First;
        while (!await SendOrOweAsync(new(crew, rev, wall.Wall())))
        {
            if (wall.GetElapsedTime(started) + pause >= Decisions.Trying)
            {
                throw new TimeoutException("the store took no wake-up");
            }
            await Task.Delay(pause, wall);
            pause = Backoff.After(pause);
        }
        await faults.AtAsync(Faults.WakeUpSent);
    }

    private async Task<bool> SendOrOweAsync(WakeUp wakeUp)
    {
        using var waiting = new CancellationTokenSource();
        var sending = TryAsync(wakeUp);
        var isAnswered = await Task.WhenAny(sending, Task.Delay(Patience, wall, waiting.Token)) == sending;
        await waiting.CancelAsync();
        return (isAnswered && await sending) || await OweAsync(wakeUp, sending);
    }

    private async Task<bool> TryAsync(WakeUp wakeUp)
    {
        try
        {
            await wakeUps.SendAsync(wakeUp, Hidden, CancellationToken.None);
            return true;
        }
#pragma warning disable CA1031 // Whatever the store says: it is written down as owed, and sent later.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.NotSent(logger, wakeUp.Crew.Value, CodePlace.Of(error));
            return false;
        }
    }

    private async Task<bool> OweAsync(WakeUp wakeUp, Task<bool> sending)
    {
        try
        {
            var owing = await owed.AddAsync(wakeUp.Crew, wakeUp.Rev, CancellationToken.None);
            _ = CrossOutOnceSentAsync(owing, sending);
            return true;
        }
        catch (TableUnsureException)
        {
            return false;
        }
    }

    /// <summary>A queue that is slow has taken it all the same: nobody has to send it again. Never throws.</summary>
    private async Task CrossOutOnceSentAsync(OwedWakeUp owing, Task<bool> sending)
    {
        if (await sending)
        {
            await owed.CrossOutAsync(owing, CancellationToken.None);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The wake-up of crew {Crew} was not taken: {Place}")]
        public static partial void NotSent(ILogger logger, string crew, string place);
    }
}
