using CoverBot.Tests.Support;

namespace CoverBot.Tests.Desk;

/// <summary>Who is asked next stands on the card of whoever goes away, and turns on who else is away.</summary>
[Trait("kind", "story")]
public sealed class NextInLineTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Who_goes_away_as_well_is_no_longer_named_as_the_next_to_be_asked_and_is_again_when_that_is_called_off()
    {
        using var bot = await BotProcess.StartAsync(folder);
        await bot.PushToMondayAsync();
        await bot.SayAsync("ann", "dm-ann", "away next week for Acme");
        Assert.True(await NamesCaraAsync(bot));

        await bot.SayAsync("cara", "dm-cara", "away next week");
        Assert.False(await NamesCaraAsync(bot));

        await bot.SayAsync("cara", "dm-cara", "away cancel");
        Assert.True(await NamesCaraAsync(bot));
    }

    private static async Task<bool> NamesCaraAsync(BotProcess bot)
    {
        await bot.ShownAsync();
        var card = (await bot.MessagesAsync("ann", "dm-ann")).Single(message => message.Card.Contains("asking Ben", StringComparison.Ordinal));
        return card.Card.Contains("then Cara", StringComparison.Ordinal);
    }
}
