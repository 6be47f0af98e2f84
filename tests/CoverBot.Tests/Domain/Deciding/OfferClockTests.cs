using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using CoverBot.Tests.Domain.Time;
using CsCheck;
using NodaTime;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>How long each backup has, over weekends and both clock changes.</summary>
[Trait("kind", "rule")]
public sealed class OfferClockTests
{
    [Fact]
    public void In_turn_each_has_two_to_eight_working_hours_before_the_work_begins_else_all_are_asked_at_once() =>
        Gen.Select(Move.Zones, AnyWeek.Moment, Gen.Int[0, 12], Gen.Int[0, 9]).Sample(
            (zones, at, ahead, length) =>
            {
                var play = new Play(Crewland.State(zones), at);
                var first = play.Crew[Crewland.Ann].Week.DayAt(at).PlusDays(ahead + 1);
                play.Does(Wishes.Away(Crewland.Ann, AwaySpan.Days(first, first.PlusDays(length)))).Until(Spans.Moment(first.AtMidnight(), play.Crew[Crewland.Ann].Week));
                Assert.All(play[Crewland.Leave].Asks, ask => Fair(play.Crew, play[Crewland.Leave], ask));
            },
            iter: 300,
            threads: 1);

    [Fact]
    public void Two_weeks_ahead_each_has_a_working_day_one_after_the_other()
    {
        var play = new Play(Crewland.State(), Crewland.Monday);
        play.Does(Wishes.Away(Crewland.Ann, Crewland.Week)).Until(Instant.FromUtc(2026, 11, 27, 9, 0));

        Assert.Equal(
            ["ben 16 10:00 - 17 10:00", "cara 16 10:00 - 17 10:00", "cara 17 10:00 - 18 10:00", "ben 17 10:00 - 18 10:00", "max 18 10:00 - 19 10:00"],
            play[Crewland.Leave].Asks.Select(ask => $"{ask.Member} {ask.AskedAt:dd HH:mm} - {ask.AnswerBy:dd HH:mm}"));
    }

    [Fact]
    public void Over_the_weekend_of_the_clock_change_the_answer_by_is_the_same_hour_of_the_day()
    {
        var play = new Play(Crewland.State(), Instant.FromUtc(2026, 3, 27, 15, 0));
        play.Does(Wishes.Away(Crewland.Ann, AwaySpan.Days(new(2026, 4, 13), new(2026, 4, 17))));

        Assert.All(play[Crewland.Leave].Asks, ask => Assert.Equal(Instant.FromUtc(2026, 3, 30, 14, 0), ask.AnswerBy));
    }

    [Fact]
    public void With_too_little_time_for_each_all_are_asked_at_once()
    {
        var play = new Play(Crewland.State(), Crewland.Monday + Duration.FromHours(5));
        play.Does(Wishes.Away(Crewland.Ann, AwaySpan.Days(new(2026, 11, 17), new(2026, 11, 17))));

        Assert.Equal(["ben", "cara", "max"], play[Crewland.Leave].Asks.Where(ask => ask.Lines.Any(line => line.Client == Crewland.Dale)).Select(ask => ask.Member.Value).Order());
        Assert.All(play[Crewland.Leave].Asks.Where(ask => ask.Together), ask => Assert.Equal(Instant.FromUtc(2026, 11, 17, 9, 0), ask.AnswerBy));
    }

    [Fact]
    public void The_last_day_of_a_leave_belongs_to_it_whatever_the_clocks_do() => Gen.Select(AnyWeek.Week, AnyWeek.Moment, Gen.Int[0, 20]).Sample(
        (week, at, length) =>
        {
            var first = week.DayAt(at);
            var last = first.PlusDays(length);
            var span = AwaySpan.Days(first, last);

            Assert.Equal((first, last), (span.FirstDay, span.LastDay));
            Assert.Equal(week.CountDays(first, last), Spans.WorkingDays(span, week));
            Assert.Equal(week.Zone.AtStartOfDay(last.PlusDays(1)).ToInstant(), Spans.Ends(span, week));
            Assert.Equal(week.After(last), Spans.BackOn(span, week));
            Assert.True(span.Overlaps(AwaySpan.Days(last, last)));
            Assert.False(span.Overlaps(AwaySpan.Days(last.PlusDays(1), last.PlusDays(1))));
        },
        threads: 1);

    private static void Fair(CrewState crew, Absence absence, Ask ask)
    {
        var week = crew[ask.Member].Week;
        var window = week.Between(ask.AskedAt, ask.AnswerBy);
        if (ask.Together)
        {
            Assert.True(ask.AnswerBy >= ask.AskedAt + Duration.FromMinutes(10) && window <= Duration.FromHours(8), $"{ask} has {window}");
            return;
        }
        Assert.InRange(window, Duration.FromHours(2), Duration.FromHours(8));
        Assert.True(ask.AnswerBy <= absence.Starts, $"{ask} may answer after {absence.Starts}");
        Assert.True(ask.NudgeAt is null || (ask.NudgeAt > ask.AskedAt && ask.NudgeAt < ask.AnswerBy), $"{ask} is reminded at {ask.NudgeAt}");
    }
}
