using System.Text.RegularExpressions;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Desk.Kills;

/// <summary>The program dies while the clock is pushed: the next start arrives where it was to go, with all that fell due on the way.</summary>
[Trait("kind", "story")]
public sealed partial class PushKillTests
{
    private static readonly (string Person, string Conversation)[] Places =
        [("ann", "dm-ann"), ("ben", "dm-ben"), ("cara", "dm-cara"), ("lee", "dm-lee"), ("lee", "team"), ("dana", "acme"), ("priya", "birch")];

    private static readonly Duration Pushed = Duration.FromDays(20);

    [Theory]
    [InlineData("committed:2")]
    [InlineData("sent:5")]
    [InlineData("released:4")]
    public async Task The_clock_arrives_and_everything_on_the_way_is_said_once(string fault)
    {
        using var folder = new ScratchFolder();
        using var calm = new ScratchFolder();

        Assert.Equal(await SeenAsync(calm, null), await SeenAsync(folder, fault));
        Assert.Empty(await Judge.FindAsync(folder));
    }

    /// <returns>What everybody has read at the end, without the times of day; boards are delivered side by side, so in no order.</returns>
    private static async Task<string> SeenAsync(ScratchFolder folder, string? fault)
    {
        Instant target;
        using (var first = await BotProcess.StartAsync(folder))
        {
            await first.PushToMondayAsync();
            await first.SayAsync("ann", "dm-ann", $"away {Day(await first.NowAsync(), 9)} to {Day(await first.NowAsync(), 16)}");
            await first.ShownAsync();
            target = await first.NowAsync() + Pushed;
            await first.StopAsync();
        }
        using (var pushing = await BotProcess.StartAsync(folder, fault))
        {
            await pushing.PushClockAsync("P20D");
            Assert.Equal(fault is not null, pushing.HasEnded);
        }
        using var bot = await BotProcess.StartAsync(folder);
        await Eventually.Async(async () => await bot.NowAsync() >= target, seconds: 120);
        await bot.ShownAsync();
        // The push ends with a last look at what is due: pushed once more, it has surely ended.
        await bot.PushClockAsync("PT1S");
        await bot.ShownAsync();
        var read = new List<string>();
        foreach (var (person, conversation) in Places)
        {
            read.AddRange((await bot.MessagesAsync(person, conversation)).Where(message => message.Author is null).Select(message => $"{conversation}: {Clock().Replace(message.Text, "")}"));
        }
        await bot.StopAsync();
        return string.Join('\n', read.Order(StringComparer.Ordinal));
    }

    private static string Day(Instant now, int after) => NodaTime.Text.LocalDatePattern.Iso.Format(now.InUtc().Date.PlusDays(after));

    [GeneratedRegex(@"\b\d\d:\d\d\b")]
    private static partial Regex Clock();
}
