using CoverBot.Domain.Absences;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using NodaTime;

namespace CoverBot.Tests.Domain.Deciding;

/// <summary>What somebody would have seen once, and does not any more.</summary>
[Trait("kind", "rule")]
public sealed class OnceSeenTests
{
    private readonly Play play = new(Crewland.State(), Crewland.Monday);

    [Fact]
    public void One_more_day_pressed_twice_was_two_days_more()
    {
        play.Does(Wishes.Away(Crewland.Ann, Crewland.Week), Wishes.Yes(Crewland.Ben), Wishes.Yes(Crewland.Cara)).Until(Instant.FromUtc(2026, 12, 7, 9, 30));
        play.Does(new Command.OneMoreDay(Crewland.Ann, Crewland.Leave), new Command.OneMoreDay(Crewland.Ann, Crewland.Leave));

        Assert.Equal(new LocalDate(2026, 12, 8), play[Crewland.Leave].BackOn);
    }

    [Fact]
    public void A_client_told_without_a_name_went_on_believing_that_somebody_steps_in()
    {
        play.Does(Wishes.Emergency(Crewland.Ann, play.At), Wishes.Yes(Crewland.Ben, Crewland.Dale));
        Assert.Equal((NoticeKind.Emergency, (MemberId?)null), (KnowsOf(Crewland.Dale).Kind, KnowsOf(Crewland.Dale).Who));

        play.Does(Wishes.Cant(Crewland.Ben)).After(Duration.FromMinutes(11));
        Assert.Equal(NoticeKind.Hold, KnowsOf(Crewland.Dale).Kind);
    }

    [Fact]
    public void New_dates_before_the_leave_were_not_told_when_the_same_backup_said_yes_again()
    {
        play.Does(Wishes.Away(Crewland.Ann, Crewland.Week), Wishes.Yes(Crewland.Ben, Crewland.Acme)).After(Duration.FromDays(1));
        play.Does(new Command.ChangeDates(Crewland.Ann, Crewland.Leave, AwaySpan.Days(new(2026, 11, 30), new(2026, 12, 8))), Wishes.Yes(Crewland.Ben, Crewland.Acme));

        Assert.Equal(NoticeKind.Dates, KnowsOf(Crewland.Acme).Kind);
        Assert.Contains("to Tuesday 8 December", play[Crewland.Leave].Said.Last(said => said.To == new SaidTo.Client(Crewland.Acme)).Content.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_was_asked_when_an_afternoon_became_a_week()
    {
        play.Does(Wishes.Away(Crewland.Ann, new AwaySpan(new(2026, 11, 16, 10, 0), new(2026, 11, 16, 12, 0), false))).After(Duration.FromHours(1));
        play.Does(new Command.ChangeDates(Crewland.Ann, Crewland.Leave, AwaySpan.Days(new(2026, 11, 16), new(2026, 11, 20))));

        Assert.Contains(play[Crewland.Leave].Asks, ask => ask.Member == Crewland.Ben);
    }

    [Fact]
    public void A_backup_who_had_left_the_team_went_on_covering()
    {
        play.Does(Wishes.Away(Crewland.Ann, Crewland.Week), Wishes.Yes(Crewland.Ben, Crewland.Acme), new Command.PersonLeft(Crewland.TeamChannel, Crewland.Ben));

        Assert.Null(play[Crewland.Leave].CoverOf(Crewland.Acme)!.CoveredBy);
        Assert.Contains(play[Crewland.Leave].Asks, ask => ask.Member == Crewland.Cara && ask.Lines.Any(line => line.Client == Crewland.Acme && line.Offer is Offer.Pending));
    }

    [Fact]
    public void A_client_left_out_and_asked_for_again_passed_over_the_first_backup()
    {
        play.Does(Wishes.Away(Crewland.Ann, Crewland.Week), new Command.LeaveOut(Crewland.Ann, Crewland.Leave, [Crewland.Acme]), new Command.AskAllTheSame(Crewland.Ann, Crewland.Leave, [Crewland.Acme]));

        Assert.Equal(Crewland.Ben, play[Crewland.Leave].Asks[^1].Member);
    }

    [Fact]
    public void Passing_on_a_client_that_needs_nobody_was_answered_with_the_absence_is_over()
    {
        play.Does(Wishes.Away(Crewland.Ann, Crewland.Week));

        Assert.Equal("hand.not-needed", play.Refused(new Command.HandTo(Crewland.Lee, Crewland.Leave, Crewland.Cole, Crewland.Max)));
    }

    [Fact]
    public void The_words_for_a_client_told_by_hand_were_shown_to_the_patient_alone()
    {
        play.Does(Wishes.Emergency(Crewland.Ann, play.At)).After(Duration.FromMinutes(11));
        play.Does(new Command.SendHold(Crewland.Lee, Crewland.Leave, [Crewland.Birch]));

        var card = Bulletin.For(Bulletin.BoardOf(Crewland.Leave), play.Crew).Last(card => card.Key.StartsWith("gap", StringComparison.Ordinal));
        Assert.Contains(card.Content.Buttons, button => button.Title == "Told Birch");
    }

    [Fact]
    public void A_client_was_rung_at_night_when_the_dates_changed_or_it_was_off()
    {
        play.Does(Wishes.Away(Crewland.Ann, Crewland.Week), Wishes.Yes(Crewland.Ben, Crewland.Acme)).Until(Instant.FromUtc(2026, 11, 17, 23, 0));
        play.Does(new Command.CancelAbsence(Crewland.Ann, Crewland.Leave));
        var key = $"said/{KnowsOf(Crewland.Acme).Said}";

        Assert.DoesNotContain(Bulletin.For(Bulletin.BoardOf(Crewland.Leave), play.Crew), card => card.Key == key);
        play.Until(Instant.FromUtc(2026, 11, 18, 7, 0));
        Assert.Contains(Bulletin.For(Bulletin.BoardOf(Crewland.Leave), play.Crew), card => card.Key == key);
    }

    [Fact]
    public void The_owners_own_words_told_a_name_that_was_not_so()
    {
        play.Does(Wishes.Away(Crewland.Ann, Crewland.Week), new Command.ChangeWords(Crewland.Ann, Crewland.Leave, Crewland.Acme, "Ben looks after you, have a good week!"));
        play.Does(Wishes.No(Crewland.Ben), Wishes.Yes(Crewland.Cara, Crewland.Acme)).After(Duration.FromDays(1));

        var read = play[Crewland.Leave].Said.Single(said => said.To == new SaidTo.Client(Crewland.Acme)).Content.Plain;
        Assert.DoesNotContain("Ben", read, StringComparison.Ordinal);
        Assert.Contains("Cara", read, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_left_out_and_taken_in_again_went_on_believing_that_the_owner_works()
    {
        play.Does(Wishes.Away(Crewland.Ann, AwaySpan.Days(new(2026, 11, 16), new(2026, 11, 18))), new Command.LeaveOut(Crewland.Ann, Crewland.Leave, [Crewland.Cole]));
        Assert.Equal(NoticeKind.Disregard, KnowsOf(Crewland.Cole).Kind);

        play.Does(new Command.AskAllTheSame(Crewland.Ann, Crewland.Leave, [Crewland.Cole]));
        Assert.Equal(NoticeKind.FirstDay, KnowsOf(Crewland.Cole).Kind);
    }

    [Fact]
    public void Leaving_a_client_out_of_an_afternoon_told_the_whole_team_and_was_forgotten_when_it_became_a_week()
    {
        play.Does(Wishes.Away(Crewland.Ann, new AwaySpan(new(2026, 11, 17, 14, 0), new(2026, 11, 17, 17, 0), false)), new Command.LeaveOut(Crewland.Ann, Crewland.Leave, [Crewland.Acme]));
        Assert.DoesNotContain(Cards(), card => card.Key == "team");

        play.Does(new Command.ChangeDates(Crewland.Ann, Crewland.Leave, AwaySpan.Days(new(2026, 11, 17), new(2026, 11, 20))));
        Assert.True(play[Crewland.Leave].CoverOf(Crewland.Acme)!.IsLeftOut);
        Assert.Contains(Cards(), card => card.Key == "team");
    }

    [Fact]
    public void A_gap_stayed_with_a_lead_who_had_left()
    {
        play.Does(Wishes.Emergency(Crewland.Ann, play.At), new Command.OnIt(Crewland.Lee, Crewland.Leave, 1), new Command.PersonLeft(Crewland.TeamChannel, Crewland.Lee));

        var gap = Assert.Single(play[Crewland.Leave].Gaps, gap => !gap.Closed);
        Assert.True(gap.Lead != Crewland.Lee && gap.NextAt is not null);
    }

    [Fact]
    public void Who_had_left_could_be_handed_a_client_and_be_put_on_a_list()
    {
        play.Does(Wishes.Away(Crewland.Ann, Crewland.Week), new Command.PersonLeft(Crewland.TeamChannel, Crewland.Max));

        Assert.Equal("hand.away", play.Refused(new Command.HandTo(Crewland.Lee, Crewland.Leave, Crewland.Acme, Crewland.Max)));
        Assert.Equal("backups.left", play.Refused(new Command.SetBackups(Crewland.Lee, [Crewland.Acme], [Crewland.Max])));
    }

    [Fact]
    public void Nobody_heard_that_the_only_lead_could_not_be_reached()
    {
        play.Does(new Command.CantReach("Dana", Crewland.Lee, new LocalDate(2026, 11, 16)));

        Assert.Single(play.Crew.Members.Values, member => member.Said.Length == 1);
    }

    [Fact]
    public void A_note_sent_twice_stood_there_twice_and_a_playbook_sent_later_lost_it()
    {
        var note = new Command.WriteNote(Crewland.Ben, Crewland.Acme, "Dana is on holiday");
        play.Does(note, note, new Command.WritePlaybook(Crewland.Ann, Crewland.Acme, Playbook.Empty with { Nutshell = "A shop" }));

        Assert.Single(play.Crew[Crewland.Acme].Playbook.Notes);
    }

    [Fact]
    public void The_reporter_said_again_after_speaking_to_the_family_and_clients_still_were_told_nothing()
    {
        var report = Wishes.Emergency(Crewland.Ann, play.At, by: Crewland.Max);
        play.Does(report, report with { Spoken = true });

        Assert.True(play[Crewland.Leave].Report!.Agreed);
    }

    private System.Collections.Immutable.ImmutableArray<BoardCard> Cards() => Bulletin.For(Bulletin.BoardOf(Crewland.Leave), play.Crew);

    private Knows KnowsOf(ClientId client) => play[Crewland.Leave].CoverOf(client)!.Knows!;
}
