namespace CoverBot.Playground;

/// <summary>Closed while the sample crew is being set up or started over: what people do waits outside, and nothing is under way inside.</summary>
internal sealed class PlaygroundGate
{
    private readonly Lock gate = new();
    private TaskCompletionSource? opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? emptied;
    private int inside;

    /// <summary>Waits until it is open. Whoever got in calls <see cref="Leave"/>.</summary>
    public async Task EnterAsync(CancellationToken cancel)
    {
        while (true)
        {
            Task wait;
            lock (gate)
            {
                if (opened is null)
                {
                    inside++;
                    return;
                }
                wait = opened.Task;
            }
            await wait.WaitAsync(cancel);
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            if (--inside == 0)
            {
                emptied?.TrySetResult();
            }
        }
    }

    /// <summary>Lets nobody in any more and returns once everybody has left.</summary>
    public Task CloseAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            opened ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            emptied = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return inside == 0 ? Task.CompletedTask : emptied.Task.WaitAsync(cancel);
        }
    }

    public void Open()
    {
        lock (gate)
        {
            opened?.TrySetResult();
            opened = null;
        }
    }
}
