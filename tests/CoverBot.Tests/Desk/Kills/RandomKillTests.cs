using System.Diagnostics;
using System.Globalization;
using CoverBot.Desk;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Desk.Kills;

/// <summary>
/// The real program is killed again and again while people work with it, each time on the same two files. COVERBOT_KILLS says how often (30 unless set),
/// COVERBOT_SEED what people do; at which instruction it dies is the machine's chance.
/// </summary>
[Trait("kind", "story")]
public sealed class RandomKillTests : IDisposable
{
    private const int JudgedEvery = 50;

    /// <summary>What is left over is handed over again soon, so that the next kill meets it.</summary>
    private static readonly (string, string) Soon = ("Playground__RetryAfter", "00:00:01");

    /// <summary>Time goes on while it stops: what falls due then is delivered at the next start. That this happens each time would be no chance.</summary>
    private const int MostStarts = 5;

    private readonly ScratchFolder folder = new();
    private readonly int seed = Number("COVERBOT_SEED", 20_261_123);
    private readonly Random random;
    private readonly Script script;
    private int bySignal;
    private int byFault;

    public RandomKillTests()
    {
        random = new(seed);
        script = new(new Random(seed + 1));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task However_often_it_is_killed_nothing_is_lost_nothing_comes_twice_and_no_card_is_old()
    {
        var kills = Number("COVERBOT_KILLS", 30);
        var watch = Stopwatch.StartNew();
        using (var first = await BotProcess.StartAsync(folder))
        {
            await first.PushToMondayAsync();
            await first.StopAsync();
        }
        while (bySignal + byFault < kills)
        {
            await RunAndKillAsync();
            if ((bySignal + byFault) % JudgedEvery == 0 || bySignal + byFault == kills)
            {
                await JudgeAsync();
                TestContext.Current.SendDiagnosticMessage($"{this}, {watch.Elapsed.TotalSeconds:F0} s: all is well");
            }
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {bySignal} signals, {byFault} faults, {script.Steps} steps");

    private async Task RunAndKillAsync()
    {
        var fault = random.Next(2) == 0 ? null : $"{Faults.All[random.Next(Faults.All.Count)]}:{random.Next(1, 5)}";
        using var bot = await BotProcess.TryStartAsync(folder, fault, Soon);
        if (bot is null)
        {
            byFault++;
            return;
        }
        var under = new List<Task>();
        for (var steps = fault is null ? random.Next(4) : random.Next(3, 10); steps > 0 && !bot.HasEnded; steps--)
        {
            under.Add(CutOffAsync(script.DoAsync(bot)));
            // A push of the clock waits for what a dead process held: mostly people go on meanwhile.
            await Task.WhenAny(under[^1], Task.Delay(TimeSpan.FromSeconds(random.Next(8) == 0 ? 40 : 1)));
        }
        // The last ones are under way together when it dies. Not a wait for something: the moment is random.
        under.AddRange(Enumerable.Range(0, random.Next(1, 3)).Select(_ => CutOffAsync(bot.HasEnded ? Task.CompletedTask : script.DoAsync(bot))));
        await Task.Delay(random.Next(250));
        if (bot.HasEnded)
        {
            byFault++;
        }
        else
        {
            await bot.KillAsync();
            bySignal++;
        }
        await Task.WhenAll(under);
    }

    private async Task JudgeAsync()
    {
        var starts = 0;
        do
        {
            Assert.True(starts++ < MostStarts, $"{this}: a board is never delivered");
            using var bot = await BotProcess.StartAsync(folder, null, Soon);
            await Eventually.Async(() => Waiting() == 0);
            await bot.ShownAsync();
            Assert.Equal((200, true), await bot.WellAsync());
            await bot.StopAsync();
        }
        while (await Judge.IsUnderWayAsync(folder));
        var wrong = await Judge.FindAsync(folder);
        Assert.True(wrong.Count == 0, $"{this}\n{string.Join('\n', wrong)}");
    }

    /// <summary>How many things the bot has not acknowledged.</summary>
    private int Waiting()
    {
        using var world = new WorldBook(folder.File("playground.db"));
        return world.Deeds().Count(deed => !deed.Done);
    }

    /// <summary>That the process dies meanwhile is what this is about.</summary>
    private static async Task CutOffAsync(Task step)
    {
        try
        {
            await step;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException)
        {
            return;
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : otherwise;
}
