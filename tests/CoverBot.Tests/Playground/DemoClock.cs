using CoverBot.Desk;
using NodaTime;

namespace CoverBot.Tests.Playground;

/// <summary>A clock that only moves when pushed, and tells the demo desk what is due.</summary>
internal sealed class DemoClock : IClockControl
{
    public static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 9, 12);

    public Instant Now { get; set; } = Start;

    public string? Refusal => null;

    public Func<Instant, Task> Due { get; set; } = _ => Task.CompletedTask;

    public async Task<Instant> PushAsync(Duration by, CancellationToken cancel)
    {
        Now += by;
        await Due(Now);
        return Now;
    }
}
