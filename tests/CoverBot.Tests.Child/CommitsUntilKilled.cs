using System.Collections.Immutable;
using System.Globalization;
using CoverBot.Storage;

namespace CoverBot.Tests.Child;

/// <summary>Counts up a head, a log line each time, and says each number once its commit has returned. Ends only when it is killed.</summary>
internal static class CommitsUntilKilled
{
    private const string Crew = "crew-1";

    public static async Task<int> Main(string[] args)
    {
        try
        {
            using var file = SqliteFile.Open(args[0]);
            await CommitAsync(new SqliteTable(file));
            return 0;
        }
        catch (StorageStartException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    private static async Task CommitAsync(SqliteTable table)
    {
        var head = await table.GetAsync(Crew, "0head", CancellationToken.None);
        var (rev, version) = head is null ? (0, "") : (int.Parse(head.Columns["Rev"], CultureInfo.InvariantCulture), head.Version);
        while (true)
        {
            rev++;
            var columns = ImmutableSortedDictionary<string, string>.Empty.Add("Rev", rev.ToString(CultureInfo.InvariantCulture));
            RowAction next = rev == 1 ? new RowAction.Insert("0head", columns) : new RowAction.Replace("0head", columns, version);
            var versions = await table.CommitAsync(Crew, [next, new RowAction.Insert($"log|{rev:D6}", columns)], CancellationToken.None);
            version = versions[0];
            await Console.Out.WriteLineAsync(rev.ToString(CultureInfo.InvariantCulture));
            await Console.Out.FlushAsync();
        }
    }
}
