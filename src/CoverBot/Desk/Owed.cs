using CoverBot.Desk.Rows;
using CoverBot.Domain.Crews;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk;

/// <summary>
/// Wake-ups that could not be sent, written down before the decision they guard: whoever looks next sends them, also when this process is gone. Azure has no transaction over a
/// table and a queue, and a store that answers for rows may not answer for wake-ups.
/// </summary>
internal sealed class Owed(ITable table, TimeProvider wall)
{
    private const string Partition = "owed";

    private const string Crew = "crew";

    /// <summary>One that is written down already gets a new version: whoever has just sent it does not cross it out, and whoever stands in for it looks again.</summary>
    /// <exception cref="TableUnsureException">Written down or not.</exception>
    public async Task<OwedWakeUp> AddAsync(CrewId crew, long rev, CancellationToken cancel)
    {
        var now = wall.Wall();
        var columns = Columns.None.With(Crew, crew.Value).With(Columns.Rev, rev).With(Columns.At, now);
        while (true)
        {
            if (await table.InsertIfMissingAsync(Partition, Key(crew, rev), columns, cancel) is { } version)
            {
                return new(crew, rev, now, version);
            }
            if (await AgainAsync(crew, rev, cancel) is { } again)
            {
                return again;
            }
        }
    }

    /// <returns>Those nobody has sent so far.</returns>
    /// <exception cref="TableUnsureException">The store gave no answer.</exception>
    public async Task<IReadOnlyList<OwedWakeUp>> AllAsync(CancellationToken cancel) =>
        [.. (await table.RangeAsync(Partition, " ", "~", cancel)).Select(row => new OwedWakeUp(new(row.Columns[Crew]), row.Number(Columns.Rev), row.Moment(Columns.At), row.Version))];

    /// <summary>It was sent, or is not needed any more. Where the store does not answer it may stay, and is sent once more, which does no harm.</summary>
    /// <returns>False when another replica has done that.</returns>
    public async Task<bool> CrossOutAsync(OwedWakeUp sent, CancellationToken cancel)
    {
        try
        {
            await table.CommitAsync(Partition, [new RowAction.Delete(Key(sent.Crew, sent.Rev), sent.Version)], cancel);
        }
        catch (TableConflictException)
        {
            return false;
        }
        catch (TableUnsureException)
        {
            // See the summary.
        }
        return true;
    }

    /// <returns>Null when it is not there any more, or somebody else has just written it.</returns>
    private async Task<OwedWakeUp?> AgainAsync(CrewId crew, long rev, CancellationToken cancel)
    {
        try
        {
            return await table.GetAsync(Partition, Key(crew, rev), cancel) is { } row
                ? new(crew, rev, row.Moment(Columns.At), (await table.CommitAsync(Partition, [new RowAction.Replace(row.Key, row.Columns, row.Version)], cancel))[0])
                : null;
        }
        catch (TableConflictException)
        {
            return null;
        }
    }

    private static string Key(CrewId crew, long rev) => FormattableString.Invariant($"{crew.Value}|{rev}");
}

/// <param name="Crew">Whom to wake.</param>
/// <param name="Rev">The head's revision it guards.</param>
/// <param name="Since">When it was written down: wall time.</param>
/// <param name="Version">Of its row.</param>
internal sealed record OwedWakeUp(CrewId Crew, long Rev, Instant Since, string Version);
