using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace CoverBot.Storage;

/// <summary>
/// The clock people are told: the real one, plus how far it was pushed ahead. How far is kept in the table, so that a restart does not undo what was seen to happen.
/// </summary>
public sealed class PushedClock : IClock, IDisposable
{
    /// <summary>Where a store keeps how far its clock was pushed.</summary>
    internal const string Partition = "clock";

    private const string Key = "0offset";
    private const string Column = "milliseconds";

    private readonly ITable table;
    private readonly TimeProvider wall;
    private readonly bool pushable;
    private readonly SemaphoreSlim gate = new(1, 1);
    private long milliseconds;

    private PushedClock(ITable table, TimeProvider wall, bool pushable) => (this.table, this.wall, this.pushable) = (table, wall, pushable);

    /// <param name="table">Where the offset is kept.</param>
    /// <param name="wall">The real clock.</param>
    /// <param name="pushable">True in Development only; false shows the real time whatever is stored.</param>
    /// <param name="cancel">Stops the loading.</param>
    public static async Task<PushedClock> LoadAsync(ITable table, TimeProvider wall, bool pushable, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        var clock = new PushedClock(table, wall, pushable);
        if (pushable)
        {
            clock.milliseconds = Stored(await table.GetAsync(Partition, Key, cancel));
        }
        return clock;
    }

    /// <summary>Whether the clock that goes with the table was pushed ahead of the real one.</summary>
    internal static async Task<bool> IsPushedAsync(ITable table, CancellationToken cancel) => Stored(await table.GetAsync(Partition, Key, cancel)) > 0;

    public Instant GetCurrentInstant() => wall.Wall() + Duration.FromMilliseconds(Interlocked.Read(ref milliseconds));

    /// <summary>Makes it <paramref name="to"/> now, or up to a millisecond later; does nothing when it is later already.</summary>
    /// <exception cref="InvalidOperationException">This clock can't be pushed.</exception>
    public async Task StepToAsync(Instant to, CancellationToken cancel)
    {
        if (!pushable)
        {
            throw new InvalidOperationException("The clock can be pushed in Development only.");
        }
        await gate.WaitAsync(cancel);
        try
        {
            // Read again each time: a step whose answer was lost may be in.
            var row = await table.GetAsync(Partition, Key, cancel);
            var wanted = (long)Math.Ceiling((to - wall.Wall()).TotalMilliseconds);
            if (wanted > Stored(row))
            {
                await StoreAsync(row, wanted, cancel);
            }
            Interlocked.Exchange(ref milliseconds, Math.Max(wanted, Stored(row)));
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Makes it the real time again. Only when everything that has happened on this clock is forgotten as well.</summary>
    public async Task UnpushAsync(CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            if (await table.GetAsync(Partition, Key, cancel) is { } row)
            {
                await table.CommitAsync(Partition, [new RowAction.Delete(Key, row.Version)], cancel);
            }
            Interlocked.Exchange(ref milliseconds, 0);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private Task<IReadOnlyList<string>> StoreAsync(Row? row, long offset, CancellationToken cancel)
    {
        var columns = ImmutableSortedDictionary<string, string>.Empty.Add(Column, offset.ToString(CultureInfo.InvariantCulture));
        return table.CommitAsync(Partition, [RowAction.Over(row?.Version, Key, columns)], cancel);
    }

    private static long Stored(Row? row) => row is null ? 0 : long.Parse(row.Columns[Column], CultureInfo.InvariantCulture);
}
