using System.Collections.Immutable;
using NodaTime;

namespace CoverBot.Storage.Moving;

/// <summary>A row for each bot that is at work on a store that others may share, so that nobody moves it away under it. A file needs none: it is locked.</summary>
internal static class WorkMark
{
    public const string Partition = "work";

    /// <summary>A bot that has not said for so long that it is at work was killed. Wall time.</summary>
    public static readonly Duration Good = Duration.FromMinutes(3);

    private const string At = "At";

    public static Task SetAsync(ITable table, string bot, Instant at, CancellationToken cancel) => LookAgain.WriteAsync(async () =>
    {
        var columns = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(At, at.Text());
        var row = await table.GetAsync(Partition, bot, cancel);
        await table.CommitAsync(Partition, [RowAction.Over(row?.Version, bot, columns)], cancel);
    });

    public static Task ClearAsync(ITable table, string bot, CancellationToken cancel) => table.ClearAsync(Partition, row => row.Key == bot, cancel);

    /// <summary>Those that were killed.</summary>
    public static Task ClearOldAsync(ITable table, Instant now, CancellationToken cancel) => table.ClearAsync(Partition, row => Moment(row) + Good < now, cancel);

    /// <summary>When a bot was last at work; null when none is.</summary>
    public static async Task<Instant?> LastAsync(ITable table, Instant now, CancellationToken cancel) =>
        (await table.RangeAsync(Partition, " ", "~", cancel)).Select(row => (Instant?)Moment(row)).Max() is { } last && last + Good >= now ? last : null;

    private static Instant Moment(Row row) => SortableTimes.Moment(row.Columns[At]);
}
