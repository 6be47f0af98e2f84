using CoverBot.Desk;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Desk;

/// <summary>The real program is killed at each point of the flow and started again; what people see is judged by the Playground's own file.</summary>
[Trait("kind", "story")]
public sealed class KillTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public static TheoryData<string> Points => [.. Faults.All];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Killed_anywhere_it_loses_nothing_and_asks_nobody_twice(string point)
    {
        using (var first = await BotProcess.StartAsync(folder))
        {
            await first.StopAsync();
        }
        using (var killed = await BotProcess.StartAsync(folder, point))
        {
            await killed.SayAsync("ann", "dm-ann", "emergency");
            await killed.EndedAsync();
        }

        using var bot = await BotProcess.StartAsync(folder);
        await Eventually.Async(async () => Asks(await bot.MessagesAsync("ben", "dm-ben")) > 0 && Asks(await bot.MessagesAsync("cara", "dm-cara")) > 0, seconds: 90);
        await Eventually.Async(async () => (await bot.HealthAsync()).GetProperty("laggingBoards").GetInt32() == 0, seconds: 90);
        Assert.Equal((1, 1), (Asks(await bot.MessagesAsync("ben", "dm-ben")), Asks(await bot.MessagesAsync("cara", "dm-cara"))));

        await Eventually.Async(async () => FromBot(await bot.MessagesAsync("ann", "dm-ann")) == 1);

        await bot.PressAsync("ben", "dm-ben", "Accept all");
        await Eventually.Async(async () => Asks(await bot.MessagesAsync("cara", "dm-cara")) == 0);
        await Eventually.Async(async () => (await bot.HealthAsync()).GetProperty("laggingBoards").GetInt32() == 0);
        Assert.Equal((1, 1), (FromBot(await bot.MessagesAsync("dana", "acme")), FromBot(await bot.MessagesAsync("priya", "birch"))));
    }

    [Fact]
    public async Task A_press_of_two_people_at_once_is_one_yes()
    {
        using var bot = await BotProcess.StartAsync(folder);
        await bot.SayAsync("ann", "dm-ann", "emergency");
        await Eventually.Async(async () => Asks(await bot.MessagesAsync("ben", "dm-ben")) == 1 && Asks(await bot.MessagesAsync("cara", "dm-cara")) == 1);

        await Task.WhenAll(bot.PressAsync("ben", "dm-ben", "Accept all"), bot.PressAsync("cara", "dm-cara", "Accept all"));

        await Eventually.Async(async () => (await bot.HealthAsync()).GetProperty("laggingBoards").GetInt32() == 0);
        Assert.Equal(1, FromBot(await bot.MessagesAsync("dana", "acme")));
    }

    /// <summary>Cards that ask for a yes now.</summary>
    private static int Asks(IReadOnlyList<SeenMessage> messages) =>
        messages.Count(message => message.Text.Contains("Can you step in?", StringComparison.Ordinal) && message.Buttons.Count > 0);

    private static int FromBot(IReadOnlyList<SeenMessage> messages) => messages.Count(message => message.Author is null);
}
