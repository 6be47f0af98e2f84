using CoverBot.Domain.Time;
using CsCheck;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Tests.Domain.Time;

/// <summary>Working time over weekends and both clock changes of the year.</summary>
[Trait("kind", "rule")]
public sealed class WorkWeekTests
{
    private static readonly OffsetDateTimePattern Pattern = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm o<G>");

    [Theory]
    [InlineData(AnyWeek.London, "2026-03-26 10:00 Z", 2, "2026-03-26 12:00 Z")]
    [InlineData(AnyWeek.London, "2026-03-26 07:00 Z", 2, "2026-03-26 11:00 Z")]
    [InlineData(AnyWeek.London, "2026-03-26 10:00 Z", 7, "2026-03-26 17:00 Z")]
    [InlineData(AnyWeek.London, "2026-03-27 16:00 Z", 2, "2026-03-30 10:00 +01")]
    [InlineData(AnyWeek.London, "2026-03-28 12:00 Z", 8, "2026-03-30 17:00 +01")]
    [InlineData(AnyWeek.London, "2026-10-23 16:00 +01", 2, "2026-10-26 10:00 Z")]
    [InlineData(AnyWeek.London, "2026-10-23 09:00 +01", 16, "2026-10-26 17:00 Z")]
    [InlineData(AnyWeek.NewYork, "2026-03-06 16:30 -05", 1, "2026-03-09 09:30 -04")]
    [InlineData(AnyWeek.NewYork, "2026-10-30 16:30 -04", 1, "2026-11-02 09:30 -05")]
    public void Working_hours_are_added_by_the_clock_on_the_wall(string zone, string from, int hours, string then)
    {
        var week = WorkWeek.Standard(zone);

        Assert.Equal(Moment(then), week.Add(Moment(from), Duration.FromHours(hours)));
        Assert.Equal(Duration.FromHours(hours), week.Between(Moment(from), Moment(then)));
    }

    [Theory]
    [InlineData("2026-03-29 00:00 Z", "2026-03-29 08:00 +01", 7)]
    [InlineData("2026-10-25 00:00 +01", "2026-10-25 08:00 Z", 9)]
    public void A_night_on_which_the_clocks_change_is_as_long_as_it_is(string from, string to, int hours)
    {
        var nights = WorkWeek.Standard(AnyWeek.London) with { Days = [IsoDayOfWeek.Sunday], From = LocalTime.Midnight, To = new(8, 0) };

        Assert.Equal(Duration.FromHours(hours), nights.Between(Moment(from), Moment(to)));
        Assert.Equal(Moment(to), nights.Add(Moment(from), Duration.FromHours(hours)));
    }

    [Theory]
    [InlineData("2026-03-27 16:59 Z", "2026-03-27 16:59 Z")]
    [InlineData("2026-03-27 17:00 Z", "2026-03-30 09:00 +01")]
    [InlineData("2026-03-29 00:30 Z", "2026-03-30 09:00 +01")]
    [InlineData("2026-10-24 12:00 +01", "2026-10-26 09:00 Z")]
    [InlineData("2026-10-26 08:59 Z", "2026-10-26 09:00 Z")]
    public void The_next_working_moment_is_now_or_the_next_morning(string from, string next) =>
        Assert.Equal(Moment(next), WorkWeek.Standard(AnyWeek.London).NextWorking(Moment(from)));

    [Fact]
    public void What_was_added_lies_between() => Gen.Select(AnyWeek.Week, AnyWeek.Moment, AnyWeek.Time)
        .Sample((week, from, time) => Assert.Equal(time, week.Between(from, week.Add(from, time))), threads: 1);

    [Fact]
    public void Later_stays_later_and_more_takes_longer() => Gen.Select(AnyWeek.Week, AnyWeek.Moment, AnyWeek.Time, AnyWeek.Time).Sample(
        (week, from, time, more) =>
        {
            Assert.True(week.Add(from, time) <= week.Add(from + more, time));
            Assert.True(week.Add(from, time) < week.Add(from, time + more));
            Assert.True(week.Add(from, time) >= from + time);
        },
        threads: 1);

    [Fact]
    public void Working_time_adds_up_wherever_it_is_cut() => Gen.Select(AnyWeek.Week, AnyWeek.Moment, AnyWeek.Time, AnyWeek.Time).Sample(
        (week, from, first, then) => Assert.Equal(week.Between(from, from + first + then), week.Between(from, from + first) + week.Between(from + first, from + first + then)),
        threads: 1);

    [Fact]
    public void The_next_working_moment_is_worked_and_none_lies_before_it() => Gen.Select(AnyWeek.Week, AnyWeek.Moment).Sample(
        (week, from) =>
        {
            var next = week.NextWorking(from);
            Assert.True(week.IsWorking(next));
            Assert.Equal(Duration.Zero, week.Between(from, next));
            Assert.Equal(next, week.NextWorking(next));
        },
        threads: 1);

    private static Instant Moment(string text) => Pattern.Parse(text).Value.ToInstant();
}
