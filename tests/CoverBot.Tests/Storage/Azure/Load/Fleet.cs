using System.Collections.Concurrent;
using CoverBot.Desk;
using CoverBot.Storage;
using CoverBot.Tests.Slack;
using CoverBot.Tests.Slack.Fake;
using CoverBot.Tests.Support;
using NodaTime.Text;

namespace CoverBot.Tests.Storage.Azure.Load;

/// <summary>Replicas of the real program on one storage account, behind one <see cref="Front"/>.</summary>
internal sealed class Fleet(FakeSlack slack, Front front, string connection, int count) : IDisposable
{
    /// <summary>A storage that is away for longer than so many starts take does not come back.</summary>
    private const int MostTries = 100;

    /// <summary>In milliseconds.</summary>
    private const int BetweenTries = 1_000;

    /// <summary>Many processes that live short lives on few cores: one heap each, and no time spent on code that nobody runs for long.</summary>
    private static readonly (string, string)[] Cheap = [("DOTNET_gcServer", "0"), ("DOTNET_TieredPGO", "0")];

    private readonly ScratchFolder[] folders = [.. Enumerable.Range(0, count).Select(_ => new ScratchFolder())];
    private readonly BotProcess?[] replicas = new BotProcess?[count];
    private readonly bool[] armed = new bool[count];
    private ClockRate rate = ClockRate.Real;
    private int killed;

    /// <summary>How often one died by a signal or at a point of the flow.</summary>
    public int Killed => killed;

    /// <summary>How often one refused to start, because the storage was away.</summary>
    public int Refused { get; private set; }

    /// <summary>What those that died or were stopped have said, for whoever looks for a cause.</summary>
    public ConcurrentQueue<Task<string>> Errors { get; } = [];

    /// <summary>Any that runs.</summary>
    public BotProcess One => replicas.OfType<BotProcess>().First();

    /// <summary>Starts all of them, with the clock that people are told going like that.</summary>
    public async Task StartAsync(ClockRate at)
    {
        rate = at;
        await Task.WhenAll(Enumerable.Range(0, count).Select(one => StartAsync(one, null)));
    }

    /// <summary>Stops all of them in good order.</summary>
    public async Task StopAsync()
    {
        await Task.WhenAll(replicas.Select(async (replica, one) =>
        {
            var (code, error) = await replica!.StopAsync();
            Errors.Enqueue(Task.FromResult(error));
            Assert.True(code == 0 || (armed[one] && code == BotProcess.Killed), $"a replica ended with {code}: {error}");
        }));
        Bury();
    }

    /// <summary>Kills some of them again and again, at moments and at points of the flow that the seed gives, until it is cancelled; all run again then.</summary>
    /// <param name="between">How long each half of them has its peace, at most.</param>
    public Task RageAsync(int seed, TimeSpan between, CancellationToken end) => Task.WhenAll(
        RageAsync(Enumerable.Range(0, count / 2).ToArray(), new(seed), between, end), RageAsync(Enumerable.Range(count / 2, count - (count / 2)).ToArray(), new(seed + 1), between, end));

    public void Dispose()
    {
        Bury();
        foreach (var folder in folders)
        {
            folder.Dispose();
        }
    }

    /// <summary>At most one of them is dead at a time.</summary>
    private async Task RageAsync(int[] mine, Random random, TimeSpan between, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await Pause.Async((int)(between.TotalMilliseconds * (0.25 + (0.75 * random.NextDouble()))), end);
            var one = mine[random.Next(mine.Length)];
            var fault = random.Next(2) == 0 ? null : $"{Faults.All[random.Next(Faults.All.Count)]}:{random.Next(3, 200)}";
            if (end.IsCancellationRequested)
            {
                break;
            }
            one = mine.Where(each => replicas[each]!.HasEnded).Append(one).First();
            await BuryAsync(one);
            await Pause.Async(random.Next(200, 4_000), end);
            await StartAsync(one, end.IsCancellationRequested ? null : fault);
        }
        foreach (var each in mine.Where(each => replicas[each]!.HasEnded))
        {
            await BuryAsync(each);
            await StartAsync(each, null);
        }
    }

    private void Bury()
    {
        for (var one = 0; one < count; one++)
        {
            replicas[one]?.Dispose();
            replicas[one] = null;
        }
    }

    private async Task BuryAsync(int one)
    {
        if (!replicas[one]!.HasEnded)
        {
            await replicas[one]!.KillAsync();
        }
        Interlocked.Increment(ref killed);
        Errors.Enqueue(replicas[one]!.Errors);
        replicas[one]!.Dispose();
        replicas[one] = null;
    }

    /// <summary>As a service manager does: what does not start is started again.</summary>
    private async Task StartAsync(int one, string? fault)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                replicas[one] = await BotProcess.StartAsync(folders[one], fault, [.. SlackBot.ManySettings(slack), ("Storage__Connection", connection), .. Cheap, .. ClockSettings()]);
                armed[one] = fault is not null;
                front.Put(one, replicas[one]!.Address);
                return;
            }
            catch (InvalidOperationException refused) when (tries < MostTries)
            {
                Errors.Enqueue(Task.FromResult(refused.Message));
                Refused++;
                await Pause.Async(BetweenTries, CancellationToken.None);
            }
        }
    }

    private (string, string)[] ClockSettings() =>
    [
        ("Clock__Speed", rate.Speed.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Clock__Since", InstantPattern.ExtendedIso.Format(rate.Since)),
        ("Clock__Start", InstantPattern.ExtendedIso.Format(rate.Start)),
    ];
}
