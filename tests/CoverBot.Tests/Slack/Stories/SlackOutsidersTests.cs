using CoverBot.Tests.Slack.Fake;

namespace CoverBot.Tests.Slack.Stories;

/// <summary>People of a client's own company, and channels that can't be written to.</summary>
[Trait("kind", "story")]
public sealed class SlackOutsidersTests
{
    [Fact]
    public async Task A_client_may_ask_who_in_its_channel_and_nothing_else_it_types_reaches_the_crew()
    {
        await using var crew = await SlackCrew.SetUpAsync();

        await crew.Dana.TypesAsync(crew.Acme, "@CoverBot who");
        await crew.Ben.WillSeeAsync(crew.Acme, "Ann Example looks after your work");
        await crew.Dana.TypesAsync(crew.Acme, "@CoverBot client add Evil by hand");
        Assert.True((await crew.Dana.WillSeeAsync(crew.Acme, "Here you can ask who looks after your work")).IsEphemeral);
        await crew.Dana.TypesAsync("emergency @ann");
        await crew.Dana.WillSeeAsync("I answer members of the team");

        await crew.Lee.CommandAsync("/cover client list");
        Assert.DoesNotContain("Evil", (await crew.Lee.WillSeeAsync("Acme")).Words, StringComparison.Ordinal);
        crew.IsSound();
    }

    [Fact]
    public async Task A_channel_that_another_company_reads_does_not_become_the_teams()
    {
        await using var crew = await SlackCrew.StartAsync();

        await crew.Lee.InvitesBotAsync(crew.Acme);
        await crew.Lee.WillSeeAsync("Is #acme your team's channel?");
        await crew.Lee.PressesAsync("It's our team channel");

        await crew.Lee.WillSeeAsync("is shared with another company");
        crew.IsSound();
    }

    [Fact]
    public async Task A_stand_in_who_can_not_read_the_clients_channel_is_named_there_only_once_invited()
    {
        await using var crew = await SlackCrew.SetUpAsync();
        await crew.Max.LeavesAsync(crew.Acme);
        await crew.Ann.CommandAsync("/cover backups acme @max");
        await crew.Ann.CommandAsync("/cover away next week");
        await crew.Max.WillSeeAsync("Can you step in for Ann?");

        await crew.Max.PressesAsync("Accept");
        await crew.Ann.WillSeeAsync("Please invite Max");
        await crew.Bot.ShownAsync();
        Assert.DoesNotContain(crew.Dana.Sees(crew.Acme), message => message.Says("Max"));

        await crew.Ann.InvitesAsync(crew.Acme, crew.Max);
        await crew.Dana.WillSeeAsync(crew.Acme, "Max Example looks after your work");
        crew.IsSound();
    }

    [Fact]
    public async Task What_can_not_be_written_in_an_archived_channel_a_lead_is_given_to_say()
    {
        await using var crew = await SlackCrew.SetUpAsync();
        await crew.Ann.ArchivesAsync(crew.Acme);
        await crew.Ann.TypesAsync("emergency");
        await crew.Ben.WillSeeAsync("Can you step in?");

        await crew.Ben.PressesAsync("Accept");

        Assert.Contains("Told", (await crew.Lee.WillSeeAsync("#acme is archived", "Ben Example looks after your work")).Buttons);
        crew.IsSound();
    }

    [Fact]
    public async Task A_bot_that_was_removed_from_a_clients_channel_writes_there_again_once_invited_again()
    {
        await using var crew = await SlackCrew.SetUpAsync();
        await crew.Ann.RemovesBotAsync(crew.Acme);
        await crew.Ann.TypesAsync("emergency");
        await crew.Ben.WillSeeAsync("Can you step in?");
        await crew.Ben.PressesAsync("Accept");
        await crew.Lee.WillSeeAsync("I am not in #acme any more", "Ben Example looks after your work");

        await crew.Ann.InvitesBotAsync(crew.Acme);
        await crew.Ann.TypesAsync("back");

        await crew.Dana.WillSeeAsync(crew.Acme, "Ann");
        Assert.DoesNotContain(crew.Ann.Sees(), message => message.Says("Is #acme a client's channel?"));
        crew.IsSound();
    }

    [Fact]
    public async Task A_guest_in_the_teams_channel_is_a_member_as_everybody_there()
    {
        await using var crew = await SlackCrew.SetUpAsync();
        var gil = crew.Slack.Person("gil");
        gil.Account.IsGuest = true;

        await gil.JoinsAsync(crew.Team);
        await crew.Bot.ShownAsync();
        await crew.Ann.CommandAsync("/cover backups acme @gil");
        await crew.Ann.WillSeeAsync("Gil");
        await crew.Ann.TypesAsync("emergency");

        await gil.WillSeeAsync("Can you step in?");
        crew.IsSound();
    }
}
