using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CsCheck;
using NodaTime;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>Two press Accept in the same instant: one decision comes first, the other is made on what came of it.</summary>
[Trait("kind", "rule")]
public sealed class SameInstantTests
{
    [Fact]
    public void The_second_to_press_is_told_who_has_it()
    {
        var play = new Play(Crewland.State(), Crewland.Monday);
        play.Does(Wishes.Emergency(Crewland.Ann, play.At), Wishes.Yes(Crewland.Ben, Crewland.Acme));

        var no = Assert.IsType<Decision.Refused>(play.Say(Wishes.Yes(Crewland.Cara, Crewland.Acme))).Refusal;

        Assert.Equal("offer.taken", no.Code);
        Assert.StartsWith("Ben has Acme Ltd already", no.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_presses_twice_is_thanked_twice_and_has_it_once()
    {
        var play = new Play(Crewland.State(), Crewland.Monday);
        play.Does(Wishes.Emergency(Crewland.Ann, play.At), Wishes.Yes(Crewland.Ben, Crewland.Acme));

        Assert.Empty(Assert.IsType<Decision.Done>(play.Say(Wishes.Yes(Crewland.Ben, Crewland.Acme))).Events);
    }

    [Fact]
    public void However_many_press_however_often_the_first_has_each_client() => Gen.Select(Gen.Int[1, 4], Gen.Int[0, 3], (who, what) => (Who: Crewland.People[who], What: Crewland.Clients[what])).Array[1, 40].Sample(
        presses =>
        {
            var play = new Play(Crewland.State(), Crewland.Monday);
            play.Does(Wishes.Emergency(Crewland.Ann, play.At)).After(Duration.FromMinutes(11));
            foreach (var (who, what) in presses)
            {
                var before = play[Crewland.Leave].CoverOf(what)!.CoveredBy;
                var decision = play.Say(Wishes.Yes(who, what));
                Assert.True(before is null || play[Crewland.Leave].CoverOf(what)!.CoveredBy == before);
                Assert.Equal(before is not null && before != who, decision is Decision.Refused { Refusal: { Code: "offer.taken" } no } && no.Sentence.StartsWith(play.Crew[before!.Value].Name + " has", StringComparison.Ordinal));
            }
            Assert.All(play[Crewland.Leave].Covers.Where(cover => cover.CoveredBy is not null), cover =>
                Assert.Equal(presses.First(press => press.What == cover.Client && MayTake(play, press.Who, cover.Client)).Who, cover.CoveredBy));
        },
        threads: 1);

    [Fact]
    public void What_is_gone_is_closed_on_the_others_cards()
    {
        var play = new Play(Crewland.State(), Crewland.Monday);
        play.Does(Wishes.Emergency(Crewland.Ann, play.At), Wishes.Yes(Crewland.Ben));

        var card = play[Crewland.Leave].Asks.Single(ask => ask.Member == Crewland.Cara);
        Assert.False(card.IsOpen);
        Assert.All(card.Lines, line => Assert.Equal(Crewland.Ben, Assert.IsType<Offer.Withdrawn>(line.Offer).TakenBy));
    }

    private static bool MayTake(Play play, MemberId who, ClientId client) => play[Crewland.Leave].Calls.Any(call => call.Clients.Contains(client))
        || play[Crewland.Leave].Asks.Any(ask => ask.Member == who && ask.Lines.Any(line => line.Client == client));
}
