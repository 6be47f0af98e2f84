using CoverBot.Domain.Time;
using CsCheck;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Tests.Domain.Time;

/// <summary>When the quiet ends, where a person is.</summary>
[Trait("kind", "rule")]
public sealed class QuietHoursTests
{
    private static readonly OffsetDateTimePattern Pattern = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm o<G>");

    [Theory]
    [InlineData("2026-11-16 20:59 Z", "2026-11-16 20:59 Z")]
    [InlineData("2026-11-16 21:00 Z", "2026-11-17 07:00 Z")]
    [InlineData("2026-11-17 06:59 Z", "2026-11-17 07:00 Z")]
    [InlineData("2026-11-17 07:00 Z", "2026-11-17 07:00 Z")]
    [InlineData("2026-03-28 23:00 Z", "2026-03-29 07:00 +01")]
    [InlineData("2026-10-25 01:30 +01", "2026-10-25 07:00 Z")]
    public void The_night_ends_in_the_morning(string at, string end) => Assert.Equal(Moment(end), QuietHours.Standard.EndOf(Moment(at), AnyWeek.London));

    [Theory]
    [InlineData("2026-11-16 12:30 Z", "2026-11-16 14:00 Z")]
    [InlineData("2026-11-16 11:59 Z", "2026-11-16 11:59 Z")]
    [InlineData("2026-11-16 23:00 Z", "2026-11-16 23:00 Z")]
    public void A_quiet_noon_ends_the_same_day(string at, string end) =>
        Assert.Equal(Moment(end), new QuietHours(new(12, 0), new(14, 0)).EndOf(Moment(at), AnyWeek.London));

    [Fact]
    public void Whatever_the_hours_the_end_is_not_quiet_and_not_before() => Gen.Select(AnyWeek.Moment, AnyWeek.Week, Gen.Int[0, 95], Gen.Int[0, 80]).Sample(
        (at, week, from, length) =>
        {
            var quiet = new QuietHours(LocalTime.Midnight.PlusMinutes(from * 15), LocalTime.Midnight.PlusMinutes((from + length) * 15));
            var end = quiet.EndOf(at, week.ZoneId);
            Assert.True(end >= at && end <= at + Duration.FromHours(21));
            Assert.Equal(end, quiet.EndOf(end, week.ZoneId));
        },
        threads: 1);

    private static Instant Moment(string text) => Pattern.Parse(text).Value.ToInstant();
}
