using CoverBot.Desk.Rows;
using CoverBot.Domain.Crews;
using CoverBot.Storage;

namespace CoverBot.Desk;

/// <summary>
/// Wake-ups that could not be sent, written down before the decision they guard: whoever looks next sends them, also when this process is gone. Azure has no transaction over a
/// table and a queue, and a store that answers for rows may not answer for wake-ups.
/// </summary>
internal sealed class Owed(ITable table)
{
    private const string Partition = "owed";

    private const string Crew = "crew";

    /// <exception cref="TableUnsureException">Written down or not.</exception>
    public Task AddAsync(CrewId crew, long rev, CancellationToken cancel) =>
        table.InsertIfMissingAsync(Partition, Key(crew, rev), Columns.None.With(Crew, crew.Value).With(Columns.Rev, rev), cancel);

    /// <returns>Those nobody has sent so far.</returns>
    /// <exception cref="TableUnsureException">The store gave no answer.</exception>
    public async Task<IReadOnlyList<OwedWakeUp>> AllAsync(CancellationToken cancel) =>
        [.. (await table.RangeAsync(Partition, " ", "~", cancel)).Select(row => new OwedWakeUp(new(row.Columns[Crew]), row.Number(Columns.Rev), row.Version))];

    /// <summary>It was sent.</summary>
    /// <exception cref="TableUnsureException">Crossed out or not: the next look sends it once more, which does no harm.</exception>
    public async Task CrossOutAsync(OwedWakeUp sent, CancellationToken cancel)
    {
        try
        {
            await table.CommitAsync(Partition, [new RowAction.Delete(Key(sent.Crew, sent.Rev), sent.Version)], cancel);
        }
        catch (TableConflictException)
        {
            // By another replica.
        }
    }

    private static string Key(CrewId crew, long rev) => FormattableString.Invariant($"{crew.Value}|{rev}");
}

/// <param name="Crew">Whom to wake.</param>
/// <param name="Rev">The head's revision it guards.</param>
/// <param name="Version">Of its row.</param>
internal sealed record OwedWakeUp(CrewId Crew, long Rev, string Version);
