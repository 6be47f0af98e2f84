using Microsoft.AspNetCore.Http;
using NodaTime;
using Fate = CoverBot.Tests.Support.StorageProxy.Fate;

namespace CoverBot.Tests.Storage.Azure.Load;

/// <summary>What the storage account goes through: single requests that are not answered well, and spans in which none is. From a seed.</summary>
/// <param name="isLong">Whether there is time for spans in which the queues are away for so long that others stand in for wake-ups, and for some in which all answers are slow.</param>
internal sealed class Weather(int seed, bool isLong)
{
    /// <summary>One span in so many is a long one, and one a slow one.</summary>
    private const int Seldom = 15;

    private readonly Lock gate = new();
    private readonly Random single = new(seed);
    private readonly Random spans = new(seed + 1);
    private readonly List<(Instant From, Instant To)> spansDown = [];
    private volatile Service down;
    private volatile bool isFair = true;
    private volatile bool isSlow;

    /// <summary>Requests that got 503.</summary>
    public int Busy { get; private set; }

    /// <summary>Requests that were done and not answered.</summary>
    public int Lost { get; private set; }

    /// <summary>Requests in all.</summary>
    public int Asked { get; private set; }

    /// <summary>Spans in which the tables, the queues or both answered nothing.</summary>
    public IReadOnlyList<(Instant From, Instant To)> Down => spansDown;

    public Fate NextOfTables(HttpRequest request) => Next(Service.Tables);

    public Fate NextOfQueues(HttpRequest request) => Next(Service.Queues);

    private Fate Next(Service of)
    {
        lock (gate)
        {
            Asked++;
            var fate = isFair ? Fate.Answered : (down & of) != 0 ? Fate.Busy : single.Next(1000) switch { < 12 => Fate.Busy, < 15 => Fate.AnswerLost, _ => isSlow ? Fate.Slow : Fate.Answered };
            Busy += fate == Fate.Busy ? 1 : 0;
            Lost += fate == Fate.AnswerLost ? 1 : 0;
            return fate;
        }
    }

    /// <summary>Bad weather until it is cancelled, and fair then.</summary>
    public async Task RageAsync(CancellationToken end)
    {
        isFair = false;
        for (var span = 1; !end.IsCancellationRequested; span++)
        {
            await Pause.Async(spans.Next(6_000, 24_000), end);
            if (end.IsCancellationRequested)
            {
                break;
            }
            if (isLong && span % Seldom == Seldom / 2)
            {
                isSlow = true;
                await Pause.Async(spans.Next(5_000, 15_000), end);
                isSlow = false;
            }
            else if (isLong && span % Seldom == 0)
            {
                await DownAsync(Service.Queues, spans.Next(40_000, 70_000), end);
            }
            else
            {
                await DownAsync(
                    spans.Next(4) switch { 0 => Service.Tables, 1 => Service.Queues, _ => Service.Tables | Service.Queues },
                    spans.Next(5) == 0 ? spans.Next(6_000, 14_000) : spans.Next(300, 4_000), end);
            }
        }
        isFair = true;
    }

    private async Task DownAsync(Service which, int milliseconds, CancellationToken end)
    {
        var from = Now;
        down = which;
        await Pause.Async(milliseconds, end);
        down = Service.None;
        spansDown.Add((from, Now));
    }

    private static Instant Now => SystemClock.Instance.GetCurrentInstant();

    [Flags]
    private enum Service
    {
        None = 0,
        Tables = 1,
        Queues = 2,
    }
}
