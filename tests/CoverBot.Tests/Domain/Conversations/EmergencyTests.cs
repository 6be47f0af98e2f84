using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Conversations;

/// <summary>Rules 3, 4 and 9: everybody at once, nobody left, falling through.</summary>
[Trait("kind", "rule")]
public sealed class EmergencyTests
{
    private readonly World world = World.Ready();

    [Fact]
    public void Everybody_is_asked_at_once_even_at_night_and_told_who_took_it()
    {
        world.Until("2026-11-16 22:30");
        world.Says("ann", "emergency");

        Assert.Contains("Asked at 22:30 your time; the work begins Tue 17 Nov 09:00. Cara is asked too; first yes has it.", world.Reads("ben"), StringComparison.Ordinal);
        world.Presses("ben", "Accept all");
        Assert.Contains("Acme Ltd – Ben has it", world.Card("cara", "ask/2").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_back_from_an_emergency_reads_of_no_end_to_come()
    {
        world.Says("ann", "emergency");
        world.Says("ann", "back");

        Assert.Equal("You were away from Mon 16 Nov 2026 and are back.", world.Card("ann", "owner").Plain);
        Assert.DoesNotContain("no end yet", world.Reads("ann") + world.Reads("team") + world.Reads("ben"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_reports_an_absence_reads_which_dates_were_understood() =>
        Assert.StartsWith("Thank you: Ann is away Fri 20 Nov 2026. Whoever backs Ann up is asked now", world.Says("ben", "away @ann fri"), StringComparison.Ordinal);

    [Fact]
    public void No_client_is_written_to_at_night()
    {
        world.Until("2026-11-16 22:30");
        world.Says("ann", "emergency");
        world.Presses("ben", "Accept all");
        world.Presses("ann", "Undo: I'm working");
        world.Until("2026-11-17 12:00");

        Assert.Empty(world.Chat("acme").Concat(world.Chat("cole")).Concat(world.Chat("dale")));
    }

    [Fact]
    public void Sleepers_are_shown_and_rung_again_when_their_day_starts()
    {
        world.Until("2026-11-16 22:30");
        world.Says("ann", "emergency");
        Assert.Contains("Ben: asleep, rung again Tue 17 Nov 07:00", world.Reads("lee"), StringComparison.Ordinal);

        world.Until("2026-11-17 07:00");
        Assert.Contains("Still open: can you step in for Ann, from now on", world.Reads("ben"), StringComparison.Ordinal);
    }

    [Fact]
    public void After_ten_minutes_the_whole_team_is_asked_and_earlier_offers_stay_open()
    {
        world.Says("ann", "emergency");
        world.Until("2026-11-16 09:09");
        Assert.DoesNotContain(world.Chat("team"), message => message.Key == "call/1");

        world.Until("2026-11-16 09:10");
        world.Presses("mia", "I take Dale", "team");
        world.Presses("ben", "Accept all");
        Assert.Equal("mia", world.Cover("Dale").CoveredBy?.Value);
        Assert.Equal("ben", world.Cover("Acme Ltd").CoveredBy?.Value);
    }

    [Fact]
    public void Whoever_was_not_asked_yet_is_called_by_name_in_the_team_s_channel_which_rings_for_nothing_else()
    {
        world.Says("ann", "emergency");
        world.Until("2026-11-16 09:10");
        var called = world.Card("team", "call/1").Content.Blocks.OfType<Block.Paragraph>().SelectMany(line => line.Text.Spans).OfType<Span.Person>();
        Assert.Equal(["Mia"], called.Select(person => person.Name));

        world.Presses("ben", "Accept all");
        Assert.DoesNotContain("Mia", world.Card("team", "call/1").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lead_is_told_again_after_half_an_hour_and_then_every_two_hours()
    {
        world.Says("ann", "emergency");
        world.Until("2026-11-16 14:00");

        Assert.Equal(["09:00", "09:30", "11:30", "13:30"], Gaps());
        world.Presses("lee", "I'm on it");
        world.Until("2026-11-16 18:00");
        Assert.Equal(4, Gaps().Count());
    }

    [Fact]
    public void One_press_sends_the_clients_a_notice_that_names_the_lead_and_a_time_and_no_gap()
    {
        world.Says("ann", "emergency");
        world.Presses("lee", "Tell the clients I see to it");

        Assert.Contains("Lee Park makes sure that your work is looked after and tells you here by 13:00 who takes it on.", world.Reads("acme"), StringComparison.Ordinal);
        Assert.Contains("[Told Birch]", world.Reads("lee"), StringComparison.Ordinal);
        world.Presses("ben", "Accept all");
        Assert.Contains("Now: Ben Ortiz, see below.", world.Reads("acme"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lead_and_not_the_patient_is_asked_on_mornings_one_and_three_and_then_weekly()
    {
        world.Says("ann", "emergency");
        world.Presses("ben", "Accept all");
        var before = world.Chat("ann").Count;
        world.Until("2026-12-01 12:00");

        var asked = world.Chat("lee").Where(message => message.Key.StartsWith("still/", StringComparison.Ordinal)).Select(message => message.At);
        Assert.Equal([World.At("2026-11-17 09:00"), World.At("2026-11-19 09:00"), World.At("2026-11-26 09:00")], asked);
        Assert.Equal(before, world.Chat("ann").Count);
    }

    [Fact]
    public void What_somebody_else_reports_is_told_to_no_client_until_a_second_person_agrees()
    {
        world.Says("cara", "emergency @ann");
        world.Presses("cara", "Accept all");
        Assert.Contains("Cara says that you can't work from now on.", world.Reads("ann"), StringComparison.Ordinal);
        Assert.Empty(world.Chat("acme"));

        world.Says("mia", "@ann emergency");
        Assert.Contains("Cara Lind looks after your work in place of Ann", world.Reads("acme"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ben", "Accept all")]
    [InlineData("ann", "That's so")]
    [InlineData("lee", "It's true: clients may be told")]
    [InlineData("mia", "I have spoken to Ann or the family")]
    public void A_reported_emergency_is_agreed_to_by_one_press(string who, string button)
    {
        world.Says("mia", "emergency @ann");
        Assert.Empty(world.Chat("acme").Concat(world.Chat("cole")).Concat(world.Chat("dale")));
        world.Presses(who, button);

        Assert.NotEmpty(world.Chat("cole"));
    }

    [Fact]
    public void The_person_it_was_said_of_undoes_it_with_one_press()
    {
        world.Says("mia", "emergency @ann");
        world.Presses("ben", "Accept all");
        world.Presses("ann", "That's wrong: I'm working");

        Assert.False(world.Absence.IsOpen);
        Assert.EndsWith("Please disregard the message above: Ann is at work as usual.", world.Reads("acme"), StringComparison.Ordinal);
        Assert.Contains("Ann is at work after all", world.Reads("ben"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_emergency_told_from_another_zone_begins_now_where_the_absent_person_is()
    {
        world.Until("2026-11-16 12:00");
        world.Says("mia", "emergency @ann");

        Assert.Equal(new NodaTime.LocalDateTime(2026, 11, 16, 12, 0), world.Absence.Span.From);
    }

    [Fact]
    public void Leave_that_somebody_else_tells_of_beforehand_rings_nobody_at_night()
    {
        world.Until("2026-11-16 22:30");
        world.Says("mia", "away @ann 30 nov - 4 dec");

        Assert.Empty(world.Chat("ben").Concat(world.Chat("ann")));
        world.Until("2026-11-17 07:00");
        Assert.Contains("Mia says that you can't work Mon 30 Nov – Fri 4 Dec.", world.Reads("ann"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_emergency_that_ends_at_an_hour_says_so_everywhere()
    {
        world.Says("ann", "emergency until 15:00");

        Assert.Contains("You can't work Mon 16 Nov 2026 09:00–15:00.", world.Reads("ann"), StringComparison.Ordinal);
        world.Presses("ben", "Accept all");
        Assert.Contains("Ann is expected back on Monday 16 November at 15:00, London time.", world.Reads("acme"), StringComparison.Ordinal);
        Assert.StartsWith("Ann is away until 15:00 on Monday 16 November, London time. Ben Ortiz looks after your work now.", world.Says("dana", "who", "acme"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_backup_who_is_ill_for_some_hours_is_not_asked_for_what_was_just_taken_over()
    {
        world.Says("ann", "away 16 nov - 20 nov for Acme");
        world.Presses("ben", "Accept");
        var before = world.Chat("ben").Count(message => message.Key.StartsWith("ask/", StringComparison.Ordinal));
        world.Says("ben", "emergency until 15:00");

        Assert.Equal(before, world.Chat("ben").Count(message => message.Key.StartsWith("ask/", StringComparison.Ordinal)));
        Assert.Contains("Can you step in for Ann?", world.Reads("cara"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_emergency_whose_end_can_be_read_two_ways_is_one_once_the_end_is_picked_and_begins_now()
    {
        world.Until("2026-11-16 22:30");
        world.Says("ann", "emergency until 3/4");
        world.Presses("ann", Assert.IsType<Answer.Reply>(world.Answer("ann")).Card.Buttons.First().Press);

        Assert.Equal(AbsenceKind.Emergency, world.Absence.Kind);
        Assert.Equal(new NodaTime.LocalDateTime(2026, 11, 16, 22, 30), world.Absence.Span.From);
        Assert.Contains("Can you step in?", world.Reads("ben"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stand_in_who_can_t_read_the_clients_channel_reads_who_can_invite()
    {
        world.Says("lee", "backups dale @mia");
        world.Says("ann", "emergency");
        world.Says("mia", "accept dale");
        Assert.Contains("You can't read #dale yet: ask Ben to invite you. Until then Dale is told no name.", world.Card("mia", "handover/1").Plain, StringComparison.Ordinal);

        world.Joins("mia", "dale");
        Assert.DoesNotContain("You can't read", world.Card("mia", "handover/1").Plain, StringComparison.Ordinal);
        Assert.Contains("Mia Stone looks after your work", world.Reads("dale"), StringComparison.Ordinal);
    }

    /// <summary>The crew's only lead falls ill: whoever is asked in that place can do all that the cards offer.</summary>
    [Fact]
    public void Whoever_stands_in_for_the_only_lead_can_press_every_button_that_comes_with_it()
    {
        world.OnlyLead("lee");
        world.Says("lee", "client add Elm by hand");
        world.Says("lee", "emergency");
        world.Until("2026-11-17 12:00");
        var buttons = world.Chat("ann").SelectMany(message => message.Content.Buttons).DistinctBy(button => button.Title).ToList();
        foreach (var button in buttons)
        {
            var before = world.Copy();
            world.Presses("ann", button.Press);
            if (world.Answer("ann") is Answer.Ask { Form: var form })
            {
                world.Sends("ann", form.Fields.Any(field => field.Key == "member") ? [("client", world.Client("Elm").Id.Value), ("member", "ben")] : []);
            }
            world.Restore(before);
        }

        string[] titles = ["Ask somebody…", "I'm on it", "Lee is back", "Set a day…", "Still away", "Tell the clients I see to it"];
        Assert.Equal(titles, buttons.Select(button => button.Title).Order(StringComparer.Ordinal));
        Assert.Empty(world.Refusals);
    }

    [Fact]
    public void Sick_tomorrow_is_not_sick_today()
    {
        world.Says("ann", "sick tomorrow");

        Assert.Equal(AwayTomorrow, world.Absence.Span);
        Assert.Contains("Ann can't work Tue 17 Nov. Can you step in?", world.Reads("cara"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_backup_who_cant_go_on_is_replaced_and_the_client_hears_the_new_name()
    {
        world.Says("ann", "away 18 nov - 24 nov for Acme");
        world.Presses("ben", "Accept");
        world.Until("2026-11-19 10:00");
        Assert.StartsWith("Acme Ltd is no longer yours", world.Says("ben", "can't acme broke my arm"), StringComparison.Ordinal);
        Assert.Contains("gave it back (broke my arm)", world.Reads("lee"), StringComparison.Ordinal);

        world.Presses("cara", "Accept");
        Assert.Contains("From Thursday 19 November Cara Lind looks after your work", world.Reads("acme"), StringComparison.Ordinal);
        Assert.Contains("Now: Cara Lind, see below.", world.Reads("acme"), StringComparison.Ordinal);
        Assert.DoesNotContain("arm", world.Reads("acme") + world.Reads("cara"), StringComparison.Ordinal);
    }

    [Fact]
    public void When_the_last_backup_falls_ill_too_the_client_is_told_by_itself_that_a_lead_sees_to_it()
    {
        world.Says("ann", "away 18 nov - 24 nov for Acme");
        world.Presses("ben", "Accept");
        world.Says("cara", "away 18 nov - 24 nov");
        world.Until("2026-11-19 10:00");
        world.Says("ben", "emergency");
        Assert.Contains("I take Acme Ltd", world.Reads("team"), StringComparison.Ordinal);

        world.Until("2026-11-19 10:10");
        Assert.Contains("Lee Park makes sure that your work is looked after", world.Reads("acme"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_passed_on_stays_where_it_is_until_the_other_accepts()
    {
        world.Says("ann", "away 18 nov - 24 nov for Acme");
        world.Presses("ben", "Accept");
        world.Until("2026-11-19 10:00");
        world.Says("ben", "hand acme to @cara");
        Assert.Equal("ben", world.Cover("Acme Ltd").CoveredBy?.Value);

        world.Presses("cara", "Accept");
        Assert.Equal("cara", world.Cover("Acme Ltd").CoveredBy?.Value);
        Assert.Contains("Cara looks after Acme Ltd from now on.", world.Reads("ben"), StringComparison.Ordinal);
    }

    private static CoverBot.Domain.Absences.AwaySpan AwayTomorrow => CoverBot.Domain.Absences.AwaySpan.Days(new(2026, 11, 17), new(2026, 11, 17));

    private IEnumerable<string> Gaps() => world.Chat("lee").Where(message => message.Key.StartsWith("gap/", StringComparison.Ordinal))
        .Select(message => message.At.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
}
