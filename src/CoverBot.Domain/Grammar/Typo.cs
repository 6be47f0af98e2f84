namespace CoverBot.Domain.Grammar;

/// <summary>How one word is a slip of the keyboard away from another; a lower value is the likelier one.</summary>
internal enum Slip
{
    Swapped,
    DoubledOrDropped,
    Added,
    Replaced,
    Two,
    None,
}

/// <summary>Slips of the keyboard between two words.</summary>
internal static class Typo
{
    /// <summary>What kind of slip turned <paramref name="meant"/> into <paramref name="typed"/>; <see cref="Slip.None"/> when they are equal or further apart.</summary>
    public static Slip Between(string typed, string meant)
    {
        var distance = Math.Abs(typed.Length - meant.Length) > 2 ? int.MaxValue : Distance(typed, meant);
        return distance switch
        {
            1 when typed.Length == meant.Length => typed.Order().SequenceEqual(meant.Order()) ? Slip.Swapped : Slip.Replaced,
            1 when typed.Length < meant.Length => Slip.DoubledOrDropped,
            1 => HasDoubled(typed, meant) ? Slip.DoubledOrDropped : Slip.Added,
            2 when meant.Length >= 8 => Slip.Two,
            _ => Slip.None,
        };
    }

    /// <summary>Letters added, dropped, replaced, or swapped with their neighbour, fewest first, to get from one word to the other.</summary>
    public static int Distance(string one, string other)
    {
        var steps = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                steps[i, j] = i == 0 || j == 0 ? i + j : Step(steps, one, other, i, j);
            }
        }
        return steps[one.Length, other.Length];
    }

    private static int Step(int[,] steps, string one, string other, int i, int j)
    {
        var replaced = steps[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
        var fewest = Math.Min(replaced, Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1);
        var swaps = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
        return swaps ? Math.Min(fewest, steps[i - 2, j - 2] + 1) : fewest;
    }

    private static bool HasDoubled(string typed, string meant) => Enumerable.Range(1, typed.Length - 1)
        .Any(i => typed[i] == typed[i - 1] && typed.Remove(i, 1) == meant);
}
