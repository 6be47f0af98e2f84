using CoverBot.Domain.Crews;
using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Conversations;

/// <summary>The zone of the chat profile, which some platforms say only along with what somebody writes.</summary>
[Trait("kind", "rule")]
public sealed class ZoneTests
{
    [Fact]
    public void Whoever_acts_in_another_zone_than_before_is_read_and_told_times_in_that_one()
    {
        var world = World.Ready();
        world.Zones["ann"] = "Pacific/Auckland";

        world.Says("ann", "away today 23:00-23:30");
        Assert.Contains("Auckland time", world.Chat("ann")[^1].Plain, StringComparison.Ordinal);
        Assert.Equal("Pacific/Auckland", world.Crew[new MemberId("ann")].Week.ZoneId);
        Assert.Equal("Europe/London", world.Crew.Settings.ZoneId);

        var settled = world.Crew;
        world.Says("ann", "who");
        Assert.Same(settled, world.Crew);
    }

    [Fact]
    public void An_absence_that_runs_still_runs_once_its_dates_are_changed_from_another_zone()
    {
        var world = World.Ready();
        world.Says("ann", "emergency");
        world.Until("2026-11-16 09:30");
        world.Zones["ann"] = "America/New_York";
        world.Says("ann", "away until fri");
        Assert.Equal("America/New_York", Assert.Single(world.Crew.Absences.Values).Week.ZoneId);

        world.Says("ann", "emergency");
        Assert.Single(world.Crew.Absences.Values);
        Assert.Contains("\n- Ann, Mon 16 Nov", world.Says("ben", "who"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobodys_zone_is_forgotten_when_the_platform_says_none()
    {
        var world = World.Ready();
        world.Zones["ann"] = null;

        world.Says("ann", "who");
        Assert.Equal("Europe/London", world.Crew[new MemberId("ann")].Week.ZoneId);
    }

    [Fact]
    public void Where_nobodys_zone_is_known_at_first_each_ones_is_taken_over_as_they_act_and_the_crews_is_the_first_leads()
    {
        var world = World.Empty();
        foreach (var who in new[] { "ann", "ben", "cara", "lee", "mia" })
        {
            world.Zones[who] = null;
        }
        world.Says("lee", "channel here", "team");
        Assert.Equal("UTC", world.Crew.Settings.ZoneId);

        world.Zones.Clear();
        world.Says("mia", "who");
        Assert.Equal(("America/New_York", "UTC"), (world.Crew[new MemberId("mia")].Week.ZoneId, world.Crew.Settings.ZoneId));
        world.Says("lee", "who");
        Assert.Equal("Europe/London", world.Crew.Settings.ZoneId);
        Assert.Equal("UTC", world.Crew[new MemberId("ben")].Week.ZoneId);
    }

    [Fact]
    public void Whose_zone_was_never_said_lives_where_the_team_does()
    {
        var world = World.Empty();
        world.Zones["mia"] = null;
        world.Says("lee", "channel here", "team");

        Assert.Equal("Europe/London", world.Crew[new MemberId("mia")].Week.ZoneId);
    }
}
