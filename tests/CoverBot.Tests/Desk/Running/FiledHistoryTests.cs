using CoverBot.Desk;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Desk.Running;

/// <summary>A crew that lives for a while, through the real rules.</summary>
[Trait("kind", "contract")]
public sealed class FiledHistoryTests : IDisposable
{
    private const int Weeks = 12;

    /// <summary>Numbers that rise get another digit; nothing else may grow.</summary>
    private const int Digits = 40;

    private readonly TempStore store = new();
    private readonly OneDesk desk;
    private readonly OneCrew crew;

    public FiledHistoryTests()
    {
        desk = new(store, Rules.OfTheDomain, people: OneCrew.Team);
        crew = new(desk, store, "T1");
    }

    [Fact]
    public async Task What_every_command_reads_is_no_more_after_absences_that_have_ended()
    {
        await crew.SetUpWithPastAsync();
        await WeekAsync();
        var before = await ReadByCommandsAsync();

        for (var week = 0; week < Weeks; week++)
        {
            await WeekAsync();
        }

        var after = await ReadByCommandsAsync();
        Assert.Equal(before.Select(Kind), after.Select(Kind));
        Assert.InRange(Size(after), 1, Size(before) + Digits);
        Assert.Equal(Weeks + 2, (await RowsAsync("past|", "past}")).Count);
    }

    public void Dispose()
    {
        desk.Dispose();
        store.Dispose();
    }

    /// <summary>Ann is away on that Monday and back on Tuesday, and by the next Monday that is filed.</summary>
    private async Task WeekAsync()
    {
        await crew.TypeAsync("ann", "away today");
        await crew.SettleAsync();
        for (var day = 0; day < 7; day++)
        {
            await store.PassAsync(Duration.FromDays(1));
            await crew.SettleAsync();
            if (day == 0)
            {
                await crew.TypeAsync("ann", "back");
            }
        }
    }

    /// <summary>What decisions read, and the boards, which the delivery reads.</summary>
    private async Task<IReadOnlyList<Row>> ReadByCommandsAsync() => [.. await RowsAsync("0", "2"), .. await RowsAsync("board|", "board}")];

    private Task<IReadOnlyList<Row>> RowsAsync(string from, string to) => store.Table.RangeAsync(crew.Id.Value, from, to, CancellationToken.None);

    /// <summary>Absences that come and go have other ids.</summary>
    private static string Kind(Row row) => row.Key.Split('|')[0];

    private static int Size(IReadOnlyList<Row> rows) => rows.Sum(row => row.Columns.Sum(column => column.Value.Length));
}
