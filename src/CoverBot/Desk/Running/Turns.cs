namespace CoverBot.Desk.Running;

/// <summary>One run of a thing at a time. Whoever asks while one is under way gets the one after it, together with everybody else who asks until that begins.</summary>
internal sealed class Turns<TKey, TResult>(Func<TKey, Task<TResult>> run)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, Turn> last = [];

    /// <summary>A whole run that begins after this call.</summary>
    public Task<TResult> NextAsync(TKey key)
    {
        lock (gate)
        {
            if (last.TryGetValue(key, out var turn) && !turn.HasBegun)
            {
                return turn.Result.Task;
            }
            var next = new Turn();
            last[key] = next;
            _ = TakeAsync(key, turn?.Result.Task, next);
            return next.Result.Task;
        }
    }

    private async Task TakeAsync(TKey key, Task? before, Turn turn)
    {
        await Task.Yield();
        if (before is not null)
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        lock (gate)
        {
            turn.HasBegun = true;
        }
        try
        {
            turn.Result.SetResult(await run(key));
        }
#pragma warning disable CA1031 // Handed on to whoever asked.
        catch (Exception error)
#pragma warning restore CA1031
        {
            turn.Result.SetException(error);
        }
        lock (gate)
        {
            if (last.GetValueOrDefault(key) == turn)
            {
                last.Remove(key);
            }
        }
    }

    private sealed class Turn
    {
        public bool HasBegun { get; set; }

        public TaskCompletionSource<TResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
