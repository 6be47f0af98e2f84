using System.Collections.Concurrent;
using CoverBot.Desk.Rows;
using CoverBot.Storage;

namespace CoverBot.Tests.Desk;

/// <summary>A table whose commits a test can hold up or lose the answers of.</summary>
internal sealed class TroubledTable(ITable table) : ITable
{
    /// <summary>What is not of one crew, and looked at whenever the bot likes.</summary>
    private static readonly string[] Lists = [Keys.Crews, "owed", "parked", "work"];

    /// <summary>Called once, before the next commit in a crew's partition.</summary>
    public Func<Task>? Before { get; set; }

    /// <summary>Called once, after the next commit in a crew's partition; throws to lose its answer.</summary>
    public Action? After { get; set; }

    /// <summary>Called once, before the next range that is read of a crew.</summary>
    public Func<Task>? BeforeRange { get; set; }

    /// <summary>Called once, after the next range that was read of a crew.</summary>
    public Func<Task>? AfterRange { get; set; }

    /// <summary>Partitions that were asked for something, or changed.</summary>
    public ConcurrentDictionary<string, bool> Asked { get; } = new();

    /// <summary>Whether the row of that key gets no answer.</summary>
    public Func<string, bool> IsDown { get; set; } = _ => false;

    /// <summary>Whether the range that begins there gets no answer.</summary>
    public Func<string, bool> IsRangeDown { get; set; } = _ => false;

    public Task<Row?> GetAsync(string partition, string key, CancellationToken cancel)
    {
        Asked[partition] = true;
        Ask(key);
        return table.GetAsync(partition, key, cancel);
    }

    public async Task<IReadOnlyList<Row>> RangeAsync(string partition, string from, string to, CancellationToken cancel)
    {
        Asked[partition] = true;
        if (IsRangeDown(from))
        {
            throw new TableUnsureException("no answer");
        }
        if (!Lists.Contains(partition) && BeforeRange is { } before)
        {
            BeforeRange = null;
            await before();
        }
        var rows = await table.RangeAsync(partition, from, to, cancel);
        if (!Lists.Contains(partition) && AfterRange is { } after)
        {
            AfterRange = null;
            await after();
        }
        return rows;
    }

    public async Task<IReadOnlyList<string>> CommitAsync(string partition, IReadOnlyList<RowAction> actions, CancellationToken cancel)
    {
        Asked[partition] = true;
        Ask([.. actions.Select(action => action.Key)]);
        var isDecision = actions.Any(action => action.Key == "0head");
        if (isDecision && Before is { } before)
        {
            Before = null;
            await before();
        }
        var versions = await table.CommitAsync(partition, actions, cancel);
        if (isDecision && After is { } after)
        {
            After = null;
            after();
        }
        return versions;
    }

    private void Ask(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (IsDown(key))
            {
                throw new TableUnsureException("no answer");
            }
        }
    }
}
