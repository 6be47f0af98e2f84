using CoverBot.Domain.Dates;
using NodaTime;
using NodaTime.Text;
using Stretch = CoverBot.Domain.Dates.Period;

namespace CoverBot.Tests.Domain.Dates;

/// <summary>Tables of <c>phrase => expected</c>: a day, <c>a to b</c> (days: the last included), <c>ask … or …</c>, <c>refused Code</c>.</summary>
internal static class PhraseRow
{
    public static LocalDateTime Monday { get; } = new(2026, 11, 23, 9, 0);

    public static TheoryData<string, string> Data(string rows)
    {
        var data = new TheoryData<string, string>();
        foreach (var row in rows.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = row.LastIndexOf(" => ", StringComparison.Ordinal);
            data.Add(row[..at], row[(at + 4)..]);
        }
        return data;
    }

    public static string Words(Reading reading) => reading switch
    {
        Reading.Range range => Words(range.Period),
        Reading.Ask ask => "ask " + string.Join(" or ", ask.Readings.Select(Words)),
        Reading.Unclear unclear => $"refused {unclear.Code}",
        _ => throw new InvalidOperationException($"no such reading: {reading}"),
    };

    private static string Words(Stretch period) => period switch
    {
        Stretch.Days days when days.From == days.To => LocalDatePattern.Iso.Format(days.From),
        Stretch.Days days => $"{LocalDatePattern.Iso.Format(days.From)} to {LocalDatePattern.Iso.Format(days.To)}",
        Stretch.Hours hours => $"{hours.From:uuuu-MM-dd'T'HH:mm} to {hours.To:uuuu-MM-dd'T'HH:mm}",
        _ => throw new InvalidOperationException($"no such period: {period}"),
    };
}
