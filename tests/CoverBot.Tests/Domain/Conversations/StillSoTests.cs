using CoverBot.Domain.Absences;
using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Conversations;

/// <summary>Cards and notices say what is so: not what was, and not what somebody still has to do.</summary>
[Trait("kind", "rule")]
public sealed class StillSoTests
{
    private readonly World world = World.Ready();

    [Fact]
    public void Who_said_yes_before_the_dates_changed_and_is_not_next_hears_so()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        world.Presses("ben", "Decline");
        world.Presses("cara", "Accept");

        world.Says("ann", "away 30 nov - 8 dec for Acme");
        world.Presses("ann", "Extend: Mon 30 Nov – Tue 8 Dec");

        Assert.Single(world.Chat("cara"), message => message.Plain.Contains("so your yes for Acme Ltd no longer counts. You are asked again if it comes to you.", StringComparison.Ordinal));
        Assert.DoesNotContain("newer", world.Card("cara", "handover/1").Plain + world.Card("cara", "ask/2").Plain, StringComparison.Ordinal);
        Assert.Contains("The dates have changed", world.Card("cara", "handover/1").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_said_yes_and_is_away_in_the_new_time_is_not_told_to_wait_for_a_question()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        world.Presses("ben", "Accept");
        world.Says("ben", "away 8 dec");
        world.Says("ann", "away 30 nov - 8 dec for Acme");
        world.Presses("ann", "Extend: Mon 30 Nov – Tue 8 Dec");

        Assert.EndsWith("so your yes for Acme Ltd no longer counts. You're away yourself in that time.", world.Chat("ben")[^1].Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_asked_anew_about_one_client_hears_that_the_yes_for_another_no_longer_counts()
    {
        world.Says("ann", "away 30 nov - 4 dec for Birch, Dale");
        world.Presses("ben", "Accept");
        world.Presses("cara", "Decline");
        world.Presses("ben", "Accept");
        world.Says("ann", "away 30 nov - 8 dec for Birch, Dale");
        world.Presses("ann", "Extend: Mon 30 Nov – Tue 8 Dec");

        Assert.Single(world.Chat("ben"), message => message.Plain.Contains("your yes for Dale no longer counts", StringComparison.Ordinal));
        Assert.Contains("Dale – the dates have changed", world.Reads("ben"), StringComparison.Ordinal);
        Assert.Contains("Birch – there is a newer card", world.Reads("ben"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_was_asked_anew_said_yes_and_gave_it_back_is_not_asked_to_answer()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        world.Presses("ben", "Accept");
        world.Says("ann", "away 30 nov - 8 dec for Acme");
        world.Presses("ann", "Extend: Mon 30 Nov – Tue 8 Dec");
        Assert.Contains("Please answer the newer question below.", world.Card("ben", "handover/1").Plain, StringComparison.Ordinal);

        world.Presses("ben", "Accept");
        world.Says("ben", "can't acme");

        Assert.StartsWith("You no longer step in for Ann", world.Card("ben", "handover/1").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_no_said_twice_is_known()
    {
        world.Says("ann", "away 30 nov - 4 dec");
        world.Says("ben", "decline acme");

        Assert.Equal("There is no open question to you any more. Nothing was changed.", world.Says("ben", "decline acme"));
    }

    [Fact]
    public void A_client_that_still_goes_by_the_earlier_dates_is_not_said_to_have_been_told()
    {
        world.Says("ann", "away 18 nov - 20 nov for Acme");
        world.Presses("ben", "Accept");
        world.Says("ann", "away 18 nov - 24 nov for Acme");
        world.Presses("ann", "Extend: Wed 18 Nov – Tue 24 Nov");

        Assert.Contains("Acme Ltd still goes by what was told: the earlier dates.", world.Reads("ann"), StringComparison.Ordinal);
        Assert.DoesNotContain("Acme Ltd has been told", world.Reads("ann"), StringComparison.Ordinal);
    }

    [Fact]
    public void Undo_on_a_leave_that_has_begun_asks_before_clients_read_of_a_return()
    {
        world.Says("ann", "away 18 nov - 20 nov for Acme");
        world.Presses("ben", "Accept");
        world.Until("2026-11-19 10:00");

        Assert.Contains("has begun, and Ben stepped in", world.Presses("ann", "Undo"), StringComparison.Ordinal);
        Assert.DoesNotContain("is back today", world.Reads("acme"), StringComparison.Ordinal);

        world.Presses("ann", "I'm back");
        Assert.Contains("is back today", world.Reads("acme"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_comes_back_early_was_not_away_on_the_days_after()
    {
        world.Says("ann", "away 18 nov - 27 nov for Acme");
        world.Presses("ben", "Accept");
        world.Until("2026-11-24 10:00");
        world.Says("ann", "back");

        Assert.Equal("Ann was away from Wed 18 Nov 2026 and is back.", world.Card("team", "team").Plain);
        Assert.DoesNotContain("27 Nov", world.Card("ann", "owner").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void The_team_reads_a_lead_who_is_there_in_that_time_and_does_not_have_the_work_anyway()
    {
        world.OnlyLead("lee");
        world.Says("lee", "lead @Mia");
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        world.Presses("ben", "Accept");
        Assert.Contains("No answer: Lee.", world.Card("team", "team").Plain, StringComparison.Ordinal);

        world.Says("lee", "away 1 dec - 2 dec");
        Assert.Contains("No answer: Mia.", world.Card("team", "team").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lead_who_has_all_of_the_work_is_not_named_for_when_that_one_does_not_answer()
    {
        world.OnlyLead("lee");
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        world.Says("lee", "hand acme to @Lee");
        world.Presses("lee", "Accept");

        Assert.Contains("Acme Ltd | hot | Lee", world.Card("team", "team").Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("No answer", world.Card("team", "team").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_to_be_said_by_hand_name_no_place_to_write_in()
    {
        world.Says("ann", "emergency");
        world.Presses("ben", "Accept all");
        world.Says("ben", "can't birch");
        world.Presses("cara", "Accept");
        world.Says("ann", "back");

        var words = world.Crew.Absences.Values.Single().CoverOf(world.Client("Birch").Id)!.ByHand.Select(one => one.Words).ToList();
        Assert.NotEmpty(words);
        Assert.All(words, one => Assert.DoesNotMatch("@|\\bhere\\b|mention|above", one));
    }

    [Fact]
    public void A_client_told_by_hand_has_not_read_the_hold_notice_before_somebody_has_said_it()
    {
        world.OnlyLead("lee");
        world.Says("ann", "emergency");
        world.Until("2026-11-16 09:10");

        var answer = world.Presses("lee", "Tell the clients I see to it");
        Assert.Contains("Birch is told by hand: the words are on your card.", answer, StringComparison.Ordinal);
        Assert.Contains("Acme Ltd and Dale read it now.", answer, StringComparison.Ordinal);
        Assert.Contains("to be told by hand that a lead sees to it", world.Card("lee", "gap/1").Plain, StringComparison.Ordinal);

        world.Presses("lee", "Told Birch");
        Assert.DoesNotContain("to be told by hand", world.Card("lee", "gap/1").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_morning_of_who_needs_nobody_names_the_day_it_waits_for()
    {
        world.Says("ann", "away 23 nov - 27 nov for Cole");
        world.Until("2026-11-23 12:00");

        Assert.Contains("Whatever comes in waits until Ann is back on Monday 30 November.", world.Reads("cole"), StringComparison.Ordinal);
        Assert.DoesNotContain("until then", world.Reads("cole"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_about_own_words_is_about_the_client_they_were_written_for()
    {
        world.Says("ann", "away 30 nov - 4 dec");
        world.Presses("ann", "Change the words");

        Assert.Equal("Noted. Acme Ltd will be told exactly that.", world.Sends("ann", ("words-" + world.Client("Acme Ltd").Id.Value, "I'm away for a week; Ben has everything.")));
    }

    [Fact]
    public void A_no_that_becomes_a_yes_is_asked_back_and_taken()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        var accept = world.Card("ben", "ask/1").Content.Buttons.Single(button => button.Title == "Accept").Press;
        world.Presses("ben", "Decline");

        Assert.Contains("nobody has it yet, so a yes still counts.", world.Presses("ben", accept), StringComparison.Ordinal);
        world.Presses("ben", "Accept Acme Ltd");
        Assert.Equal("ben", world.Cover("Acme Ltd").CoveredBy?.Value);
    }

    [Fact]
    public void A_late_yes_to_one_client_is_not_answered_with_another()
    {
        world.Says("ann", "emergency");
        world.Presses("ben", "Decline");
        world.Until("2026-11-16 09:10");
        var take = world.Card("team", "call/1").Content.Buttons.Single(button => button.Title == "I take Acme Ltd").Press;
        world.Says("cara", "accept acme");

        Assert.StartsWith("Cara has Acme Ltd already", world.Presses("ben", take, "team"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_no_to_one_client_leaves_the_question_about_the_other_open()
    {
        world.Says("ann", "away 30 nov - 4 dec");
        world.Says("ann", "away 14 dec - 18 dec");
        world.Says("ben", "decline acme");
        world.Presses("ben", "Decline: Ann, Mon 14 Dec – Fri 18 Dec");

        Assert.Contains("Birch · calm", world.Chat("ben").Where(message => message.Key == "ask/1").Last().Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Which_of_two_leaves_is_meant_by_a_late_yes_is_a_button()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        world.Presses("ben", "Decline");
        world.Says("ann", "away 14 dec - 18 dec for Acme");
        world.Presses("ben", "Decline");

        Assert.Contains("[Accept: Ann, Mon 30 Nov – Fri 4 Dec] [Accept: Ann, Mon 14 Dec – Fri 18 Dec]", world.Says("ben", "accept acme"), StringComparison.Ordinal);
        world.Presses("ben", "Accept: Ann, Mon 14 Dec – Fri 18 Dec");
        Assert.Equal("ben", world.Cover("Acme Ltd").CoveredBy?.Value);
    }

    [Fact]
    public void A_client_without_backups_is_said_to_have_none_and_the_owner_can_ask_somebody()
    {
        world.Says("ann", "client add Elm by hand");
        world.Says("ann", "away 30 nov - 4 dec for Elm");

        Assert.Contains("Elm has no backups yet.", world.Reads("ann"), StringComparison.Ordinal);
        world.Presses("ann", "Ask somebody…");
        world.Sends("ann", ("client", world.Client("Elm").Id.Value), ("member", "cara"));
        Assert.Contains("Elm", world.Reads("cara"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_to_be_said_by_hand_on_return_stands_before_what_need_not_be_read()
    {
        world.Says("ann", "away 18 nov - 20 nov for Birch");
        world.Presses("ben", "Accept");
        world.Until("2026-11-19 12:00");
        world.Says("ann", "back");

        var page = world.Card("ann", "handback").Plain;
        Assert.InRange(page.IndexOf("[Told Birch]", StringComparison.Ordinal), 0, page.IndexOf("You need not read on", StringComparison.Ordinal));
    }

    [Fact]
    public void A_channel_with_more_people_than_can_come_at_once_is_refused_in_words()
    {
        var crowd = World.Empty();
        crowd.Crowd("team", 90);

        Assert.Contains("95 people are in #team: at most 80 can come and go at once.", crowd.Says("lee", "channel here", "team"), StringComparison.Ordinal);
        Assert.Null(crowd.Crew.Crew);
    }

    [Fact]
    public void Notes_without_end_are_refused_before_the_absence_can_not_be_ended_any_more()
    {
        world.Says("ann", "away 18 nov - 20 nov for Acme");
        world.Presses("ben", "Accept");
        var last = "";
        for (var number = 0; number < 60 && !last.StartsWith("The notes on Ann's absence", StringComparison.Ordinal); number++)
        {
            last = world.Says("ben", $"note acme {number} {new string('x', 2900)}");
        }

        Assert.StartsWith("The notes on Ann's absence have grown so long", last, StringComparison.Ordinal);
        world.Says("ann", "away cancel");
        Assert.False(world.Absence.IsOpen);
    }
}
