using CoverBot.Tests.Teams.Fake;
using NodaTime.Text;

namespace CoverBot.Tests.Teams.Stories;

/// <summary>Pings are a promise, in Teams too: a week's leave announced two weeks ahead, in which nothing goes wrong.</summary>
[Trait("kind", "story")]
public sealed class TeamsPingTests
{
    /// <summary>What follows one's own line or press at once, in the place where one is looking.</summary>
    private static readonly string[] Own = ["You're away", "Welcome back"];

    [Fact]
    public async Task A_week_of_leave_rings_nobody_more_often_than_promised()
    {
        await using var agency = await TeamsAgency.SetUpAsync();
        var (from, to) = (await agency.DayAsync(14), await agency.DayAsync(18));
        var before = agency.Teams.Fake.Did().Count;

        await agency.Ann.TypesAsync($"/away {LocalDatePattern.Iso.Format(from)} to {LocalDatePattern.Iso.Format(to)}");
        await agency.Ben.WillSeeAsync("Can you step in for Ann?");
        await agency.Ben.PressesAsync("Accept");
        await agency.Ben.WillSeeAsync("Handover: Acme");
        await agency.PushToAsync(to.PlusDays(3), 9, 5);
        await agency.Ann.WillSeeAsync("Are you back?");
        await agency.Ann.PressesAsync("I'm back");
        await agency.Dana.WillSeeAsync(agency.Acme, "Ann is back today");
        await agency.Bot.ShownAsync();

        int Rings(FakeConversation room) =>
            agency.Teams.Posted(room).Count(deed => deed.Number > before && !Own.Any(words => deed.Summary.StartsWith(words, StringComparison.Ordinal)));
        Assert.InRange(Rings(agency.Ann.Chat), 1, 3);
        Assert.InRange(Rings(agency.Ben.Chat), 1, 8);
        Assert.Equal((0, 0, 0), (Rings(agency.Cara.Chat), Rings(agency.Max.Chat), Rings(agency.Lee.Chat)));
        Assert.InRange(Rings(agency.Acme), 1, 3);
        Assert.Equal(1, Rings(agency.Team));
        agency.IsSound();
    }
}
