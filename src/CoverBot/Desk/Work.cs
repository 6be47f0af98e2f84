namespace CoverBot.Desk;

/// <summary>Everything under way, so that it can be waited for: when the process ends, and before starting over.</summary>
internal sealed class Work : IDisposable
{
    private readonly Lock gate = new();
    private CancellationTokenSource stopping = new();
    private TaskCompletionSource? emptied;
    private bool closed;
    private int under;

    /// <summary>Whether nothing new is begun.</summary>
    public bool IsClosed
    {
        get
        {
            lock (gate)
            {
                return closed;
            }
        }
    }

    /// <summary>Runs it, unless work has ended.</summary>
    /// <param name="act">Its token says that work ends: nothing new may be begun, what is under way is finished.</param>
    /// <exception cref="OperationCanceledException">Work has ended.</exception>
    public async Task<T> DoAsync<T>(Func<CancellationToken, Task<T>> act)
    {
        var token = Begin();
        try
        {
            return await act(token);
        }
        finally
        {
            End();
        }
    }

    /// <summary>Lets nothing new begin, and waits for what is under way.</summary>
    /// <returns>False when it has not ended in that time.</returns>
    public async Task<bool> CloseAsync(TimeSpan atMost)
    {
        Task wait;
        lock (gate)
        {
            closed = true;
            emptied ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (under == 0)
            {
                emptied.TrySetResult();
            }
            wait = emptied.Task;
        }
        await stopping.CancelAsync();
        return await Task.WhenAny(wait, Task.Delay(atMost)) == wait;
    }

    /// <summary>Begins again after <see cref="CloseAsync"/>.</summary>
    public void Open()
    {
        lock (gate)
        {
            stopping.Dispose();
            stopping = new();
            emptied = null;
            closed = false;
        }
    }

    public void Dispose() => stopping.Dispose();

    private CancellationToken Begin()
    {
        lock (gate)
        {
            if (closed)
            {
                throw new OperationCanceledException("CoverBot is stopping.");
            }
            under++;
            return stopping.Token;
        }
    }

    private void End()
    {
        lock (gate)
        {
            if (--under == 0)
            {
                emptied?.TrySetResult();
            }
        }
    }
}
