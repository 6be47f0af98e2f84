using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using CoverBot.Tests.Domain.Deciding;
using NodaTime;

namespace CoverBot.Tests.Storage.Azure.Load;

/// <summary>The judge of the load sees a time-out that came late, whatever became of it since. (That it sees none where there was none: <see cref="AnySequenceTests"/>.)</summary>
[Trait("kind", "rule")]
public sealed class PunctualityTests
{
    private static readonly Duration Late = Duration.FromMinutes(5);
    private readonly List<Lapse> lapses = [];
    private Play play = null!;

    [Fact]
    public void An_offer_whose_time_out_comes_five_minutes_late_is_found_and_not_where_the_storage_was_away_for_as_long()
    {
        var due = LetOneLapse();

        Assert.Equal((Late.TotalSeconds, Late.TotalSeconds + 7), Found([]));
        Assert.Equal((3, 10), Found([(due - Late, due + Late - Duration.FromSeconds(3))]));
    }

    [Fact]
    public void It_is_found_also_when_somebody_has_said_yes_since()
    {
        LetOneLapse();
        play.Does(Wishes.Yes(Crewland.Ben));

        Assert.Equal(Late.TotalSeconds, Found([]).Fired);
    }

    [Fact]
    public void What_the_night_holds_is_late_only_once_it_is_over()
    {
        // Ben's working day ends in Cara's night.
        LetOneLapse(Crewland.London, Crewland.Auckland);
        var (fired, seen) = Found([]);

        Assert.Equal(Late.TotalSeconds, fired);
        Assert.Equal(0, seen);
    }

    /// <returns>When it should have been.</returns>
    private Instant LetOneLapse(params string[] zones)
    {
        play = new(Crewland.State(zones), Crewland.Monday, step => lapses.AddRange(PunctualityWatch.Lapses(step)));
        play.Does(Wishes.Away(Crewland.Ann, AwaySpan.Days(new(2026, 11, 30), new(2026, 12, 4))));
        var due = play[Crewland.Leave].Asks[0].AnswerBy;
        play.Until(due - Duration.FromMinutes(1)).Sleeps(Duration.FromMinutes(1) + Late);
        return due;
    }

    private (double Fired, double Seen) Found(IReadOnlyList<(Instant, Instant)> down)
    {
        var found = new Punctuality(moment => moment, down, _ => play.At + Duration.FromSeconds(7)).Of(new CrewId("crew"), play.Crew, lapses, new HashSet<Instant> { play.At }).First();
        return (found.Fired, found.Seen);
    }
}
