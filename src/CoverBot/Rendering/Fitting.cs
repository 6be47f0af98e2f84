using System.Collections.Immutable;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>Finds the fullest form of a card that a platform takes.</summary>
internal static class Fitting
{
    /// <summary>Cuts texts and lists step by step until <paramref name="wanted"/> holds; if no step does, until <paramref name="allowed"/>
    /// holds; and if even the smallest step is too much, leaves out parts from the end, words before buttons.</summary>
    /// <param name="card">What to show.</param>
    /// <param name="render">Makes the platform's form of the blocks.</param>
    /// <param name="wanted">Whether it is as small as we like.</param>
    /// <param name="allowed">Whether the platform takes it; true for no blocks at all.</param>
    public static T Into<T>(Card card, Func<ImmutableArray<Block>, T> render, Func<T, bool> wanted, Func<T, bool> allowed)
    {
        var steps = new List<T>();
        foreach (var room in Room.Steps)
        {
            steps.Add(render(Trimming.Blocks(card, room)));
            if (wanted(steps[^1]))
            {
                return steps[^1];
            }
        }
        if (steps.FindIndex(step => allowed(step)) is >= 0 and var found)
        {
            return steps[found];
        }
        var blocks = Trimming.Blocks(card, Room.Steps[^1]);
        var (few, many) = (1, Shortening.Most(blocks));
        while (few < many)
        {
            var half = (few + many) / 2;
            (few, many) = allowed(render(Shortening.Of(blocks, half))) ? (few, half) : (half + 1, many);
        }
        return render(Shortening.Of(blocks, few));
    }
}
