using CoverBot.Domain.Dates;
using NodaTime.Text;

namespace CoverBot.Tests.Domain.Dates;

[Trait("kind", "rule")]
public sealed class WhenTests
{
    public static TheoryData<string, string> Weekdays => PhraseRow.Data(WeekdaysTable.Rows);

    public static TheoryData<string, string> Dates => PhraseRow.Data(DatesTable.Rows);

    public static TheoryData<string, string> Months => PhraseRow.Data(MonthsTable.Rows);

    public static TheoryData<string, string> Lengths => PhraseRow.Data(LengthsTable.Rows);

    public static TheoryData<string, string> Hours => PhraseRow.Data(HoursTable.Rows);

    public static TheoryData<string, string> AskedBack => PhraseRow.Data(AskedBackTable.Rows);

    public static TheoryData<string, string> Refused => PhraseRow.Data(RefusedTable.Rows);

    public static TheoryData<string, string> OtherMoments => PhraseRow.Data(OtherMomentsTable.Rows);

    [Theory]
    [MemberData(nameof(Weekdays))]
    [MemberData(nameof(Dates))]
    [MemberData(nameof(Months))]
    [MemberData(nameof(Lengths))]
    [MemberData(nameof(Hours))]
    [MemberData(nameof(AskedBack))]
    [MemberData(nameof(Refused))]
    public void A_phrase_on_a_Monday_morning_is_read_as(string phrase, string expected) =>
        Assert.Equal(expected, PhraseRow.Words(When.Read(phrase, PhraseRow.Monday)));

    [Theory]
    [MemberData(nameof(OtherMoments))]
    public void A_phrase_at_another_moment_is_read_as(string momentAndPhrase, string expected)
    {
        ArgumentNullException.ThrowIfNull(momentAndPhrase);
        var parts = momentAndPhrase.Split(' ', 2);
        var now = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(parts[0]).Value;
        Assert.Equal(expected, PhraseRow.Words(When.Read(parts[1], now)));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_refusal_shows_a_line_that_works(string phrase, string expected)
    {
        var refusal = Assert.IsType<Reading.Unclear>(When.Read(phrase, PhraseRow.Monday));
        Assert.Equal(expected, $"refused {refusal.Code}");
        Assert.StartsWith("away ", refusal.Try, StringComparison.Ordinal);
        Assert.IsType<Reading.Range>(When.Read(refusal.Try["away ".Length..], PhraseRow.Monday));
        Assert.Matches("^[^\n]{5,140}[.?]$", refusal.Sentence);
    }

    [Theory]
    [InlineData("fri", "2026-11-23 to 2026-11-27")]
    [InlineData("until fri", "2026-11-23 to 2026-11-27")]
    [InlineData("3pm", "2026-11-23T09:00 to 2026-11-23T15:00")]
    [InlineData("2 jan", "2026-11-23 to 2027-01-02")]
    [InlineData("today", "2026-11-23")]
    [InlineData("20 nov", "refused EndBeforeStart")]
    [InlineData("acme", "refused NotADate")]
    [InlineData("the end of next week", "2026-11-23 to 2026-12-04")]
    public void An_end_alone_begins_now(string end, string expected) =>
        Assert.Equal(expected, PhraseRow.Words(When.ReadEnd(end, PhraseRow.Monday)));

    [Theory]
    [InlineData("fri", "2026-11-27")]
    [InlineData("mon", "2026-11-23")]
    [InlineData("today", "2026-11-23")]
    [InlineData("now", "2026-11-23")]
    [InlineData("tomorrow morning", "2026-11-24")]
    [InlineData("3/4", "ask 2027-03-04 or 2027-04-03")]
    [InlineData("next fri", "ask 2026-11-27 or 2026-12-04")]
    [InlineData("next week", "refused NotOneDay")]
    [InlineData("acme", "refused NotADate")]
    public void One_day_is_read_for_who(string day, string expected) =>
        Assert.Equal(expected, PhraseRow.Words(When.ReadDay(day, PhraseRow.Monday)));
}
