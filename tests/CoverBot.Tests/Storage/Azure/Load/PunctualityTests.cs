using CoverBot.Domain.Crews;
using CoverBot.Tests.Domain.Deciding;
using NodaTime;

namespace CoverBot.Tests.Storage.Azure.Load;

/// <summary>The judge of the load sees a time-out that came late. (That it sees none where there was none: <see cref="AnySequenceTests"/>.)</summary>
[Trait("kind", "rule")]
public sealed class PunctualityTests
{
    private static readonly Duration Late = Duration.FromMinutes(5);

    [Fact]
    public void An_offer_whose_time_out_comes_five_minutes_late_is_found_and_not_where_the_storage_was_away_for_as_long()
    {
        var play = new Play(Crewland.State(), Crewland.Monday);
        play.Does(Wishes.Away(Crewland.Ann, Crewland.Week));
        var due = play[Crewland.Leave].Asks[0].AnswerBy;
        play.Until(due - Duration.FromMinutes(1)).Sleeps(Duration.FromMinutes(1) + Late);

        Assert.All(Found([]), one => Assert.Equal((Late.TotalSeconds, Late.TotalSeconds + 7), (one.Fired, one.Seen)));
        Assert.NotEmpty(Found([]));
        Assert.All(Found([(due - Late, due + Late - Duration.FromSeconds(3))]), one => Assert.Equal((3, 10), (one.Fired, one.Seen)));

        List<TimeOut> Found(IReadOnlyList<(Instant, Instant)> down) =>
            [.. new Punctuality(moment => moment, down, _ => play.At + Duration.FromSeconds(7)).Of(new CrewId("crew"), play.Crew, new HashSet<Instant> { play.At })];
    }
}
