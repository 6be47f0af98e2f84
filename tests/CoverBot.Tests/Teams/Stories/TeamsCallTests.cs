namespace CoverBot.Tests.Teams.Stories;

/// <summary>Nobody on the list says yes: the team's channel is asked, where only a mention rings.</summary>
[Trait("kind", "story")]
public sealed class TeamsCallTests
{
    [Fact]
    public async Task Whoever_was_not_asked_yet_is_mentioned_in_the_team_s_channel_and_takes_it_there()
    {
        await using var agency = await TeamsAgency.SetUpAsync();
        await agency.Ann.TypesAsync("emergency");
        await agency.Ben.WillSeeAsync("Can you step in?");
        await agency.Bot.PushClockAsync("PT11M");

        var call = await agency.Ben.WillSeeAsync(agency.Team, "Who can step in for Ann, from now on?");
        Assert.Equal([agency.Max.Account.Aad], call.Mentions);
        await agency.Lee.WillSeeAsync("Nobody has said yes yet: Acme");
        await agency.Max.PressesAsync(agency.Team, "I take Acme");
        await agency.Max.WillSeeAsync("Handover: Acme for Ann");
        await agency.Dana.WillSeeAsync(agency.Acme, "Max Example looks after your work");

        await agency.Bot.ShownAsync();
        await agency.Teams.EditedAfterEachPressAsync();
        var closed = Assert.Single(agency.Ben.Sees(agency.Team), message => message.Id == call.Id);
        Assert.Empty(closed.Mentions);
        Assert.Empty(closed.Buttons);
        Assert.Contains("Max has it", closed.Words, StringComparison.Ordinal);
        agency.IsSound();
    }
}
