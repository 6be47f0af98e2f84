using CoverBot.Desk.Delivery;
using CoverBot.Desk.Rows;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Running;

/// <summary>
/// Pushes the clock from due to due and has everything delivered at each, so that whoever looks sees what would have happened. The target is stored first: a
/// push that the process did not survive is finished at the next start.
/// </summary>
/// <param name="sweep">Made when it is needed: chats read this clock, and a sweep delivers to chats.</param>
internal sealed class ClockControl(PushedClock clock, ITable table, Func<Sweep> sweep, TimeProvider wall) : IClockControl, IDisposable
{
    private const string Partition = PushedClock.Partition;
    private const string Target = "1target";

    /// <summary>How long one stop waits for a chat that does not take what it is sent.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>How long one stop waits for a crew that can't be run at all.</summary>
    private static readonly TimeSpan FailingPatience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim gate = new(1);

    public Instant Now => clock.GetCurrentInstant();

    public string? Refusal => null;

    public async Task<Instant> PushAsync(Duration by, CancellationToken cancel)
    {
        if (by <= Duration.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(by), by, "The clock can be pushed forward only.");
        }
        await gate.WaitAsync(cancel);
        try
        {
            var target = Now + by;
            await StoreAsync(target, cancel);
            await GoAsync(target, cancel);
            return Now;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Finishes the push that an earlier process began; does nothing when there is none.</summary>
    public async Task FinishAsync(CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            if (await table.GetAsync(Partition, Target, cancel) is { } row)
            {
                await GoAsync(row.Moment(Columns.At), cancel);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task GoAsync(Instant target, CancellationToken cancel)
    {
        while (await DrainAsync(cancel) is { } due && due < target)
        {
            await clock.StepToAsync(due, cancel);
        }
        await clock.StepToAsync(target, cancel);
        await DrainAsync(cancel);
        await StoreAsync(null, cancel);
    }

    /// <summary>Runs every crew until nothing waits.</summary>
    /// <returns>When something falls due next, later than now; null when nothing does.</returns>
    private async Task<Instant?> DrainAsync(CancellationToken cancel)
    {
        var started = wall.GetTimestamp();
        while (true)
        {
            var swept = await sweep().RunAllAsync(cancel);
            var wait = Wait(swept, wall.GetElapsedTime(started));
            if (wait is null)
            {
                return swept.Outlooks.Min(outlook => outlook.Due > Now ? outlook.Due : null);
            }
            await Task.Delay(wait > Least ? wait.Value : Least, wall, cancel);
        }
    }

    /// <returns>How long until it makes sense to look again; null when there is nothing left to wait for, or it has been waited for long enough.</returns>
    private TimeSpan? Wait(Swept swept, TimeSpan waited)
    {
        // What could not be run just now, or fell due while others were served, must not be passed over: the clock would jump beyond its moment.
        if ((!swept.All && waited < FailingPatience) || swept.Outlooks.Any(outlook => outlook.Due <= Now))
        {
            return Least;
        }
        var wait = swept.Outlooks.Min(outlook => outlook.RetryAt) - wall.Wall();
        return wait?.ToTimeSpan() is { } soon && soon <= Patience - waited ? soon : null;
    }

    private async Task StoreAsync(Instant? target, CancellationToken cancel)
    {
        var row = await table.GetAsync(Partition, Target, cancel);
        RowAction? action = (target, row) switch
        {
            ({ } at, null) => new RowAction.Insert(Target, Columns.None.With(Columns.At, at)),
            ({ } at, { } old) => new RowAction.Replace(Target, Columns.None.With(Columns.At, at), old.Version),
            (null, { } old) => new RowAction.Delete(Target, old.Version),
            _ => null,
        };
        if (action is not null)
        {
            await table.CommitAsync(Partition, [action], cancel);
        }
    }
}
