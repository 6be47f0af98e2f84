using CoverBot.Desk;
using Microsoft.Extensions.Options;

namespace CoverBot.Playground;

/// <summary>Opens the Playground once the host has started, starts it over, and hands over again what the bot did not take.</summary>
internal sealed partial class PlaygroundLife(
    WorldFile file, PlaygroundSeed seed, PlaygroundDoor door, PlaygroundGate gate, IReset reset, WorldEvents events,
    IOptions<PlaygroundOptions> options, TimeProvider time, ILogger<PlaygroundLife> logger) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly SemaphoreSlim startingOver = new(1);
    private Task retrying = Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (file.Read(run => run.Value("select value from meta where key = 'reset'")) is not null)
        {
            await EmptyAsync(cancellationToken);
        }
        await door.RedeliverAsync(cancellationToken);
        await seed.RunAsync(cancellationToken);
        gate.Open();
        retrying = RetryAsync();
    }

    /// <summary>Empties the bot and the world and sets the sample crew up again. Stopped half-way, it is finished at the next start.</summary>
    public async Task ResetAsync(CancellationToken cancel)
    {
        await startingOver.WaitAsync(cancel);
        try
        {
            await gate.CloseAsync(cancel);
            file.Write(run => run.Do("insert or ignore into meta (key, value) values ('reset', '')"));
            await EmptyAsync(cancel);
            await seed.RunAsync(cancel);
        }
        finally
        {
            gate.Open();
            startingOver.Release();
        }
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await retrying;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        stopping.Dispose();
        startingOver.Dispose();
    }

    private async Task EmptyAsync(CancellationToken cancel)
    {
        await reset.ResetAsync(cancel);
        file.Write(run => run.Do(WorldSchema.Clear));
        events.Changed(WorldEvents.Everything);
    }

    private async Task RetryAsync()
    {
        using var timer = new PeriodicTimer(options.Value.RetryAfter, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping.Token))
            {
                await gate.EnterAsync(stopping.Token);
                try
                {
                    await door.RedeliverAsync(stopping.Token);
                }
#pragma warning disable CA1031 // The world's file was busy: what waits is handed over the next time.
                catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
                {
                    Log.NotRetried(logger, CodePlace.Of(failure));
                }
                finally
                {
                    gate.Leave();
                }
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "What waits for the bot could not be handed over: {Place}")]
        public static partial void NotRetried(ILogger logger, string place);
    }
}
