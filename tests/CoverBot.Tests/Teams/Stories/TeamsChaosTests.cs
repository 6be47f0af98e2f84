using CoverBot.Tests.Teams.Fake;

namespace CoverBot.Tests.Teams.Stories;

/// <summary>A Teams that fails half of all calls, in every way it knows.</summary>
[Trait("kind", "story")]
public sealed class TeamsChaosTests
{
    private static readonly TeamsFault[] Ways =
    [
        TeamsFault.TooFast, TeamsFault.Precondition, TeamsFault.Unavailable, TeamsFault.ServerError, TeamsFault.ServerErrorDone, TeamsFault.BadGateway, TeamsFault.BadGatewayDone,
        TeamsFault.GatewayTimeoutDone, TeamsFault.Html, TeamsFault.CutBefore, TeamsFault.CutAfter, TeamsFault.SilenceDone,
    ];

    [Theory]
    [InlineData(1)]
    public async Task Where_half_of_all_calls_fail_everything_is_said_in_the_end_in_order_and_only_what_went_unanswered_may_be_said_twice(int seed)
    {
        await using var agency = await TeamsAgency.SetUpAsync();
        var before = agency.Teams.Fake.Did().Count;
        agency.Teams.Fake.Faults.Half(seed, Ways, mostInARow: 2);

        await agency.Ann.TypesAsync("emergency");
        await agency.Ben.WillSeeAsync("Can you step in?");
        await agency.Cara.WillSeeAsync("Can you step in?");
        await Task.WhenAll(agency.Ben.PressesAsync("Accept"), agency.Cara.PressesAsync("Accept"));
        await agency.Dana.WillSeeAsync(agency.Acme, "looks after your work");
        await agency.Bot.ShownAsync();
        var has = Assert.Single([agency.Ben, agency.Cara], person => person.Sees().Any(message => message.Says("Handover: Acme")));
        await agency.Ann.TypesAsync("back");
        await agency.Dana.WillSeeAsync(agency.Acme, "Ann is");
        await agency.Bot.ShownAsync();

        Assert.Empty(agency.Teams.Fake.World.Complaints);
        Assert.InRange(agency.Teams.Fake.Faults.Failed, 10, int.MaxValue);
        Assert.NotEmpty(agency.Teams.Fake.World.Lost);
        Assert.All(agency.Teams.Fake.Doubles(), same => Assert.InRange(same.Extra, 1, same.Lost));
        IsInOrder(agency, has, before);
    }

    /// <summary>One of the two has it, and that is what everybody reads.</summary>
    private static void IsInOrder(TeamsAgency agency, TeamsPerson has, int before)
    {
        var acme = agency.Teams.Posted(agency.Acme).Where(deed => deed.Number > before).Select(deed => deed.Summary).ToList();
        var told = acme.Where((words, at) => at == 0 || acme[at - 1] != words).ToList();
        Assert.Equal(2, told.Count);
        Assert.Contains(has.Name, told[0], StringComparison.Ordinal);
        Assert.Contains("back", told[1], StringComparison.Ordinal);
        Assert.Single(agency.Teams.Posted(agency.Team).Where(deed => deed.Number > before).Select(deed => deed.Summary).Distinct());
    }
}
