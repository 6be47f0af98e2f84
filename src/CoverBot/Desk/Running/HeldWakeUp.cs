using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Running;

/// <summary>A wake-up that was taken, with the proof that it is still this process's.</summary>
internal sealed class HeldWakeUp(IWakeUps wakeUps, ReceivedWakeUp received, Duration lease)
{
    private ReceivedWakeUp received = received;

    public WakeUp WakeUp => received.WakeUp;

    /// <summary>Makes the lease longer. A store that does not answer, or a lease that is lost, is found out when it is let go.</summary>
    public async Task KeepAsync()
    {
        try
        {
            received = await wakeUps.KeepAsync(received, lease, CancellationToken.None) ?? received;
        }
        catch (TableUnsureException)
        {
            // Kept or not.
        }
    }

    public Task HideAsync(WakeUp wakeUp, Duration hidden) => wakeUps.HideAsync(received, wakeUp, hidden, CancellationToken.None);

    public Task DeleteAsync() => wakeUps.DeleteAsync(received, CancellationToken.None);
}
