using CoverBot.Tests.Slack.Fake;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Slack.Stories;

/// <summary>A Slack that hands over twice, late and in another order, and whose connections end.</summary>
[Trait("kind", "story")]
public sealed class SlackRepetitionTests
{
    private static readonly Sending Twice = new(Twice: true);
    private static readonly Sending Often = new(Twice: true, Later: true, Age: TimeSpan.FromSeconds(90));

    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.Sockets)]
    public async Task What_is_heard_twice_late_and_out_of_order_is_done_once_and_said_once(Wire wire)
    {
        await using var crew = await SlackCrew.StartAsync(wire);
        await SetUpAsync(crew);

        await crew.Ann.TypesAsync("away next week", Often with { Held = true });
        await crew.Ben.TypesAsync("who", Twice with { Held = true });
        await crew.Slack.Postman.ReleaseAsync(reversed: true);
        await crew.Ben.WillSeeAsync("Can you step in for Ann?");
        await crew.Ben.PressesAsync("Accept", Twice);
        await crew.Ann.WillSeeAsync("Acme is looked after");
        await crew.Bot.ShownAsync();

        await crew.Bot.StopAsync();
        await crew.RunAsync();
        await crew.Slack.Postman.ReleaseAsync();
        await crew.Slack.Postman.QuietAsync();
        await crew.Bot.ShownAsync();

        Assert.Single(crew.Ben.Sees(), message => message.Says("Can you step in for Ann?"));
        IsSaidOnce(crew);
    }

    [Fact]
    public async Task Connections_that_are_cut_or_renewed_in_the_middle_of_a_conversation_lose_nothing_and_repeat_nothing()
    {
        await using var crew = await SlackCrew.SetUpAsync(Wire.Sockets);
        var (opened, before) = (crew.Slack.Sockets.Opened, crew.Slack.Posted(crew.Acme).Count);

        await crew.Slack.Sockets.DisconnectAsync("warning");
        Assert.True((await crew.Ann.TypesAsync("emergency")).Taken);
        await crew.Ben.WillSeeAsync("Can you step in?");
        await PressWhileCutAsync(crew);
        await crew.Dana.WillSeeAsync(crew.Acme, "Ben Example looks after your work");

        var back = crew.Ann.TypesAsync("back");
        var lost = crew.Slack.Sockets.Opened;
        crew.Slack.Sockets.Cut();
        await back;
        await crew.Dana.WillSeeAsync(crew.Acme, "Ann is back today");
        await Eventually.Async(() => crew.Slack.Sockets.Opened > lost);

        await crew.Slack.Sockets.DisconnectAsync("refresh_requested");
        Assert.True((await crew.Lee.CommandAsync("/cover who")).Taken);
        await crew.Lee.WillSeeAsync("nobody is away");
        await crew.Slack.Postman.QuietAsync();
        await crew.Bot.ShownAsync();

        await Eventually.Async(() => crew.Slack.Sockets.Opened >= opened + 3);
        Assert.Equal(before + 2, crew.Slack.Posted(crew.Acme).Count);
        Assert.Empty(crew.Slack.Postman.Lost);
        IsSaidOnce(crew);
    }

    private static async Task SetUpAsync(SlackCrew crew)
    {
        await crew.Lee.InvitesBotAsync(crew.Team, Often);
        await crew.Lee.WillSeeAsync("Is #team your team's channel?");
        await crew.Lee.PressesAsync("It's our team channel", Twice);
        await crew.Lee.WillSeeAsync("is the team's channel now");
        await crew.Ann.InvitesBotAsync(crew.Acme, Often);
        await crew.Ann.WillSeeAsync("Is #acme a client's channel?");
        await crew.Ann.PressesAsync("Yes, mine", Twice);
        await crew.Ann.WillSeeFormAsync("Who steps in first?");
        await crew.Ann.SubmitsAsync(new Dictionary<string, string> { ["Name"] = "Acme", ["Who steps in first?"] = "Ben" }, Twice);
        await crew.Ben.WillSeeAsync("first backup for Acme");
        await crew.Ann.TypesAsync("backups acme @ben @cara", Often);
        await crew.Ann.WillSeeAsync("Ben, then Cara");
        await crew.Bot.ShownAsync();
    }

    /// <summary>Slack sends a press once; who sees that it failed presses again.</summary>
    private static async Task PressWhileCutAsync(SlackCrew crew)
    {
        var card = crew.Ben.Sees().Last(message => message.Buttons.Contains("Accept"));
        var press = crew.Ben.PressesAsync(crew.Ben.Dm, card, "Accept");
        var opened = crew.Slack.Sockets.Opened;
        crew.Slack.Sockets.Cut();
        if (!(await press).Taken)
        {
            await Eventually.Async(() => crew.Slack.Sockets.Opened > opened);
            Assert.True((await crew.Ben.PressesAsync(crew.Ben.Dm, card, "Accept")).Taken);
        }
    }

    private static void IsSaidOnce(SlackCrew crew)
    {
        crew.IsSound();
        Assert.All([crew.Ann.Dm, crew.Ben.Dm, crew.Cara.Dm, crew.Lee.Dm, crew.Team, crew.Acme], room => Assert.Distinct(crew.Slack.Posted(room).Select(deed => deed.Text)));
    }
}
