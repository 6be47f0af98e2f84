using System.Globalization;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Chat;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Desk.Linking;

/// <summary>Wrong codes, counted for each person: after a few of them none of that person's is looked at for a while, and nobody else has to wait.</summary>
internal sealed class LinkTries(ITable table, IClock clock)
{
    /// <summary>How many wrong ones a person may type before a wait.</summary>
    public const int Most = 5;

    private const string Count = "count";
    private const string Last = "last";

    /// <summary>How long the wait is, and after how long without a wrong one it counts anew.</summary>
    public static readonly Duration Pause = Duration.FromMinutes(30);

    /// <summary>Null when a code may be typed.</summary>
    public async Task<Instant?> PausedUntilAsync(Account from, CancellationToken cancel) =>
        await table.GetAsync(Partition(from), Key(from), cancel) is { } row && row.Number(Count) >= Most && row.Moment(Columns.At) + Pause is var until && until > clock.GetCurrentInstant()
            ? until : null;

    /// <summary>One more that was wrong. The same delivery again counts once.</summary>
    public async Task WrongAsync(Account from, string deliveryId, CancellationToken cancel)
    {
        var delivery = Ids.Delivery(deliveryId);
        while (true)
        {
            var row = await table.GetAsync(Partition(from), Key(from), cancel);
            if (row?.Columns[Last] == delivery)
            {
                return;
            }
            var now = clock.GetCurrentInstant();
            var before = row is not null && row.Moment(Columns.At) + Pause > now ? row.Number(Count) : 0;
            var columns = Columns.None.With(Count, before + 1).With(Last, delivery).With(Columns.At, now);
            try
            {
                await table.CommitAsync(Partition(from), [RowAction.Over(row?.Version, Key(from), columns)], cancel);
                return;
            }
            catch (TableConflictException)
            {
                // Another one was wrong at the same moment: both count.
            }
        }
    }

    private static string Key(Account from) => "tries|" + Ids.Member(from).Value;

    private static string Partition(Account from) => Keys.Directory(from.Platform, from.Tenant);
}
