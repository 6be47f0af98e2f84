using System.Collections.Immutable;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Slack.Installing;

/// <summary>The installations in the store. What another replica or another request wrote meanwhile is read again before anything is written over it.</summary>
internal sealed class InstallationStore(ITable table, InstallationRows rows)
{
    private const string First = " ";
    private const string AfterLast = "~";

    public Task<IReadOnlyList<Row>> AllAsync(CancellationToken cancel) => table.RangeAsync(InstallationRows.Partition, First, AfterLast, cancel);

    public Task<Row?> GetAsync(string team, CancellationToken cancel) => table.GetAsync(InstallationRows.Partition, team, cancel);

    /// <summary>Enters a new installation. A second one in the same workspace takes the first one's place.</summary>
    public async Task PutAsync(Installation one, CancellationToken cancel)
    {
        while (!await WriteAsync(one.Team, await GetAsync(one.Team, cancel), rows.Write(one), cancel))
        {
        }
    }

    /// <summary>Enters new tokens, unless the installation has ended or is another one by now.</summary>
    public async Task PutTokensAsync(Installation one, CancellationToken cancel)
    {
        while (await GetAsync(one.Team, cancel) is { } row && !InstallationRows.HasEnded(row) && InstallationRows.Installed(row) == one.InstalledAt
            && !await WriteAsync(one.Team, row, rows.Write(one), cancel))
        {
        }
    }

    /// <summary>Takes the tokens out of the store, unless the installation is younger than that.</summary>
    /// <param name="team">The workspace.</param>
    /// <param name="at">Wall time.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task EndAsync(string team, Instant at, CancellationToken cancel)
    {
        while (await GetAsync(team, cancel) is { } row && !InstallationRows.HasEnded(row) && InstallationRows.Installed(row) < at
            && !await WriteAsync(team, row, InstallationRows.Ended(row, at), cancel))
        {
        }
    }

    /// <summary>One process alone asks Slack for the next tokens; where that dies, another one may after a while.</summary>
    /// <param name="row">As it was read.</param>
    /// <param name="until">Wall time.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<bool> TryHoldAsync(Row row, Instant until, CancellationToken cancel) =>
        WriteAsync(row.Key, row, InstallationRows.Renewing(row, until), cancel);

    public async Task ReleaseAsync(string team, CancellationToken cancel)
    {
        while (await GetAsync(team, cancel) is { } row && InstallationRows.Renewing(row) is not null
            && !await WriteAsync(team, row, InstallationRows.Renewing(row, null), cancel))
        {
        }
    }

    /// <returns>False when the row has to be read again: somebody else was first, or the answer was lost.</returns>
    private async Task<bool> WriteAsync(string team, Row? row, ImmutableSortedDictionary<string, string> columns, CancellationToken cancel)
    {
        try
        {
            await table.CommitAsync(InstallationRows.Partition, [RowAction.Over(row?.Version, team, columns)], cancel);
            return true;
        }
        catch (Exception error) when (error is TableConflictException or TableUnsureException)
        {
            return false;
        }
    }
}
