using CoverBot.Tests.Support;

namespace CoverBot.Tests.Stories.Input;

/// <summary>However much is logged, nothing that somebody said is.</summary>
[Trait("kind", "story")]
public sealed class LogTests : IDisposable
{
    private static readonly string[] Secrets = ["Zebrafinch", "Quicksilver", "Marmalade", "Periwinkle", "Thunderclap", "Acme", "Birch"];

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_words_no_client_and_no_reason_stand_in_the_log()
    {
        using var bot = await BotProcess.StartAsync(folder, null, ("Logging__LogLevel__Default", "Trace"));
        await bot.PushToMondayAsync();
        foreach (var line in new[] { "client add Zebrafinch by hand", "backups Zebrafinch @Ben @Cara", "note Zebrafinch Quicksilver is in the vault", "can't zebrafinch Marmalade", "who Zebrafinch", "Thunderclap", "emergency" })
        {
            await bot.SayAsync("ann", "dm-ann", line);
        }
        await bot.ShownAsync();
        await bot.PressAsync("ben", "dm-ben", "Accept all");
        await bot.SayAsync("ben", "dm-ben", "can't zebrafinch Marmalade");
        await bot.SayAsync("cara", "dm-cara", "decline zebrafinch Periwinkle");
        await bot.SayAsync("dana", "acme", "@CoverBot who Thunderclap");
        await bot.PushClockAsync("P1D");
        await bot.ShownAsync();

        var (code, log) = await bot.StopAsync();
        Assert.Equal(0, code);
        Assert.Contains("/playground/messages", log, StringComparison.Ordinal);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase));
    }
}
