using CoverBot.Tests.Slack.Fake;

namespace CoverBot.Tests.Slack.Stories;

/// <summary>A Slack that fails half of all calls, in every way it knows.</summary>
[Trait("kind", "story")]
public sealed class SlackChaosTests
{
    private static readonly Fault[] Ways =
    [
        Fault.TooFast, Fault.TooFastInTheBody, Fault.ServerError, Fault.ServerErrorDone, Fault.Html, Fault.CutBefore, Fault.CutAfter,
        Fault.InternalError, Fault.InternalErrorDone, Fault.FatalError, Fault.FatalErrorDone, Fault.SilenceDone,
    ];

    [Theory]
    [InlineData(1)]
    public async Task Where_half_of_all_calls_fail_everything_is_said_in_the_end_once_and_in_order(int seed)
    {
        await using var crew = await SlackCrew.SetUpAsync();
        var before = crew.Slack.World.Deeds.Count;
        crew.Slack.Faults.Half(seed, Ways, mostInARow: 2);

        await crew.Ann.TypesAsync("emergency");
        await crew.Ben.WillSeeAsync("Can you step in?");
        await crew.Ben.PressesAsync("Accept");
        await crew.Dana.WillSeeAsync(crew.Acme, "Ben Example looks after your work");
        await crew.Cara.WillSeeAsync("Ben has it");
        await crew.Bot.ShownAsync();
        await crew.Ann.TypesAsync("back");
        await crew.Dana.WillSeeAsync(crew.Acme, "Ann is");
        await crew.Bot.ShownAsync();

        crew.IsSound();
        Assert.InRange(crew.Slack.Faults.Failed, 10, int.MaxValue);
        var acme = crew.Slack.Posted(crew.Acme).Where(deed => deed.Number > before).Select(deed => deed.Text).ToList();
        Assert.Equal(2, acme.Count);
        Assert.Contains("Ben", acme[0], StringComparison.Ordinal);
        Assert.Contains("back", acme[1], StringComparison.Ordinal);
        Assert.Single(crew.Slack.Posted(crew.Team), deed => deed.Text.StartsWith("Ann is away", StringComparison.Ordinal));
    }
}
