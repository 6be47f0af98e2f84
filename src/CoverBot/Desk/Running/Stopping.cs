using CoverBot.Desk.Delivery;

namespace CoverBot.Desk.Running;

/// <summary>Ends in good order: nothing new begins, sends under way end, boards are let go. Wake-ups become visible as their runs end.</summary>
internal sealed class Stopping(Work work, Courier courier) : IHostedLifecycleService
{
    /// <summary>What the host gives all of it.</summary>
    public static readonly TimeSpan AtMost = TimeSpan.FromSeconds(20);

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.WhenAll(work.CloseAsync(AtMost - TimeSpan.FromSeconds(2)), courier.ReleaseAllAsync());

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
