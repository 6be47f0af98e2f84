using System.Collections.Concurrent;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk;

/// <summary>Which crew a workspace or tenant has. The first one entered stays.</summary>
internal sealed class CrewDirectory(ITable table, IClock clock)
{
    private const string Column = "crew";

    private readonly ConcurrentDictionary<(string, string), CrewId> known = new();

    /// <summary>The crew, or the one that would be made.</summary>
    public async Task<CrewId> FindAsync(Account account, CancellationToken cancel)
    {
        var key = (account.Platform, account.Tenant);
        if (known.TryGetValue(key, out var crew))
        {
            return crew;
        }
        var row = await RowAsync(account, cancel);
        return row is null ? Ids.Crew(account.Platform, account.Tenant) : known[key] = new(row.Columns[Column]);
    }

    /// <summary>Enters a crew that is about to be made, before its own rows: a crew that nobody finds would be lost.</summary>
    /// <returns>The crew that stands there now, somebody else's if that was first.</returns>
    public async Task<CrewId> EnterAsync(Account account, CrewId crew, CancellationToken cancel)
    {
        await table.InsertIfMissingAsync(Keys.Crews, crew.Value, Columns.None.With(Columns.At, clock.GetCurrentInstant()), cancel);
        await table.InsertIfMissingAsync(Keys.Directory(account.Platform, account.Tenant), Keys.Tenant, Columns.None.With(Column, crew.Value), cancel);
        return await FindAsync(account, cancel);
    }

    /// <summary>Whether a workspace finds this crew, by what is written now.</summary>
    public async Task<bool> IsAtAsync(Account account, CrewId crew, CancellationToken cancel) =>
        await RowAsync(account, cancel) is { } row && row.Columns[Column] == crew.Value;

    /// <summary>The workspace finds this crew from now on, unless the one that stands there keeps it.</summary>
    /// <param name="keeps">Asked about the crew that stands there.</param>
    /// <returns>Whether it finds this crew now.</returns>
    public async Task<bool> PointAsync(Account account, CrewId crew, Func<CrewId, Task<bool>> keeps, CancellationToken cancel)
    {
        while (true)
        {
            var row = await RowAsync(account, cancel);
            if (row is not null && new CrewId(row.Columns[Column]) is var stands && (stands == crew || await keeps(stands)))
            {
                known[(account.Platform, account.Tenant)] = stands;
                return stands == crew;
            }
            var columns = Columns.None.With(Column, crew.Value);
            try
            {
                await table.CommitAsync(Keys.Directory(account.Platform, account.Tenant), [RowAction.Over(row?.Version, Keys.Tenant, columns)], cancel);
                known[(account.Platform, account.Tenant)] = crew;
                return true;
            }
            catch (TableConflictException)
            {
                // Somebody else wrote at the same moment.
            }
        }
    }

    /// <summary>Asks anew the next time: the workspace has joined another crew since.</summary>
    public void Forget(Account account) => known.TryRemove((account.Platform, account.Tenant), out _);

    public void Forget() => known.Clear();

    private Task<Row?> RowAsync(Account account, CancellationToken cancel) => table.GetAsync(Keys.Directory(account.Platform, account.Tenant), Keys.Tenant, cancel);
}
