using CoverBot.Domain.Absences;
using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Conversations;

/// <summary>What is said of somebody else stays about that person: in the lines that work, in the answers, and on the cards of who said it.</summary>
[Trait("kind", "rule")]
public sealed class SaidOfOthersTests
{
    private readonly World world = World.Ready();

    [Theory]
    [InlineData("away @ann 31 nov", "Try: away @Ann 1 dec")]
    [InlineData("away @ann fri for acmee", "Try: away @Ann fri for Acme")]
    [InlineData("away ann fri for acmee", "Try: away @Ann fri for Acme")]
    [InlineData("away @ann fri except acmee", "Try: away @Ann fri except Acme")]
    [InlineData("away @ann until 31 nov", "Try: away @Ann until 1 dec")]
    [InlineData("emergency @ann until 31 nov", "Try: emergency @Ann until 1 dec")]
    public void The_line_to_copy_is_about_the_same_person(string typed, string works)
    {
        Assert.EndsWith(works, world.Says("mia", typed), StringComparison.Ordinal);
        Assert.Empty(world.Crew.Absences);
    }

    [Fact]
    public void The_line_to_copy_of_an_emergency_is_one() =>
        Assert.EndsWith("Try: emergency until 1 dec", world.Says("ann", "emergency until 31 nov"), StringComparison.Ordinal);

    [Fact]
    public void The_line_to_copy_for_a_running_absence_changes_its_end()
    {
        world.Says("ann", "away today until fri");
        Assert.EndsWith("Try: away @Ann until fri", world.Says("lee", "away @ann until fri for acme"), StringComparison.Ordinal);
        Assert.EndsWith("Try: away until 1 dec", world.Says("ann", "away until 31 nov"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@Dana called about the invoice")]
    [InlineData("@nobody wants to know where things are")]
    public void A_remark_about_somebody_unknown_gets_the_four_buttons_and_no_emergency(string typed) =>
        Assert.DoesNotContain("Try: emergency", world.Says("ben", typed), StringComparison.Ordinal);

    [Theory]
    [InlineData("away cancel 3/12")]
    [InlineData("away cancel 31 nov")]
    [InlineData("away cancel blah")]
    public void What_is_to_be_called_off_is_asked_when_the_day_can_not_be_read(string typed)
    {
        world.Says("ann", "away 24 dec - 1 jan");

        Assert.Contains("Which one is off? Nothing was changed yet.", world.Says("ann", typed), StringComparison.Ordinal);
        Assert.True(world.Absence.IsOpen);

        world.Presses("ann", "Thu 24 Dec 2026 – Fri 1 Jan 2027");
        Assert.False(world.Absence.IsOpen);
    }

    [Fact]
    public void Some_hours_reported_of_somebody_are_said_to_be_what_they_are()
    {
        Assert.Equal("Thank you: Ann is away Mon 16 Nov 2026 14:00–15:00. Nobody is asked and no client is told; Ann is told and can undo it.", world.Says("mia", "away @ann today 14:00-15:00"));
        Assert.Contains("Nobody is asked and no client is told.", world.Card("ann", "owner").Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("are asked", world.Card("ann", "owner").Plain, StringComparison.Ordinal);
        Assert.Empty(world.Chat("ben"));
        Assert.Equal("Thank you: there is no client to tell.", world.Presses("ann", "That's so"));
    }

    [Fact]
    public void Who_reports_by_the_form_and_has_spoken_to_the_family_reads_what_happens_now()
    {
        world.Says("lee", "away @ann");

        Assert.EndsWith("Clients are told as soon as somebody steps in.", world.Sends("lee", ("first", "2026-11-18"), ("last", "2026-11-20"), ("spoken", "true")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lead_who_reports_somebody_can_say_on_the_card_that_the_family_was_spoken_to()
    {
        world.OnlyLead("lee");
        world.Says("lee", "emergency @ann");
        world.Until("2026-11-16 09:10");

        var card = world.Card("lee", "gap/1");
        Assert.DoesNotContain("It's true", card.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Tell the clients I see to it", card.Plain, StringComparison.Ordinal);

        world.Presses("lee", "I have spoken to Ann or the family");
        Assert.Contains("[Tell the clients I see to it]", world.Card("lee", "gap/1").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_agrees_once_somebody_has_stepped_in_reads_that_clients_are_told()
    {
        world.Says("cara", "emergency @ann");
        world.Presses("cara", "Accept all");

        Assert.EndsWith("Now that you say it too, clients are told.", world.Says("lee", "emergency @ann"), StringComparison.Ordinal);
        Assert.NotEmpty(world.Chat("acme"));
    }

    [Fact]
    public void A_client_who_can_not_reach_somebody_on_announced_leave_reads_who_has_the_work_and_nobody_is_rung()
    {
        world.Says("ann", "away 18 nov - 20 nov");
        world.Presses("ben", "Accept all");
        world.Until("2026-11-18 10:00");
        var rung = world.Chat("lee").Count;

        Assert.Equal("Ann is away until Friday 20 November. Ben Ortiz looks after your work now. Write here and mention @Ben.", world.Says("dana", "can't reach Ann", "acme"));
        Assert.Equal(rung, world.Chat("lee").Count);
    }

    [Fact]
    public void A_lead_who_can_not_reach_somebody_is_not_rung_by_the_own_word_but_told_what_to_write()
    {
        world.OnlyLead("lee");

        Assert.Equal("If Ann can't work, write: emergency @Ann", world.Says("lee", "can't reach @ann"));
        Assert.Empty(world.Chat("lee"));
    }

    [Fact]
    public void A_member_who_can_not_reach_somebody_rings_the_lead_unless_that_one_is_away()
    {
        Assert.StartsWith("Thank you, the team knows", world.Says("mia", "can't reach @ben"), StringComparison.Ordinal);
        Assert.Contains("Mia can't reach Ben.", world.Reads("lee") + world.Reads("ann"), StringComparison.Ordinal);

        world.Says("cara", "away today");
        Assert.StartsWith("Cara is away, so nobody was rung.", world.Says("mia", "can't reach @cara"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_would_rather_not_is_not_the_one_that_the_owner_is_told_to_name()
    {
        world.Says("ann", "backups Cole @Ben @Cara");
        world.Presses("ben", "Rather not");

        var line = world.Reads("ann").Split("write: ")[^1];
        Assert.StartsWith("backups \"Cole\" @Cara @", line, StringComparison.Ordinal);
        Assert.DoesNotContain("@Ben", line, StringComparison.Ordinal);
        Assert.True(world.Works("ann", line));
    }
}
