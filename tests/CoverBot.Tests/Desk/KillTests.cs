using CoverBot.Desk;
using CoverBot.Tests.Desk.Kills;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Desk;

/// <summary>The real program is killed at each point of the flow and started again; what people see is judged by the Playground's own file.</summary>
[Trait("kind", "story")]
public sealed class KillTests
{
    [Fact]
    public Task Killed_anywhere_it_loses_nothing_and_asks_nobody_twice() => EachFault.PlayAsync(KilledAsync);

    [Fact]
    public async Task A_press_of_two_people_at_once_is_one_yes()
    {
        using var folder = new ScratchFolder();
        using var bot = await BotProcess.StartAsync(folder);
        await bot.PushToMondayAsync();
        await bot.SayAsync("ann", "dm-ann", "emergency");
        await Eventually.Async(async () => Asks(await bot.MessagesAsync("ben", "dm-ben")) == 1 && Asks(await bot.MessagesAsync("cara", "dm-cara")) == 1);

        await Task.WhenAll(bot.PressAsync("ben", "dm-ben", "Accept all"), bot.PressAsync("cara", "dm-cara", "Accept all"));

        await bot.ShownAsync();
        Assert.Equal(1, FromBot(await bot.MessagesAsync("dana", "acme")));
    }

    private static async Task KilledAsync(string point)
    {
        using var folder = new ScratchFolder();
        using (var first = await BotProcess.StartAsync(folder))
        {
            await first.PushToMondayAsync();
            await first.StopAsync();
        }
        using (var killed = await BotProcess.StartAsync(folder, point))
        {
            await killed.SayAsync("ann", "dm-ann", "emergency");
            await FurtherAsync(killed, point);
            await killed.EndedAsync();
        }

        using var bot = await BotProcess.StartAsync(folder);
        await Eventually.Async(async () => Asks(await bot.MessagesAsync("ben", "dm-ben")) > 0 && Asks(await bot.MessagesAsync("cara", "dm-cara")) > 0, seconds: 120);
        await bot.ShownAsync();
        Assert.Equal((1, 1), (Asks(await bot.MessagesAsync("ben", "dm-ben")), Asks(await bot.MessagesAsync("cara", "dm-cara"))));
        Assert.Single(await bot.MessagesAsync("ann", "dm-ann"), message => message.Text.StartsWith("You can't work", StringComparison.Ordinal));

        await bot.PressAsync("ben", "dm-ben", "Accept all");
        await Eventually.Async(async () => Asks(await bot.MessagesAsync("cara", "dm-cara")) == 0);
        await bot.ShownAsync();
        Assert.Equal((1, 1), (FromBot(await bot.MessagesAsync("dana", "acme")), FromBot(await bot.MessagesAsync("priya", "birch"))));
        await bot.StopAsync();
        Assert.Empty(await Judge.FindAsync(folder));
    }

    /// <summary>Two points are not passed by a new absence alone: its board is saved with the decision, and its wake-up shows itself only after a while.</summary>
    private static async Task FurtherAsync(BotProcess bot, string point)
    {
        if (point == Faults.SendingSaved)
        {
            await bot.SayAsync("ann", "dm-ann", "client add Cole by hand");
            await bot.SayAsync("ann", "dm-ann", "backups Cole @Lee");
        }
        else if (point == Faults.WakeUpHidden)
        {
            await bot.PushClockAsync("PT1M");
        }
    }

    /// <summary>Cards that ask for a yes now.</summary>
    private static int Asks(IReadOnlyList<SeenMessage> messages) =>
        messages.Count(message => message.Text.Contains("Can you step in?", StringComparison.Ordinal) && message.Buttons.Count > 0);

    private static int FromBot(IReadOnlyList<SeenMessage> messages) => messages.Count(message => message.Author is null);
}
