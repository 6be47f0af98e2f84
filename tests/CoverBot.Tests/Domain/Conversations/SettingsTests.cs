using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Tests.Domain.Support;
using NodaTime;

namespace CoverBot.Tests.Domain.Conversations;

/// <summary>"settings": everybody's own working week, and for leads what holds for the crew.</summary>
[Trait("kind", "rule")]
public sealed class SettingsTests
{
    [Fact]
    public void A_member_sets_the_own_working_week_and_reads_the_zone()
    {
        var world = World.Ready();
        Assert.Contains("Your working days", world.Says("mia", "settings"), StringComparison.Ordinal);
        Assert.Contains(world.Form("mia").Fields.OfType<Field.Words>(), words => words.Text.Plain == "Your time zone is New York, from your chat profile.");
        Assert.DoesNotContain(world.Form("mia").Fields, field => field.Key is "quietFrom" or "leads");

        Assert.Equal("Your settings are saved.", world.Sends("mia", ("days", "Friday,Tuesday"), ("from", "10:00"), ("to", "15:30")));

        var week = world.Crew[new MemberId("mia")].Week;
        Assert.Equal([IsoDayOfWeek.Tuesday, IsoDayOfWeek.Friday], week.Days);
        Assert.Equal((new LocalTime(10, 0), new LocalTime(15, 30), "America/New_York"), (week.From, week.To, week.ZoneId));
        world.Says("mia", "settings");
        Assert.Equal("Nothing was changed.", world.Sends("mia"));
    }

    [Fact]
    public void A_lead_sets_quiet_hours_and_leads()
    {
        var world = World.Ready();
        world.Says("lee", "settings");
        world.Sends("lee", ("quietFrom", "22:00"), ("quietTo", "06:30"), ("leads", "lee,ben"));
        Assert.Equal((new LocalTime(22, 0), new LocalTime(6, 30)), (world.Crew.Settings.Quiet!.From, world.Crew.Settings.Quiet.To));
        Assert.Equal([new MemberId("lee"), new MemberId("ben")], world.Crew.Settings.Leads);

        world.Says("lee", "settings");
        world.Sends("lee", ("quietFrom", ""), ("quietTo", ""));
        Assert.Null(world.Crew.Settings.Quiet);
    }

    [Fact]
    public void A_lead_moves_the_team_to_another_zone_in_which_clients_read_their_hours()
    {
        var world = World.Ready();
        world.Says("lee", "settings");
        Assert.Equal(["London", "New York"], world.Form("lee").Fields.OfType<Field.Choice>().Single(field => field.Key == "zone").Options.Select(option => option.Title));
        world.Sends("lee", ("zone", "America/New_York"));

        Assert.Equal("America/New_York", world.Crew.Settings.ZoneId);
        world.Says("mia", "settings");
        Assert.DoesNotContain(world.Form("mia").Fields, field => field.Key == "zone");
        // In London that would be past the working day.
        world.Until("2026-11-16 15:00");
        world.Says("ann", "emergency");
        world.Presses("lee", "Tell the clients I see to it");
        Assert.Contains("by 14:00", world.Reads("acme"), StringComparison.Ordinal);
    }

    [Fact]
    public void Clients_are_told_in_the_morning_where_the_team_is_by_now()
    {
        var world = World.Ready();
        world.Says("lee", "settings");
        world.Sends("lee", ("zone", "America/New_York"));
        world.Says("ann", "away 7 dec - 11 dec for Acme");
        world.Presses("ben", "Accept");
        world.Until("2026-12-07 18:00");

        Assert.Equal([World.At("2026-11-23 14:00"), World.At("2026-12-07 14:00")], world.Chat("acme").Select(message => message.At));
    }

    [Theory]
    [InlineData("days", "", "days")]
    [InlineData("from", "soon", "from")]
    [InlineData("to", "09:30", "to")]
    [InlineData("quietTo", "", "quietTo")]
    [InlineData("quietTo", "21:00", "quietTo")]
    [InlineData("leads", "", "leads")]
    public void What_is_wrong_stands_at_its_field(string key, string value, string field)
    {
        var world = World.Ready();
        var before = world.Crew;
        world.Says("lee", "settings");
        world.Sends("lee", (key, value));

        Assert.Equal(field, Assert.Single(Assert.IsType<Answer.Errors>(world.Answer("lee")).ByField).Key);
        Assert.Same(before, world.Crew);
    }
}
