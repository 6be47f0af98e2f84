using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using NodaTime;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>Absences of one person that meet become one.</summary>
[Trait("kind", "rule")]
public sealed class MergingTests
{
    private static readonly AbsenceId Second = new("second");
    private static readonly AwaySpan Thursday = AwaySpan.Days(new(2026, 11, 19), new(2026, 11, 19));
    private static readonly AwaySpan Friday = AwaySpan.Days(new(2026, 11, 20), new(2026, 11, 20));
    private static readonly AwaySpan Both = AwaySpan.Days(new(2026, 11, 19), new(2026, 11, 20));

    private readonly Play play = new(Crewland.State(), Crewland.Monday);

    [Fact]
    public void Dates_that_take_in_another_leave_make_one_of_the_two_and_ask_each_person_once()
    {
        play.Does(Wishes.Away(Crewland.Ann, Thursday), Wishes.Away(Crewland.Ann, Friday, Second), new Command.ChangeDates(Crewland.Ann, Crewland.Leave, Both));

        Assert.Equal((OverHow.Merged, Crewland.Leave), (play[Second].Over!.How, play[Second].Over!.Into!.Id));
        Assert.Equal(Both, play[Crewland.Leave].Span);
        Assert.Single(OpenTo(Crewland.Ben, Crewland.Acme));
    }

    [Fact]
    public void Who_said_yes_in_both_has_the_whole_and_is_not_asked_again()
    {
        BothCoveredBy(Crewland.Ben, Crewland.Ben);

        Assert.Equal(Crewland.Ben, play[Crewland.Leave].CoverOf(Crewland.Acme)!.CoveredBy);
        Assert.Empty(OpenTo(Crewland.Cara, Crewland.Acme).Concat(OpenTo(Crewland.Ben, Crewland.Acme)));
        Assert.Contains("away longer: Thu 19 Nov – Fri 20 Nov 2026", Last(Crewland.Ben), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_who_each_said_yes_to_a_part_are_a_question_anew()
    {
        BothCoveredBy(Crewland.Ben, Crewland.Cara);

        Assert.Null(play[Crewland.Leave].CoverOf(Crewland.Acme)!.CoveredBy);
        Assert.Single(OpenTo(Crewland.Ben, Crewland.Acme));
    }

    [Fact]
    public void The_client_reads_the_whole_once_and_both_older_notices_are_closed()
    {
        BothCoveredBy(Crewland.Ben, Crewland.Ben);

        var notices = play.Crew.Absences.Values.SelectMany(absence => absence.Said).Where(said => said.To == new SaidTo.Client(Crewland.Acme)).ToList();
        Assert.Contains("from Thursday 19 November to Friday 20 November", Assert.Single(notices, said => said.Closing is null).Content.Plain, StringComparison.Ordinal);
        Assert.Equal(2, notices.Count(said => said.Closing?.Plain == "The dates have changed, see below."));
    }

    [Fact]
    public void Days_of_the_other_leave_that_would_be_lost_are_asked_about_first()
    {
        play.Does(Wishes.Away(Crewland.Ann, Thursday), Wishes.Away(Crewland.Ann, Both with { From = Friday.From, Until = Friday.Until!.Value.PlusDays(3) }, Second));
        var before = play.Crew;
        play.Does(new Command.ChangeDates(Crewland.Ann, Crewland.Leave, Both));

        Assert.Same(before, play.Crew);
    }

    [Fact]
    public void A_client_of_the_other_leave_alone_is_looked_after_in_the_whole_too()
    {
        play.Does(Wishes.Away(Crewland.Ann, Thursday) with { Clients = [Crewland.Dale] }, Wishes.Away(Crewland.Ann, Friday, Second) with { Clients = [Crewland.Acme] },
            new Command.ChangeDates(Crewland.Ann, Crewland.Leave, Both));

        Assert.Equal([Crewland.Dale, Crewland.Acme], play[Crewland.Leave].Covers.Select(cover => cover.Client));
        Assert.Single(OpenTo(Crewland.Ben, Crewland.Acme));
    }

    [Fact]
    public void An_emergency_that_still_runs_when_a_planned_leave_begins_takes_it_in()
    {
        play.Does(Wishes.Away(Crewland.Ann, Crewland.Week), Wishes.Yes(Crewland.Ben, Crewland.Acme), Wishes.Yes(Crewland.Cara, Crewland.Dale));
        play.Until(Instant.FromUtc(2026, 11, 27, 10, 0)).Does(Wishes.Emergency(Crewland.Ann, play.At, Second), new Command.Accept(Crewland.Cara, Second, [Crewland.Acme], null, null));
        play.Until(Instant.FromUtc(2026, 11, 29, 23, 0));
        Assert.True(play[Crewland.Leave].IsOpen);

        play.Until(Instant.FromUtc(2026, 11, 30, 0, 0));
        Assert.Equal(Second, play[Crewland.Leave].Over?.Into?.Id);
        Assert.Equal(Crewland.Cara, play[Second].CoverOf(Crewland.Acme)!.CoveredBy);
        Assert.Equal(Crewland.Cara, play[Second].CoverOf(Crewland.Dale)!.CoveredBy);
        Assert.Contains("Acme Ltd: Cara goes on, so there is nothing to do for you.", Last(Crewland.Ben), StringComparison.Ordinal);
    }

    [Fact]
    public void A_planned_leave_ahead_is_left_alone_by_an_emergency_that_ends_before()
    {
        play.Does(Wishes.Away(Crewland.Ann, Crewland.Week), Wishes.Yes(Crewland.Ben, Crewland.Acme), Wishes.Emergency(Crewland.Ann, play.At, Second));
        play.After(Duration.FromHours(2)).Does(new Command.ComeBack(Crewland.Ann, Second, false)).Until(Instant.FromUtc(2026, 12, 1, 10, 0));

        Assert.True(play[Crewland.Leave].IsOpen);
        Assert.Equal(Crewland.Ben, play[Crewland.Leave].CoverOf(Crewland.Acme)!.CoveredBy);
    }

    private void BothCoveredBy(MemberId first, MemberId second) => play
        .Does(Wishes.Away(Crewland.Ann, Thursday), Wishes.Away(Crewland.Ann, Friday, Second))
        .Does(new Command.HandTo(Crewland.Lee, Crewland.Leave, Crewland.Acme, first), new Command.HandTo(Crewland.Lee, Second, Crewland.Acme, second))
        .Does(new Command.Accept(first, Crewland.Leave, [Crewland.Acme], null, null), new Command.Accept(second, Second, [Crewland.Acme], null, null))
        .Does(new Command.ChangeDates(Crewland.Ann, Crewland.Leave, Both));

    private IEnumerable<Ask> OpenTo(MemberId member, ClientId client) => play.Crew.Absences.Values.SelectMany(absence => absence.Asks)
        .Where(ask => ask.Member == member && ask.Lines.Any(line => line.Client == client && line.Offer.CanBeAccepted));

    private string Last(MemberId member) => play.Crew.Absences.Values.SelectMany(absence => absence.Said).Last(said => said.To == new SaidTo.Member(member)).Content.Plain;
}
