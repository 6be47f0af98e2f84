using CoverBot.Tests.Slack.Fake;
using NodaTime.Text;

namespace CoverBot.Tests.Slack.Stories;

/// <summary>Pings are a promise, on the wire too: a week's leave announced two weeks ahead, in which nothing goes wrong.</summary>
[Trait("kind", "story")]
public sealed class SlackPingTests
{
    /// <summary>What follows one's own line or press at once, in the place where one is looking.</summary>
    private static readonly string[] Own = ["You're away", "Welcome back"];

    [Fact]
    public async Task A_week_of_leave_rings_nobody_more_often_than_promised()
    {
        await using var crew = await SlackCrew.SetUpAsync();
        var (from, to) = (await crew.DayAsync(14), await crew.DayAsync(18));
        var before = crew.Slack.World.Deeds.Count;

        await crew.Ann.CommandAsync($"/cover away {LocalDatePattern.Iso.Format(from)} to {LocalDatePattern.Iso.Format(to)}");
        await crew.Ben.WillSeeAsync("Can you step in for Ann?");
        await crew.Ben.PressesAsync("Accept");
        await crew.Ben.WillSeeAsync("Handover: Acme");
        await crew.PushToAsync(to.PlusDays(3), 9, 5);
        await crew.Ann.WillSeeAsync("Are you back?");
        await crew.Ann.PressesAsync("I'm back");
        await crew.Dana.WillSeeAsync(crew.Acme, "Ann is back today");
        await crew.Bot.ShownAsync();

        int Rings(Room room) => crew.Slack.Posted(room).Count(deed => deed.Number > before && !Own.Any(words => deed.Text.StartsWith(words, StringComparison.Ordinal)));
        Assert.InRange(Rings(crew.Ann.Dm), 1, 3);
        Assert.InRange(Rings(crew.Ben.Dm), 1, 8);
        Assert.Equal((0, 0, 0), (Rings(crew.Cara.Dm), Rings(crew.Max.Dm), Rings(crew.Lee.Dm)));
        Assert.InRange(Rings(crew.Acme), 1, 3);
        Assert.Equal(1, Rings(crew.Team));
        crew.IsSound();
    }
}
