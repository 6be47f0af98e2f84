using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Web;

[Trait("kind", "story")]
public sealed class StartTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_says_where_it_is_is_well_and_stops_when_asked()
    {
        using var bot = await BotProcess.StartAsync(folder);

        Assert.Equal((200, true), await bot.WellAsync());
        Assert.Equal((0, ""), await bot.StopAsync());
    }

    [Theory]
    [InlineData("mongo:db")]
    [InlineData("sqlite:/nowhere/at/all.db")]
    public async Task What_is_wrong_is_said_all_at_once_and_it_does_not_start(string store)
    {
        var (output, error, code) = await BotProcess.RunAsync(folder, ("Storage__Connection", store), ("Playground__File", "/nowhere/at/all.db"));

        Assert.Equal((1, ""), (code, output));
        Assert.Equal(3, error.TrimEnd().Split('\n').Length);
        Assert.Contains("- Storage:Connection: ", error, StringComparison.Ordinal);
        Assert.Contains("- Playground:File: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_one_on_the_same_file_or_port_says_so_in_a_sentence()
    {
        using var bot = await BotProcess.StartAsync(folder);
        using var other = new ScratchFolder();

        var file = await BotProcess.RunAsync(folder);
        var port = await BotProcess.RunAsync(other, ("ASPNETCORE_URLS", bot.Address));

        Assert.Equal((1, 1), (file.Code, port.Code));
        Assert.Contains("in use by another CoverBot", file.Error, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_URLS: ", port.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", file.Error + port.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starting_over_leaves_nothing_of_before()
    {
        using var bot = await BotProcess.StartAsync(folder);
        await bot.SayAsync("ann", "dm-ann", "emergency");
        await bot.PushClockAsync("PT4H");
        Assert.True(await bot.NowAsync() - SystemClock.Instance.GetCurrentInstant() > Duration.FromHours(3));

        await bot.ResetAsync();

        Assert.True(await bot.NowAsync() - SystemClock.Instance.GetCurrentInstant() < Duration.FromHours(1));
        Assert.DoesNotContain(await bot.MessagesAsync("ben", "dm-ben"), message => message.Text.Contains("can't work", StringComparison.Ordinal));
        await bot.SayAsync("ann", "dm-ann", "emergency");
        await Eventually.Async(async () => (await bot.MessagesAsync("ben", "dm-ben")).Count(message => message.Text.Contains("can't work", StringComparison.Ordinal)) == 1);
    }
}
