using System.Collections.Immutable;
using CoverBot.Domain.Dates.Tokens;

namespace CoverBot.Domain.Dates.Phrases;

/// <summary>
/// From one clock time to another on one day. An end that is not after its start is on the next day (minutes above 1440).
/// </summary>
internal static class ClockPairs
{
    /// <summary>Two bare hours are never further apart than this: "9-5" is a working day, not 9:00 to 5:00 next morning.</summary>
    private const int Farthest = 12 * 60;

    /// <summary>Nobody is away longer than this across one midnight without naming both days: "17:00-14:00" is a slip.</summary>
    private const int LongestNight = 16 * 60;

    /// <summary>The readings, in minutes from midnight; empty when there is none.</summary>
    public static ImmutableArray<(int From, int To)> Of(ClockTime from, ClockTime to) =>
        [.. All(from, to).Where(pair => pair.To <= ClockTime.Midnight || pair.To - pair.From <= LongestNight)];

    private static ImmutableArray<(int From, int To)> All(ClockTime from, ClockTime to) => (from.IsUnsaid, to.IsUnsaid) switch
    {
        (true, false) when to.IsEarly => Neither(from, to with { DayHalf = DayHalf.Unsaid }),
        (false, true) when from.IsEarly => Neither(@from with { DayHalf = DayHalf.Unsaid }, to),
        (false, false) => Both(from, to),
        (true, false) => End(from, to),
        (false, true) => [Start(from.Options[0], to)],
        (true, true) => Neither(from, to),
    };

    private static ImmutableArray<(int, int)> Both(ClockTime from, ClockTime to)
    {
        var start = from.Options[0];
        var end = to.Options[0];
        if (end > start)
        {
            return [(start, end)];
        }
        var half = from.IsEarly && to.IsEarly && end < start;
        return half ? [(start, end + Farthest), (start, Over(start, end))] : [(start, Over(start, end))];
    }

    /// <summary>"2-5pm": the latest hour before the end; before a 24-hour time every hour that fits.</summary>
    private static ImmutableArray<(int, int)> End(ClockTime from, ClockTime to)
    {
        var end = to.Options[0];
        var fitting = from.Options.Where(start => start < end).ToImmutableArray();
        if (fitting.IsEmpty)
        {
            return [(from.Options[^1], Over(from.Options[^1], end))];
        }
        return to.DayHalf == DayHalf.Exact ? [.. fitting.Select(start => (start, end))] : [(fitting[^1], end)];
    }

    /// <summary>"9am-5", "22:00-6": the first such hour after the start.</summary>
    private static (int, int) Start(int start, ClockTime to) =>
        (start, to.Options.Select(end => end > start ? end : Over(start, end)).Min());

    private static ImmutableArray<(int, int)> Neither(ClockTime from, ClockTime to) =>
        [.. from.Options.SelectMany(_ => to.Options, (start, end) => (start, end)).Where(pair => pair.end > pair.start && pair.end - pair.start <= Farthest)];

    private static int Over(int start, int end) => end + ClockTime.Midnight * (start >= ClockTime.Midnight && end + ClockTime.Midnight <= start ? 2 : 1);
}
