using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Tests.Domain.Deciding;
using NodaTime;

namespace CoverBot.Tests.Storage.Azure.Load;

/// <summary>The judge of the load misses what was taken and is not there. That it misses nothing else: <see cref="AnySequenceTests"/>.</summary>
[Trait("kind", "rule")]
public sealed class TakenJudgeTests
{
    private readonly Play play = new(Crewland.State(), Crewland.Monday);

    private Absence Leave => play[Crewland.Leave];

    [Fact]
    public void A_yes_that_is_lost() => IsMissed(Away(), "is still Pending", new Command.Accept(Crewland.Ben, Crewland.Leave, [], Ask(Crewland.Ben), Leave.Terms));

    [Fact]
    public void A_no_that_is_lost() => IsMissed(Away(), "is still Pending", new Command.Decline(Crewland.Ben, Crewland.Leave, [], Ask(Crewland.Ben), ""));

    [Fact]
    public void A_yes_that_was_taken_back_and_stands() => IsMissed(Covered(), "is still theirs", Wishes.Cant(Crewland.Ben));

    [Fact]
    public void A_yes_that_was_taken_back_in_words_and_stands() => IsMissed(Covered(), "is still theirs", Wishes.Cant(Crewland.Ben, Crewland.Acme));

    [Fact]
    public void Words_that_were_told_and_are_still_to_be_told()
    {
        Covered();
        play.Until(Crewland.Monday + Duration.FromDays(13));
        IsMissed(play, "is still to be told", new Command.MarkTold(Crewland.Ann, Crewland.Leave, Crewland.Birch, Leave.CoverOf(Crewland.Birch)!.ByHand.Single(words => !words.Overtaken).Number));
    }

    [Fact]
    public void A_client_who_hears_nothing_although_a_lead_said_so() => IsMissed(Ill(), "was not told", new Command.SendHold(Crewland.Lee, Crewland.Leave, []));

    [Fact]
    public void A_lead_who_is_reminded_although_on_it() => IsMissed(Ill(), "reminds again", new Command.OnIt(Crewland.Lee, Crewland.Leave, Leave.Gaps.Single(gap => !gap.Closed).Number));

    [Fact]
    public void A_call_that_goes_on_although_somebody_steps_in() => IsMissed(Ill(), "is still open", new Command.Accept(Crewland.Max, Crewland.Leave, [Crewland.Acme], null, Leave.Terms));

    [Fact]
    public void A_backup_who_is_still_asked()
    {
        play.Does(new Command.SetBackups(Crewland.Ann, [Crewland.Acme], [Crewland.Max, Crewland.Ben]));
        IsMissed(play, "is still asked about", new Command.AnswerBackup(Crewland.Max, play.Crew[Crewland.Max].Asked.Single().Number, true));
    }

    [Fact]
    public void Somebody_who_is_back_and_still_away()
    {
        var back = new Said.Back(Crewland.Ann.Value, Ill().At);
        Assert.Contains("goes on", Miss(play.Crew, back), StringComparison.Ordinal);

        play.Does(new Command.ComeBack(Crewland.Ann, Crewland.Leave, false));
        Assert.Null(Miss(play.Crew, back));
    }

    /// <summary>Before it was taken it is not there, and then it is.</summary>
    private static void IsMissed(Play play, string how, Command command)
    {
        play.After(Duration.FromMinutes(1));
        var said = TakenWatch.Of(play.Crew, command, play.At).Last();
        Assert.Contains(how, Miss(play.Crew, said), StringComparison.Ordinal);

        play.Does(command);
        Assert.Null(Miss(play.Crew, said));
    }

    private static string? Miss(CrewState crew, Said said) => TakenJudge.Miss(crew, new(said.Person), said, [said]);

    private int Ask(MemberId member) => Leave.Asks.Single(ask => ask.Member == member).Number;

    private Play Away() => play.Does(Wishes.Away(Crewland.Ann, Crewland.Week));

    private Play Covered()
    {
        Away();
        return play.Does(Wishes.Yes(Crewland.Ben));
    }

    /// <summary>Ann is ill, and nobody has said yes for an hour.</summary>
    private Play Ill() => play.Does(Wishes.Emergency(Crewland.Ann, play.At)).After(Duration.FromHours(1));
}
