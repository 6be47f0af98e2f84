using CoverBot.Domain.Absences;
using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Conversations;

/// <summary>Rules 1, 2 and 5: who is asked, when, and that the first yes has it.</summary>
[Trait("kind", "rule")]
public sealed class PlannedLeaveTests
{
    private readonly World world = World.Ready();

    [Fact]
    public void Backups_are_asked_one_after_another_and_one_card_holds_what_one_person_is_asked()
    {
        world.Says("ann", "away 30 nov - 4 dec");

        Assert.Equal(["ask/1"], world.Chat("ben").Select(message => message.Key));
        Assert.Contains("Acme Ltd", world.Card("ben", "ask/1").Plain, StringComparison.Ordinal);
        Assert.Contains("Birch", world.Card("ben", "ask/1").Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Dale", world.Card("ben", "ask/1").Plain, StringComparison.Ordinal);
        Assert.Contains("Acme Ltd, Birch – asking Ben until Mon 16 Nov 17:00, then Cara", world.Card("ann", "owner").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_days_for_another_client_are_not_taken_for_the_same_leave()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");

        Assert.Equal("You are away Mon 30 Nov – Fri 4 Dec 2026 already, but that is not for Birch; to change it, take it back and say it again with every client. Try: away cancel", world.Says("ann", "away 30 nov - 4 dec for Birch"));
        Assert.StartsWith("You said so already", world.Says("ann", "away 30 nov - 4 dec for Acme"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_days_without_a_client_are_not_taken_for_the_same_leave()
    {
        world.Says("ann", "away 30 nov - 4 dec");

        Assert.Contains("already, and that is for Birch too; to change it, press Leave a client out", world.Says("ann", "away 30 nov - 4 dec except Birch"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_backup_who_says_nothing_is_reminded_once_and_then_the_next_is_asked()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");

        world.Until("2026-11-16 16:59");
        Assert.Single(world.Chat("ben"), message => message.Plain.StartsWith("Still open", StringComparison.Ordinal));
        Assert.Empty(world.Chat("cara"));

        world.Until("2026-11-16 17:00");
        Assert.Contains("Answer by Tue 17 Nov 17:00 your time", world.Card("cara", "ask/2").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_less_than_two_working_hours_each_is_asked_together_with_the_others()
    {
        world.Until("2026-11-16 15:30");
        world.Says("ann", "away tomorrow for Acme");

        Assert.NotEmpty(world.Chat("ben"));
        Assert.NotEmpty(world.Chat("cara"));
    }

    [Fact]
    public void Whoever_is_away_in_that_time_is_not_asked()
    {
        world.Says("ben", "away 2 dec");
        world.Says("ann", "away 30 nov - 4 dec for Acme");

        Assert.DoesNotContain(world.Chat("ben"), message => message.Key.StartsWith("ask/", StringComparison.Ordinal));
        Assert.Contains("Can you step in for Ann?", world.Reads("cara"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_offer_that_comes_at_night_waits_for_the_morning()
    {
        world.Until("2026-11-16 22:00");
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        Assert.Empty(world.Chat("ben"));

        world.Until("2026-11-17 07:00");
        Assert.Contains("Can you step in for Ann?", world.Reads("ben"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_late_yes_counts_as_long_as_nobody_else_has_it_and_then_names_who_has()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        world.Until("2026-11-16 18:00");

        world.Presses("ben", "Accept");

        Assert.Equal("ben", world.Cover("Acme Ltd").CoveredBy?.Value);
        Assert.Equal("Ben has Acme Ltd already, so there is nothing left to do for you; thank you all the same. Try: who \"Acme Ltd\"", world.Says("cara", "accept acme"));
        Assert.Contains("Ben has it", world.Card("cara", "ask/2").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Pressing_twice_changes_nothing()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        var press = world.Card("ben", "ask/1").Content.Buttons.First().Press;
        world.Presses("ben", press);
        var (crew, messages) = (world.Crew, world.Messages.Count);

        Assert.Equal("You look after Acme Ltd already. Thank you.", world.Presses("ben", press));
        Assert.Same(crew, world.Crew);
        Assert.Equal(messages, world.Messages.Count);
    }

    [Fact]
    public void A_press_on_old_dates_is_refused_with_the_new_ones()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        var old = world.Card("ben", "ask/1").Content.Buttons.First().Press;
        world.Says("ann", "away 30 nov - 8 dec for Acme");
        world.Presses("ann", "Extend: Mon 30 Nov – Tue 8 Dec");

        Assert.Equal("The dates have changed: Ann is away Mon 30 Nov – Tue 8 Dec 2026; please answer on the newer card. Try: who", world.Presses("ben", old));
        Assert.Null(world.Cover("Acme Ltd").CoveredBy);
    }

    [Fact]
    public void Accept_all_says_yes_to_every_question_that_waits()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        world.Says("ann", "away 14 dec - 18 dec for Birch");

        Assert.Equal("Thank you. You said yes to all of them: Ann, Mon 30 Nov – Fri 4 Dec and Ann, Mon 14 Dec – Fri 18 Dec.", world.Says("ben", "accept all"));
        Assert.All(world.Crew.Absences.Values, absence => Assert.Equal("ben", Assert.Single(absence.Covers, cover => cover.Stage is not CoverStage.Kept).CoveredBy?.Value));
    }

    [Fact]
    public void Decline_all_says_no_to_every_question_that_waits()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        world.Says("ann", "away 14 dec - 18 dec for Birch");

        Assert.Equal("Noted. You said no to all of them: Ann, Mon 30 Nov – Fri 4 Dec and Ann, Mon 14 Dec – Fri 18 Dec.", world.Says("ben", "decline all"));
        Assert.Equal(2, world.Chat("cara").Count(message => message.Key == "ask/2"));
    }

    [Fact]
    public void Away_until_a_day_for_one_client_is_for_that_client_alone()
    {
        world.Says("ann", "away until fri for Acme");
        Assert.Equal(["Acme Ltd"], world.Absence.Covers.Select(cover => world.Crew[cover.Client].Name));

        Assert.StartsWith("You are away Mon 16 Nov – Fri 20 Nov 2026 already, and one absence ends on one day for all its clients", world.Says("ann", "away until wed for Acme"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_owner_hears_at_once_that_one_client_can_t_be_covered_while_others_are_still_asked_about()
    {
        world.Says("ann", "away 18 nov - 24 nov");
        world.Says("ben", "decline birch too much this week");
        world.Says("cara", "decline birch");

        Assert.StartsWith("Nobody has said yes for Birch yet, Wed 18 Nov – Tue 24 Nov.", world.Card("ann", "settled/1").Plain, StringComparison.Ordinal);
        Assert.Contains("Ben on Birch: too much this week", world.Card("ann", "settled/1").Plain, StringComparison.Ordinal);
        Assert.Contains("asking", world.Card("ann", "settled/1").Plain, StringComparison.Ordinal);
        world.Until("2026-11-16 09:05");
        world.Presses("ben", "Accept");
        world.Presses("cara", "Accept");
        Assert.StartsWith("Nobody has said yes for Birch yet", world.Card("ann", "settled/2").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_client_that_can_t_be_covered_is_told_by_a_message_too()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme, Birch");
        world.Says("ben", "decline birch");
        world.Says("cara", "decline birch");
        world.Until("2026-11-16 10:00");
        world.Says("ben", "decline acme");
        world.Says("cara", "decline acme");

        Assert.StartsWith("Nobody has said yes for Acme Ltd and Birch yet", world.Card("ann", "settled/2").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_for_dates_that_are_off_is_not_shown_beside_the_new_question()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        world.Says("ben", "decline acme wedding that week");
        world.Says("cara", "decline acme");
        Assert.Contains("Ben on Acme Ltd: wedding that week", world.Card("ann", "settled/1").Plain, StringComparison.Ordinal);
        world.Says("ann", "away 30 nov - 8 dec for Acme");
        world.Presses("ann", "Extend: Mon 30 Nov – Tue 8 Dec");

        Assert.DoesNotContain("wedding", world.Reads("ann"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_handback_names_a_client_whom_nobody_could_be_asked_about_and_none_that_was_left_out()
    {
        world.Says("lee", "backups dale @ben");
        world.Says("ben", "away 17 nov - 25 nov");
        world.Says("ann", "away 18 nov - 20 nov for Acme, Dale");
        world.Presses("cara", "Accept");
        world.Until("2026-11-23 09:30");
        world.Says("ann", "back");

        Assert.Contains("Dale: nobody stepped in, so look at everything there.", world.Card("ann", "handback").Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Acme Ltd: nobody", world.Card("ann", "handback").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_taken_later_is_still_to_be_read_back()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme, Birch");
        world.Says("ben", "accept acme");
        world.Presses("ben", "Read it back");
        world.Sends("ben", ("first", "answer the inbox"));
        Assert.Contains("You read it back.", world.Card("ben", "handover/1").Plain, StringComparison.Ordinal);

        world.Says("ben", "accept birch");
        Assert.DoesNotContain("You read it back.", world.Card("ben", "handover/1").Plain, StringComparison.Ordinal);
        Assert.Contains("[Read it back]", world.Card("ben", "handover/1").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Said_in_a_channel_the_answer_repeats_what_was_understood()
    {
        Assert.Equal("You're away Mon 30 Nov – Fri 4 Dec 2026 · 5 working days, London time · back Mon 7 Dec. The rest is in your chat with me.", world.Says("ann", "away 30 nov - 4 dec", "team"));
    }

    [Fact]
    public void Only_the_asked_person_can_accept()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        var press = world.Card("ben", "ask/1").Content.Buttons.First().Press;

        Assert.Contains("put to somebody else", world.Presses("mia", press), StringComparison.Ordinal);
        Assert.Null(world.Cover("Acme Ltd").CoveredBy);
    }

    [Fact]
    public void Nobody_else_reads_who_was_asked_or_declined()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        world.Says("ben", "decline acme my knee");
        world.Presses("cara", "Accept");

        Assert.DoesNotContain("knee", world.Reads("team") + world.Reads("cara") + world.Reads("acme"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ben", world.Reads("team") + world.Reads("cara") + world.Reads("acme"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_afternoon_off_asks_nobody_and_tells_nobody_until_the_owner_presses()
    {
        world.Says("ann", "away today 14:00-17:00");
        Assert.Equal(["ann"], world.Messages.Select(message => World.Place(message.To)));

        world.Presses("ann", "Ask somebody all the same");
        Assert.Contains("Can you step in for Ann?", world.Reads("ben"), StringComparison.Ordinal);
        Assert.IsType<CoverStage.NobodyNeeded>(world.Cover("Cole").Stage);
        Assert.Contains("Ann is away on Monday 16 November from 14:00 to 17:00, London time.", world.Reads("cole"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_owner_gets_one_new_message_when_all_are_settled()
    {
        world.Says("ann", "away 30 nov - 4 dec");
        world.Presses("ben", "Accept all");
        Assert.DoesNotContain(world.Chat("ann"), message => message.Key.StartsWith("settled", StringComparison.Ordinal));

        world.Presses("cara", "Accept");
        Assert.StartsWith("All four are looked after, Mon 30 Nov – Fri 4 Dec.", Assert.Single(world.Chat("ann"), message => message.Key.StartsWith("settled", StringComparison.Ordinal)).Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_absence_said_twice_is_one_and_an_overlapping_one_is_asked_back()
    {
        world.Says("ann", "away 30 nov - 4 dec");
        Assert.StartsWith("You said so already", world.Says("ann", "off 30 nov - 4 dec"), StringComparison.Ordinal);

        Assert.Contains("[Extend: Mon 30 Nov – Tue 8 Dec] [Replace: Wed 2 Dec – Tue 8 Dec]", world.Says("ann", "away 2 dec - 8 dec"), StringComparison.Ordinal);
        Assert.Single(world.Crew.Absences);
    }

    [Fact]
    public void A_yes_in_words_asks_back_with_the_button()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");

        Assert.Contains("[Accept: Ann, Mon 30 Nov – Fri 4 Dec]", world.Says("ben", "yes"), StringComparison.Ordinal);
        Assert.Null(world.Cover("Acme Ltd").CoveredBy);
    }

    [Fact]
    public void A_no_after_a_yes_says_how_to_give_it_back()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        world.Presses("ben", "Accept");

        Assert.Contains("can't \"Acme Ltd\"", world.Says("ben", "decline acme"), StringComparison.Ordinal);
    }
}
