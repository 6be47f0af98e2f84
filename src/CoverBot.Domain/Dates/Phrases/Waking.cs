using System.Collections.Immutable;
using NodaTime;

namespace CoverBot.Domain.Dates.Phrases;

/// <summary>
/// A bare hour is not the middle of the night while another hour is possible: "tomorrow 2-4" is the afternoon. Not so when it is night
/// already where the phrase is typed.
/// </summary>
internal static class Waking
{
    private const int From = 6 * 60;
    private const int Late = 21 * 60;
    private const int To = 22 * 60;

    /// <summary>What is left of the minutes a moment on <paramref name="day"/> can mean.</summary>
    public static ImmutableArray<int> Hours(ImmutableArray<int> minutes, LocalDate day, Scope scope) =>
        Sift(minutes, at => day.On(at) > scope.Now, at => at is >= From and < Late, day, scope);

    /// <summary>What is left of the pairs of minutes that hours on <paramref name="day"/> can mean.</summary>
    public static ImmutableArray<(int From, int To)> Pairs(ImmutableArray<(int From, int To)> pairs, LocalDate day, Scope scope) =>
        Sift(pairs, pair => day.On(pair.To) > scope.Now, pair => pair is { From: >= From, To: <= To }, day, scope);

    private static ImmutableArray<TItem> Sift<TItem>(ImmutableArray<TItem> all, Func<TItem, bool> ahead, Func<TItem, bool> awake, LocalDate day, Scope scope)
    {
        var typedByNight = day == scope.Today && (scope.Now.Hour * 60 < From || scope.Now.Hour * 60 >= To);
        var left = all.Where(ahead).ToImmutableArray();
        if (all.Length < 2 || left.IsEmpty || typedByNight)
        {
            return all;
        }
        var kept = left.Where(awake).ToImmutableArray();
        return kept.IsEmpty ? left : kept;
    }
}
