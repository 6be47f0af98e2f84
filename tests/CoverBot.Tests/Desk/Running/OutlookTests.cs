using CoverBot.Desk.Running;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Tests.Desk.Running;

[Trait("kind", "rule")]
public sealed class OutlookTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 16, 9, 0);
    private static readonly Instant Wall = Instant.FromUtc(2026, 1, 1, 0, 0);

    [Fact]
    public void Only_the_latest_wake_up_waits_for_what_falls_due()
    {
        var outlook = new Outlook(7, Now + Duration.FromHours(1), null);

        Assert.Equal(Duration.FromHours(1), outlook.HiddenFor(7, Now, Wall, ClockRate.Real));
        Assert.Null(outlook.HiddenFor(6, Now, Wall, ClockRate.Real));
    }

    [Fact]
    public void Only_the_latest_wake_up_waits_for_a_board_that_lags()
    {
        var outlook = new Outlook(7, Now + Duration.FromHours(1), Wall + Duration.FromSeconds(40));

        Assert.Equal(Duration.FromSeconds(40), outlook.HiddenFor(7, Now, Wall, ClockRate.Real));
        Assert.Null(outlook.HiddenFor(6, Now, Wall, ClockRate.Real));
    }

    [Fact]
    public void One_that_came_after_the_run_had_begun_is_looked_at_again() =>
        Assert.Equal(Duration.FromSeconds(1), new Outlook(7, null, null).HiddenFor(8, Now, Wall, ClockRate.Real));

    [Fact]
    public void With_nothing_left_to_do_there_is_nothing_to_wait_for() => Assert.Null(new Outlook(7, null, null).HiddenFor(7, Now, Wall, ClockRate.Real));

    [Fact]
    public void It_neither_runs_hot_nor_waits_longer_than_six_days()
    {
        Assert.Equal(Duration.FromSeconds(1), new Outlook(7, Now - Duration.FromHours(1), null).HiddenFor(7, Now, Wall, ClockRate.Real));
        Assert.Equal(Duration.FromDays(6), new Outlook(7, Now + Duration.FromDays(60), null).HiddenFor(7, Now, Wall, ClockRate.Real));
    }

    [Fact]
    public void Where_the_clock_goes_faster_it_waits_for_what_falls_due_so_much_less_and_for_a_board_as_long()
    {
        var rate = ClockRate.Real with { Speed = 60 };

        Assert.Equal(Duration.FromMinutes(1), new Outlook(7, Now + Duration.FromHours(1), Wall + Duration.FromSeconds(90)).HiddenFor(7, Now, Wall, rate));
        Assert.Equal(Duration.FromSeconds(90), new Outlook(7, Now + Duration.FromHours(2), Wall + Duration.FromSeconds(90)).HiddenFor(7, Now, Wall, rate));
    }
}
