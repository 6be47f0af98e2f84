using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Storage;

namespace CoverBot.Tests.Domain.Deciding;

[Trait("kind", "rule")]
public sealed class PuttingAwayTests
{
    [Fact]
    public void Of_many_questions_those_that_say_something_stay_and_no_number_is_used_again()
    {
        var play = new Play(Crewland.State(), Crewland.Monday);
        for (var time = 0; time < 51; time++)
        {
            play.Does(new Command.SetBackups(Crewland.Lee, [Crewland.Birch], [Crewland.Max]), new Command.AnswerBackup(Crewland.Max, time + 1, false));
        }
        play.Does(new Command.SetBackups(Crewland.Lee, [Crewland.Birch], [Crewland.Max]));
        Assert.True(PuttingAway.IsWanted(play.Crew, play.Crew[Crewland.Max]));

        play.Does(new Command.PutAway(Crewland.Max, 0), new Command.AnswerBackup(Crewland.Max, 52, false), new Command.SetBackups(Crewland.Lee, [Crewland.Birch], [Crewland.Max]));

        Assert.False(PuttingAway.IsWanted(play.Crew, play.Crew[Crewland.Max]));
        Assert.Equal([52, 53], play.Crew[Crewland.Max].Asked.Select(ask => ask.Number));
    }

    [Fact]
    public void Numbers_go_on_rising_when_all_was_put_away_and_when_an_older_release_has_kept_no_count()
    {
        var max = Crewland.State()[Crewland.Max].With(new Said(7, new SaidTo.Member(Crewland.Max), Card.Of("it")));

        Assert.Equal(8, (max with { Said = [] }).NextSaid);
        var old = DomainJson.Read<Member>(DomainJson.Write(max).Replace("\"SaidLast\":7", "\"x\":0", StringComparison.Ordinal));
        Assert.Equal((0, 8), (old.SaidLast, old.NextSaid));
    }
}
