using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Conversations;

/// <summary>Rules 7, 10 and 14: what clients read, the return, and who may know what.</summary>
[Trait("kind", "rule")]
public sealed class ClientNoticeTests
{
    private readonly World world = World.Ready();

    [Fact]
    public void A_client_is_told_once_settled_within_two_weeks_and_again_on_the_first_morning()
    {
        world.Says("ann", "away 7 dec - 11 dec for Acme");
        world.Presses("ben", "Accept");
        Assert.Empty(world.Chat("acme"));

        world.Until("2026-12-11 12:00");
        Assert.Equal([World.At("2026-11-23 09:00"), World.At("2026-12-07 09:00")], world.Chat("acme").Select(message => message.At));
        Assert.StartsWith("Hello, Ann is away from Monday 7 December to Friday 11 December and back on Monday 14 December. Ben Ortiz looks after", world.Chat("acme")[0].Plain, StringComparison.Ordinal);
        Assert.Equal("From today until Friday Ben Ortiz looks after your work. Write here and mention @Ben. Ann is back on Monday 14 December.", world.Chat("acme")[1].Plain);
    }

    [Fact]
    public void A_leave_of_more_than_a_week_does_not_seem_to_end_on_the_first_such_weekday()
    {
        world.Says("ann", "away 7 dec - 14 dec for Acme");
        world.Presses("ben", "Accept");

        world.Until("2026-12-07 12:00");
        Assert.StartsWith("From today until Monday 14 December Ben Ortiz looks after your work.", world.Chat("acme")[^1].Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void The_owner_reads_every_wording_with_which_clients_hear_of_the_return()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme, Cole");
        world.Presses("ben", "Accept");
        world.Until("2026-12-07 09:30");
        var question = world.Card("ann", "return/1").Plain;
        world.Presses("ann", "I'm back");

        string[] read = [world.Chat("acme")[^1].Plain, world.Chat("cole")[^1].Plain];
        Assert.Equal(["Ann is back today. Thank you, Ben. Write here as usual.", "Ann is back today. Write here as usual."], read);
        Assert.All(read, words => Assert.Contains(words, question, StringComparison.Ordinal));
        Assert.All(read, words => Assert.Contains(words, world.Card("ann", "handback").Plain, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fresh_heads_up_makes_the_first_morning_silent()
    {
        world.Says("ann", "away 18 nov - 24 nov for Acme");
        world.Presses("ben", "Accept");
        world.Until("2026-11-18 12:00");

        Assert.Single(world.Chat("acme"));
    }

    [Fact]
    public void Up_to_two_working_days_are_one_message_and_no_word_of_the_return()
    {
        world.Says("ann", "away 26 nov - 27 nov for Acme");
        world.Presses("ben", "Accept");
        world.Until("2026-11-30 09:30");
        Assert.Contains("Your clients know the day already", world.Reads("ann"), StringComparison.Ordinal);
        world.Presses("ann", "I'm back");

        Assert.Single(world.Chat("acme"));
    }

    [Fact]
    public void A_client_who_was_told_of_a_day_off_hears_of_an_early_return()
    {
        world.Says("ann", "away 26 nov - 27 nov for Acme");
        world.Presses("ben", "Accept");
        world.Until("2026-11-26 15:00");
        world.Says("ann", "back");

        Assert.Equal(["No longer so, see below.", "Ann is back today. Thank you, Ben. Write here as usual."], world.Chat("acme").Select(message => message.Plain));
    }

    [Fact]
    public void New_dates_reach_the_client_when_somebody_has_said_yes_to_them()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        world.Presses("ben", "Accept");
        world.Says("ann", "away 30 nov - 8 dec for Acme");
        world.Presses("ann", "Extend: Mon 30 Nov – Tue 8 Dec");
        Assert.Single(world.Chat("acme"));

        world.Presses("ben", "Accept");
        Assert.Equal("The dates have changed, see below.", world.Chat("acme")[0].Plain);
        Assert.StartsWith("The dates have changed: Ann is away from Monday 30 November to Tuesday 8 December and back on Wednesday 9 December.", world.Chat("acme")[1].Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stand_in_who_cant_read_the_channel_is_not_named_until_invited()
    {
        world.Says("lee", "backups dale @mia");
        world.Says("ann", "away 30 nov - 4 dec for Dale");
        world.Until("2026-11-16 13:00");
        world.Presses("mia", "Accept");
        Assert.Empty(world.Chat("dale"));
        Assert.Contains("Mia can't read #dale. Please invite Mia there", world.Reads("ann"), StringComparison.Ordinal);

        world.Joins("mia", "dale");
        Assert.Contains("Mia Stone looks after your work", world.Reads("dale"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_without_a_channel_is_told_by_hand_before_the_leave_by_the_owner_and_then_by_the_backup()
    {
        world.Says("ann", "away 30 nov - 4 dec for Birch");
        world.Presses("ben", "Accept");
        Assert.Contains("By hand, still to do: tell Birch", world.Reads("ann"), StringComparison.Ordinal);
        world.Presses("ann", "Told Birch");
        Assert.DoesNotContain("still to do", world.Reads("ann"), StringComparison.Ordinal);

        world.Until("2026-11-30 09:30");
        Assert.Contains("By hand, still to do: tell Birch", world.Reads("ben"), StringComparison.Ordinal);
        Assert.DoesNotContain("still to do", world.Reads("ann"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_owners_own_words_are_sent_word_for_word()
    {
        world.Says("ann", "away 7 dec - 11 dec for Acme");
        world.Presses("ben", "Accept");
        world.Presses("ann", "Change the words");
        world.Sends("ann", ("words-" + world.Client("Acme Ltd").Id.Value, "I'm off to the sea; Ben minds the shop."));
        world.Until("2026-11-23 09:00");

        Assert.Equal("I'm off to the sea; Ben minds the shop.", Assert.Single(world.Chat("acme")).Plain);
    }

    [Fact]
    public void The_owners_own_words_go_out_on_the_first_morning_when_the_yes_came_no_sooner()
    {
        world.Says("ann", "away 17 nov - 20 nov for Acme");
        world.Presses("ann", "Change the words");
        world.Sends("ann", ("words-" + world.Client("Acme Ltd").Id.Value, "I'm off to the sea; Ben minds the shop."));
        world.Until("2026-11-17 10:00");
        world.Presses("ben", "Accept");
        world.Until("2026-11-20 12:00");

        Assert.Equal("I'm off to the sea; Ben minds the shop.", Assert.Single(world.Chat("acme")).Plain);
    }

    [Fact]
    public void A_leave_called_off_is_taken_back_from_everybody_who_was_told()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        world.Presses("ben", "Accept");
        world.Says("ann", "away cancel");

        Assert.Equal(["No longer so, see below.", "Please disregard the message above: Ann is at work as usual."], world.Chat("acme").Select(message => message.Plain));
        Assert.Contains("No need any more", world.Reads("ben"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_owner_is_asked_on_the_first_working_morning_and_a_lead_hears_at_noon_and_no_client_does()
    {
        world.Says("ann", "away 18 nov - 20 nov for Acme");
        world.Presses("ben", "Accept");
        world.Until("2026-11-23 08:59");
        Assert.DoesNotContain("Are you back?", world.Reads("ann"), StringComparison.Ordinal);

        world.Until("2026-11-23 11:59");
        Assert.Contains("Are you back? Until you press, Ben stays on it.", world.Reads("ann"), StringComparison.Ordinal);
        Assert.Empty(world.Chat("lee"));

        world.Until("2026-11-23 12:00");
        Assert.Contains("has not pressed I'm back", world.Reads("lee"), StringComparison.Ordinal);
        Assert.Single(world.Chat("acme"));
        Assert.Equal("ben", world.Cover("Acme Ltd").CoveredBy?.Value);
    }

    [Fact]
    public void Whoever_begins_in_the_afternoon_has_two_hours_before_a_lead_hears_of_it()
    {
        world.Says("ann", "settings");
        world.Sends("ann", ("from", "13:00"), ("to", "18:00"));
        world.Says("ann", "away 18 nov - 20 nov for Acme");
        world.Presses("ben", "Accept");
        world.Until("2026-11-23 14:59");
        Assert.Contains("Are you back?", world.Reads("ann"), StringComparison.Ordinal);
        Assert.Empty(world.Chat("lee"));

        world.Until("2026-11-23 15:00");
        Assert.Contains("has not pressed I'm back", world.Reads("lee"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_more_day_asks_again_the_next_working_morning_and_the_backup_hears_of_it()
    {
        world.Says("ann", "away 18 nov - 20 nov for Acme");
        world.Presses("ben", "Accept");
        world.Until("2026-11-23 09:00");
        world.Presses("ann", "One more day");
        Assert.Contains("Ann is away longer", world.Reads("ben"), StringComparison.Ordinal);

        world.Until("2026-11-24 09:00");
        Assert.Contains("Are you back?", world.Card("ann", "return/2").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Outsiders_read_what_was_announced_about_their_own_work_and_nothing_else()
    {
        world.Says("ann", "away 7 dec - 11 dec");
        world.Presses("ben", "Accept all");
        Assert.Equal("Ann Miller looks after your work. Write here and mention @Ann.", world.Says("dana", "who", "acme"));

        world.Until("2026-11-24 10:00");
        Assert.Contains("Ben Ortiz looks after your work from then on.", world.Says("dana", "who", "acme"), StringComparison.Ordinal);
        Assert.DoesNotContain("Birch", world.Says("dana", "who birch", "acme") + world.Says("dana", "client list", "acme") + world.Says("dana", "who", "cole"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_asks_about_a_day()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        world.Presses("ben", "Accept");

        Assert.Equal("On Wednesday 2 December Ann is away. Ben Ortiz looks after your work then. Write here and mention @Ben.", world.Says("dana", "who wed 2 dec", "acme"));
        Assert.Equal("Nothing was announced for Monday 7 December: Ann Miller usually looks after your work. Write here and mention @Ann.", world.Says("dana", "who acme 2026-12-07", "acme"));
        Assert.Contains("That can be", world.Says("dana", "who 3/4", "acme"), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_gave_a_client_back_is_not_named_to_it_any_more()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        world.Presses("ben", "Accept");
        world.Says("ben", "can't acme");

        Assert.Equal("Ann looks after your work until Ann's leave begins on Monday 30 November. Write here as usual.", world.Says("dana", "who", "acme"));
        Assert.Equal("On Tuesday 1 December Ann is away. Write here as usual.", world.Says("dana", "who tue 1 dec", "acme"));
    }

    [Fact]
    public void New_dates_that_nobody_has_said_yes_to_are_told_to_no_client_that_asks()
    {
        world.Says("ann", "away 18 nov - 20 nov for Acme");
        world.Presses("ben", "Accept");
        world.Until("2026-11-18 10:00");
        world.Says("ben", "can't acme");
        world.Says("ann", "away until 27 nov");

        Assert.Equal("Ann is away until Friday 20 November. Write here as usual.", world.Says("dana", "who", "acme"));
    }

    [Fact]
    public void What_the_night_holds_back_is_not_told_to_a_client_that_asks()
    {
        world.Says("ann", "away 18 nov - 20 nov for Acme");
        world.Presses("ben", "Accept");
        world.Until("2026-11-18 20:55");
        world.Says("ben", "can't acme");
        world.Until("2026-11-18 21:30");
        world.Presses("lee", "Tell the clients I see to it");

        Assert.Equal("Ann is away at the moment. Write here as usual.", world.Says("dana", "who", "acme"));
        Assert.Equal("You will soon read here what holds for Thursday 19 November.", world.Says("dana", "who 19 nov", "acme"));
        world.Until("2026-11-19 07:00");
        Assert.StartsWith("Ann is away until Friday 20 November. Lee Park makes sure that your work is looked after.", world.Says("dana", "who", "acme"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_asks_about_a_day_reads_no_end_that_nobody_knows()
    {
        world.Says("ann", "emergency");
        world.Presses("ben", "Accept all");

        Assert.Equal("Ann is away at the moment. Ben Ortiz looks after your work now. Write here and mention @Ben.", world.Says("dana", "who 2027-06-16", "acme"));
    }

    [Fact]
    public void An_outsider_who_cant_reach_somebody_tells_a_lead_once_a_day()
    {
        world.Says("dana", "can't reach Ann", "acme");
        world.Says("dana", "can't reach Ann", "acme");

        Assert.Contains("Dana Reed can't reach Ann.", Assert.Single(world.Chat("lee")).Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_member_asks_in_a_clients_channel_is_answered_to_that_member_alone()
    {
        world.Says("ben", "who", "acme");
        Assert.IsType<CoverBot.Domain.Chat.Answer.Reply>(world.Answer("ben"));

        world.Says("dana", "who", "acme");
        Assert.IsType<CoverBot.Domain.Chat.Answer.Public>(world.Answer("dana"));
    }

    [Fact]
    public void Only_the_owner_the_reporter_or_a_lead_can_change_an_absence()
    {
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        var undo = world.Card("ann", "owner").Content.Buttons.Single(button => button.Title == "Undo").Press;

        Assert.StartsWith("Only Ann, whoever reported it, or a lead", world.Presses("ben", undo), StringComparison.Ordinal);
        Assert.StartsWith("It's off", world.Presses("lee", undo), StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_who_left_the_team_channel_is_an_outsider_again()
    {
        world.Says("ann", "away 16 nov - 20 nov for Cole");
        Assert.Contains("Ann", world.Says("ben", "who"), StringComparison.Ordinal);
        world.Leaves("ben", "team");

        Assert.StartsWith("I answer members of the team", world.Says("ben", "who"), StringComparison.Ordinal);
        world.Says("ann", "away 30 nov - 4 dec for Acme");
        Assert.Empty(world.Chat("ben"));
    }
}
