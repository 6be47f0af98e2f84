using CoverBot.Domain.Dates;
using NodaTime;
using NodaTime.Text;
using Stretch = CoverBot.Domain.Dates.Period;

namespace CoverBot.Tests.Domain.Dates;

/// <summary>What a sensible person would take each phrase for, in <c>Phrases.table.txt</c>, which says of each part how its readings came about.</summary>
[Trait("kind", "rule")]
public sealed class HumanPhrasesTests
{
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public static TheoryData<string, string, string> Rows
    {
        get
        {
            using var stream = typeof(HumanPhrasesTests).Assembly.GetManifestResourceStream("Phrases.table.txt")!;
            using var reader = new StreamReader(stream);
            var data = new TheoryData<string, string, string>();
            while (reader.ReadLine() is { } line)
            {
                if (!line.StartsWith('#'))
                {
                    var cells = line.Split(" | ");
                    data.Add(cells[0], cells[1], cells[2]);
                }
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_phrase_is_read_as_a_person_would_and_a_refusal_shows_a_line_that_works(string phrase, string now, string expected)
    {
        var moment = Moment.Parse(now).Value;
        var reading = When.Read(phrase, moment);
        Assert.Equal(expected, Words(reading));
        if (reading is Reading.Unclear refusal)
        {
            Assert.Matches("^[^\n]{5,140}[.?]$", refusal.Sentence);
            Assert.StartsWith("away ", refusal.Try, StringComparison.Ordinal);
            Assert.IsType<Reading.Range>(When.Read(refusal.Try["away ".Length..], moment));
        }
    }

    private static string Words(Reading reading) => reading switch
    {
        Reading.Range range => Words(range.Period),
        Reading.Ask ask => string.Join(" ? ", ask.Readings.Select(Words)),
        _ => "error",
    };

    private static string Words(Stretch period) => period switch
    {
        Stretch.Days days when days.From == days.To => LocalDatePattern.Iso.Format(days.From),
        Stretch.Days days => $"{LocalDatePattern.Iso.Format(days.From)}..{LocalDatePattern.Iso.Format(days.To)}",
        Stretch.Hours hours => $"{Moment.Format(hours.From)}..{Moment.Format(hours.To)}",
        _ => throw new InvalidOperationException($"no such period: {period}"),
    };
}
