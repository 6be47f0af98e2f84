using System.Globalization;
using CoverBot.Domain.Dates;
using CsCheck;
using NodaTime;
using Stretch = CoverBot.Domain.Dates.Period;

namespace CoverBot.Tests.Domain.Dates;

[Trait("kind", "rule")]
public sealed class WhenProperties
{
    private static readonly Gen<LocalDateTime> Moments = Gen.Int[0, 3 * 366 * 24 * 60].Select(minutes => new LocalDateTime(2026, 1, 1, 0, 0).PlusMinutes(minutes));

    private static readonly string[] Words =
    [
        "mon", "friday", "24", "3", "dec", "feb", "30", "3/4", "24.12.", "2026-12-24", "2026", "to", "-", "until", "for", "from", "next", "this", "week", "weekend", "month", "2", "days", "hours",
        "14:00", "2pm", "morning", "tonight", "noon", "midnight", "now", "and", ",", "of", "the", "first", "last", "end", "rest", "in", "at", "a", "half", "between", "24th", "/", ".", "tomorrow",
        "christmas", "after next", "w/c", "9999", "00", "year", "12", "eod", "or", "through", "fortnight", "quarter", "past", "1.5", "working", "on", "week 53", "2000", "0", "31", "29",
    ];

    private static readonly Gen<string> Soup = Gen.Int[0, Words.Length - 1].Select(at => Words[at]).Array[1, 9].Select(words => string.Join(' ', words));

    [Fact]
    public void Whatever_is_typed_is_answered_with_a_sensible_period_or_a_sentence() =>
        Gen.Select(Gen.OneOf(Soup, Gen.String[0, 60]), Moments).Sample((text, now) =>
        {
            Sensible(When.Read(text, now), now);
            Sensible(When.ReadEnd(text, now), now);
            _ = When.ReadDay(text, now);
        }, iter: 20_000);

    [Fact]
    public void A_very_long_text_is_refused_in_one_short_sentence() =>
        Gen.OneOf(Gen.String[1_000, 10_000], Soup.Array[500].Select(parts => string.Join(' ', parts))).Sample(text =>
        {
            var refusal = Assert.IsType<Reading.Unclear>(When.Read(text, PhraseRow.Monday));
            Assert.InRange(refusal.Sentence.Length, 5, 140);
            Assert.DoesNotContain(refusal.Sentence, char.IsControl);
        }, iter: 50);

    [Fact]
    public void Days_written_out_are_read_as_those_days() =>
        Gen.Select(Moments, Gen.Int[0, 360], Gen.Int[0, 365], Gen.Int[0, 5]).Sample((now, ahead, more, style) =>
        {
            var from = now.Date.PlusDays(ahead);
            var to = from.PlusDays(more);
            var expected = new Reading.Range(new Stretch.Days(from, to));
            Assert.Equal(expected, When.Read(Span(from, to, style), now));
        }, iter: 5_000);

    [Fact]
    public void Hours_written_out_are_read_as_those_hours() =>
        Gen.Select(Moments, Gen.Int[1, 360], Gen.Int[0, 1439], Gen.Int[1, 3000]).Sample((now, ahead, minute, length) =>
        {
            var from = now.Date.PlusDays(ahead).AtMidnight().PlusMinutes(minute);
            var to = from.PlusMinutes(length);
            var words = string.Create(CultureInfo.InvariantCulture, $"{from:uuuu-MM-dd HH:mm} - {to:uuuu-MM-dd HH:mm}");
            Assert.Equal(new Reading.Range(new Stretch.Hours(from, to)), When.Read(words, now));
        }, iter: 5_000);

    [Fact]
    public void Capitals_dashes_and_spaces_change_nothing() =>
        Gen.Select(Soup, Moments).Sample((text, now) =>
        {
            var dressed = "  " + text.ToUpperInvariant().Replace("-", "\u2013", StringComparison.Ordinal).Replace(" ", "\u00a0 ", StringComparison.Ordinal) + " ! ";
            Assert.Equal(PhraseRow.Words(When.Read(text, now)), PhraseRow.Words(When.Read(dressed, now)));
        }, iter: 5_000);

    [Fact]
    public void Hidden_characters_are_neither_read_nor_shown()
    {
        Assert.Equal("2026-11-27", PhraseRow.Words(When.Read("f\u200bri\u202e", PhraseRow.Monday)));
        var refusal = Assert.IsType<Reading.Unclear>(When.Read("acme\u202e\u0007\n" + new string('x', 90), PhraseRow.Monday));
        Assert.DoesNotContain(refusal.Sentence, letter => letter is '\u202e' || char.IsControl(letter));
        Assert.Contains('…', refusal.Sentence);
    }

    private static string Span(LocalDate from, LocalDate to, int style)
    {
        var (start, link, end) = style switch
        {
            0 => ("uuuu-MM-dd", " to ", "uuuu-MM-dd"),
            1 => ("d MMM uuuu", " - ", "d MMM uuuu"),
            2 => ("ddd d MMMM uuuu", " until ", "dddd d MMMM uuuu"),
            3 => ("MMMM d, uuuu", " – ", "MMMM d, uuuu"),
            4 => ("d.M.uuuu", "-", "dd.MM.uuuu"),
            _ => ("uuuuMMdd", "-", "uuuuMMdd"),
        };
        return from.ToString(start, CultureInfo.InvariantCulture) + link + to.ToString(end, CultureInfo.InvariantCulture);
    }

    private static void Sensible(Reading reading, LocalDateTime now)
    {
        switch (reading)
        {
            case Reading.Range range:
                Sensible(range.Period, now);
                break;
            case Reading.Ask ask:
                Assert.InRange(ask.Readings.Length, 2, 4);
                Assert.Equal(ask.Readings.Length, ask.Readings.Distinct().Count());
                Assert.All(ask.Readings, period => Sensible(period, now));
                break;
            case Reading.Unclear unclear:
                Assert.InRange(unclear.Sentence.Length, 5, 140);
                Assert.NotEmpty(unclear.Try);
                break;
        }
    }

    private static void Sensible(Stretch period, LocalDateTime now)
    {
        Assert.True(period.Start >= (period is Stretch.Days ? now.Date.AtMidnight() : now), $"{period} begins before {now}");
        Assert.True(period.End > period.Start);
        Assert.True(NodaTime.Period.DaysBetween(period.Start.Date, period.End.Date) <= 366);
        Assert.True(period.End.Date <= now.Date.PlusYears(2).PlusDays(1));
    }
}
