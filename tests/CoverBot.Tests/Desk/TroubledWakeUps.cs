using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Tests.Desk;

/// <summary>Wake-ups that a test can have nobody take, while the rows go on.</summary>
internal sealed class TroubledWakeUps(IWakeUps wakeUps) : IWakeUps
{
    public bool IsDown { get; set; }

    /// <summary>Called once, after the next one was sent.</summary>
    public Func<Task>? AfterSend { get; set; }

    public async Task SendAsync(WakeUp wakeUp, Duration hidden, CancellationToken cancel)
    {
        if (IsDown)
        {
            throw new TableUnsureException("no answer");
        }
        await wakeUps.SendAsync(wakeUp, hidden, cancel);
        if (AfterSend is { } after)
        {
            AfterSend = null;
            await after();
        }
    }

    public Task<IReadOnlyList<ReceivedWakeUp>> ReceiveAsync(int most, Duration lease, CancellationToken cancel) => wakeUps.ReceiveAsync(most, lease, cancel);

    public Task<bool> HideAsync(ReceivedWakeUp received, WakeUp wakeUp, Duration hidden, CancellationToken cancel) => wakeUps.HideAsync(received, wakeUp, hidden, cancel);

    public Task<ReceivedWakeUp?> KeepAsync(ReceivedWakeUp received, Duration lease, CancellationToken cancel) => wakeUps.KeepAsync(received, lease, cancel);

    public Task<bool> DeleteAsync(ReceivedWakeUp received, CancellationToken cancel) => wakeUps.DeleteAsync(received, cancel);
}
