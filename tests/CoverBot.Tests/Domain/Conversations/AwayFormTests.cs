using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Conversations;

/// <summary>The form of an absence: days and times in fields of their own, what is wrong at its field, filled in when there is something to change.</summary>
[Trait("kind", "rule")]
public sealed class AwayFormTests
{
    [Theory]
    [InlineData("2026-11-23", "", "", "", "Mon 23 Nov 2026")]
    [InlineData("2026-11-23", "2026-11-27", "", "", "Mon 23 Nov – Fri 27 Nov 2026")]
    [InlineData("2026-11-23", "", "14:00", "17:00", "Mon 23 Nov 2026 14:00–17:00")]
    [InlineData("2026-11-23", "2026-11-24", "14:00", "", "Mon 23 Nov 14:00 – Wed 25 Nov 2026 00:00")]
    [InlineData("2026-11-16", "", "", "12:00", "Mon 16 Nov 2026 09:00–12:00")]
    public void Days_and_times_are_an_absence(string first, string last, string from, string until, string dates)
    {
        var world = Opened();
        world.Sends("ann", ("first", first), ("last", last), ("from", from), ("until", until));

        Assert.Contains($"You're away {dates}", world.Reads("ann"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "", "", "first", "Pick the first day.")]
    [InlineData("31 february", "", "", "", "first", "Pick a day, such as 2026-12-09.")]
    [InlineData("2026-11-13", "", "", "", "first", "That day has passed already.")]
    [InlineData("2028-12-01", "", "", "", "first", "That is too far ahead: up to two years from now, and up to 366 days at a time.")]
    [InlineData("2026-11-23", "2026-11-20", "", "", "last", "The last day is before the first.")]
    [InlineData("2026-11-23", "2028-11-20", "", "", "last", "That is too far ahead: up to two years from now, and up to 366 days at a time.")]
    [InlineData("2026-11-23", "", "17:00", "14:00", "until", "That is before it begins.")]
    [InlineData("2026-11-16", "", "08:00", "08:30", "until", "That time has passed already.")]
    [InlineData("2026-11-23", "", "noon", "", "from", "Pick a time, such as 14:00.")]
    public void What_is_wrong_stands_at_its_field_and_changes_nothing(string first, string last, string from, string until, string field, string sentence)
    {
        var world = Opened();
        world.Sends("ann", ("first", first), ("last", last), ("from", from), ("until", until));

        var error = Assert.Single(Assert.IsType<Answer.Errors>(world.Answer("ann")).ByField);
        Assert.Equal((field, sentence), (error.Key, error.Value));
        Assert.Empty(world.Crew.Absences);
    }

    [Fact]
    public void Clients_reach_and_heat_go_along()
    {
        var world = Opened();
        world.Sends("ann", ("first", "2026-11-23"), ("clients", ""));
        Assert.Equal("clients", Assert.Single(Assert.IsType<Answer.Errors>(world.Answer("ann")).ByField).Key);

        var acme = world.Client("Acme Ltd").Id.Value;
        world.Sends("ann", ("first", "2026-11-23"), ("clients", acme), ("reach", "LooksInDaily"), ("heat-" + acme, "Watch"), ("why-" + acme, "audit"), ("note-" + acme, "ask Dana"));

        Assert.Equal((1, Reach.LooksInDaily, "audit"), (world.Absence.Covers.Length, world.Absence.Reach, world.Cover("Acme Ltd").Why));
        Assert.Contains(world.Client("Acme Ltd").Playbook.Notes, note => note.Words == "ask Dana");
    }

    [Fact]
    public void For_somebody_else_it_asks_whether_one_has_spoken()
    {
        var world = World.Ready();
        world.Says("ben", "away @ann");
        Assert.Equal("Ann is away", world.Form("ben").Title);
        Assert.Contains("Clients are told when a second person agrees", world.Sends("ben", ("first", "2026-11-16")), StringComparison.Ordinal);

        world = World.Ready();
        world.Says("ben", "away @ann");
        world.Sends("ben", ("first", "2026-11-16"), ("spoken", "true"));
        Assert.True(world.Absence.Report is { Agreed: true });
    }

    [Fact]
    public void An_absence_is_changed_in_the_form_it_was_made_in_as_one_decision()
    {
        var world = World.Ready();
        world.Says("ann", "away 23 nov - 27 nov for Acme, Dale");
        world.Presses("ann", "Other dates…");
        Assert.Equal(("2026-11-23", "2026-11-27"), (Day(world, "first"), Day(world, "last")));
        Assert.Equal("Nothing was changed.", world.Sends("ann"));

        world.Presses("ann", "Other dates…");
        world.Sends("ann", ("last", "2026-11-25"), ("clients", world.Client("Acme Ltd").Id.Value), ("reach", "UrgentOnly"), ("heat-" + world.Client("Acme Ltd").Id.Value, "Calm"));

        Assert.Equal(AwaySpan.Days(new(2026, 11, 23), new(2026, 11, 25)), world.Absence.Span);
        Assert.Equal((true, Reach.UrgentOnly, CoverBot.Domain.Crews.Heat.Calm), (world.Cover("Dale").IsLeftOut, world.Absence.Reach, world.Cover("Acme Ltd").Heat));
        Assert.Single(world.Crew.Absences);

        world.Presses("ann", Presses.Change(world.Absence.Id));
        world.Sends("ann", ("clients", string.Join(',', world.Absence.Covers.Select(cover => cover.Client.Value))));
        Assert.IsType<CoverStage.Asking>(world.Cover("Dale").Stage);
    }

    [Fact]
    public void A_change_that_can_not_be_stays_in_the_form()
    {
        var world = World.Ready();
        world.Says("ann", "away 16 nov - 27 nov for Acme");
        world.Until("2026-11-19 10:00");
        world.Presses("ann", Presses.Change(world.Absence.Id));
        world.Sends("ann", ("last", "2026-11-18"));
        Assert.StartsWith("That day has passed already", Assert.Single(Assert.IsType<Answer.Errors>(world.Answer("ann")).ByField).Value, StringComparison.Ordinal);

        world.Sends("ann", ("last", "2026-11-20"));
        Assert.Equal(new NodaTime.LocalDate(2026, 11, 20), world.Absence.Span.LastDay);
    }

    [Fact]
    public void An_emergency_gets_an_end_and_keeps_its_beginning()
    {
        var world = World.Ready();
        world.Says("ann", "emergency");
        var from = world.Absence.Span.From;
        world.Presses("ann", Presses.Change(world.Absence.Id));
        Assert.Equal("Nothing was changed.", world.Sends("ann"));
        world.Presses("ann", Presses.Change(world.Absence.Id));
        world.Sends("ann", ("last", "2026-11-18"));

        Assert.Equal((from, (NodaTime.LocalDate?)new NodaTime.LocalDate(2026, 11, 18)), (world.Absence.Span.From, world.Absence.Span.LastDay));
    }

    [Fact]
    public void Only_the_owner_the_reporter_and_leads_may_change_it()
    {
        var world = World.Ready();
        world.Says("ann", "away 23 nov - 27 nov for Acme");

        Assert.Contains("Only Ann, whoever reported it, or a lead", world.Presses("cara", Presses.Change(world.Absence.Id)), StringComparison.Ordinal);
        world.Presses("lee", Presses.Change(world.Absence.Id));
        Assert.Equal("Change the absence", world.Form("lee").Title);
    }

    [Fact]
    public void The_shortcut_opens_it_for_members_and_tells_others_plainly()
    {
        var world = World.Ready();
        world.Presses("mia", Press.Of("start", "away"));
        Assert.Equal("You will be away", world.Form("mia").Title);

        Assert.StartsWith("I answer members of the team", world.Presses("dana", Press.Of("start", "away")), StringComparison.Ordinal);
        Assert.StartsWith("There is no team yet", World.Empty().Presses("ann", Press.Of("start", "away")), StringComparison.Ordinal);
    }

    private static World Opened()
    {
        var world = World.Ready();
        world.Says("ann", "away");
        return world;
    }

    private static string Day(World world, string key) => world.Form("ann").Fields.OfType<Field.Day>().Single(field => field.Key == key).Value;
}
