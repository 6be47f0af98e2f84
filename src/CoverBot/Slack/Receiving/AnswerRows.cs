using CoverBot.Desk;
using CoverBot.Desk.Rows;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Slack.Receiving;

/// <summary>Whose it is, among replicas, to give an answer.</summary>
internal enum AnswerOwner
{
    /// <summary>This process's, for as long as <see cref="AnswerRows.Lease"/>.</summary>
    Ours,

    /// <summary>Another one's, which may be giving it just now.</summary>
    Theirs,

    /// <summary>Nobody's any more: it was given.</summary>
    Given,
}

/// <summary>A row for each answer that more than one replica may give.</summary>
internal sealed class AnswerRows(ITable table, Replica replica, TimeProvider wall)
{
    /// <summary>Longer than one call takes, from the look at its row to its landing. Wall time.</summary>
    public static readonly Duration Lease = Duration.FromSeconds(20);

    /// <summary>Replicas' clocks differ by less.</summary>
    private static readonly Duration ClocksDiffer = Duration.FromSeconds(5);

    private const string Partition = "answers|slack";
    private const string HolderColumn = "Holder";
    private const string UntilColumn = "Until";
    private const string GivenColumn = "Given";

    /// <summary>Slack repeats nothing after so long.</summary>
    private static readonly Duration Kept = Duration.FromHours(2);

    private static readonly Duration BetweenClearings = Duration.FromHours(1);

    private Instant clearedAt;

    /// <summary>Whether there are others to agree with.</summary>
    public bool AreNeeded => !replica.Alone;

    /// <summary>Takes the answer, or keeps it for longer.</summary>
    /// <exception cref="TableUnsureException">The store does not answer.</exception>
    public async Task<AnswerOwner> TakeAsync(string key)
    {
        var (row, now) = (await FindAsync(key), wall.Wall());
        if (row?.Columns.ContainsKey(GivenColumn) == true)
        {
            return AnswerOwner.Given;
        }
        if (row is not null && row.Columns[HolderColumn] != replica.Name && row.Moment(UntilColumn) + ClocksDiffer > now)
        {
            return AnswerOwner.Theirs;
        }
        try
        {
            await WriteAsync(key, row, now + Lease, given: false);
            _ = ClearAsync(now);
            return AnswerOwner.Ours;
        }
        catch (TableConflictException)
        {
            // Somebody else's, or our own whose answer was lost: the next look tells.
            return AnswerOwner.Theirs;
        }
    }

    /// <summary>Writes down that it was given.</summary>
    /// <exception cref="TableUnsureException">The store does not answer.</exception>
    public Task GivenAsync(string key) => LookAgain.WriteAsync(async () =>
    {
        var row = await FindAsync(key);
        if (row?.Columns.ContainsKey(GivenColumn) != true)
        {
            await WriteAsync(key, row, wall.Wall(), given: true);
        }
    });

    private Task<Row?> FindAsync(string key) => table.GetAsync(Partition, key, CancellationToken.None);

    private Task<IReadOnlyList<string>> WriteAsync(string key, Row? row, Instant until, bool given)
    {
        var columns = Columns.None.With(HolderColumn, replica.Name).With(UntilColumn, until);
        columns = given ? columns.With(GivenColumn, "yes") : columns;
        return table.CommitAsync(Partition, [RowAction.Over(row?.Version, key, columns)], CancellationToken.None);
    }

    /// <summary>Nobody waits for this.</summary>
    private async Task ClearAsync(Instant now)
    {
        if (now - clearedAt > BetweenClearings)
        {
            clearedAt = now;
            await table.ClearAsync(Partition, row => row.Moment(UntilColumn) + Kept < now, CancellationToken.None);
        }
    }
}
