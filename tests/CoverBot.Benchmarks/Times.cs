namespace CoverBot.Benchmarks;

/// <summary>How long one command took, of either crew.</summary>
internal sealed class Times(string command)
{
    private const double Most = 1.1;

    private readonly List<TimeSpan> young = [];
    private readonly List<TimeSpan> old = [];

    public void Add(bool isOld, TimeSpan time) => (isOld ? old : young).Add(time);

    /// <summary>Prints the medians, and that of the ratios: each of the two times of one round, between which the machine and the store have changed least.</summary>
    /// <returns>Whether it is small enough.</returns>
    public bool Print()
    {
        var (before, after) = (Median(young), Median(old));
        var ratio = Median([.. old.Zip(young, (one, other) => one / other)]);
        Console.WriteLine(FormattableString.Invariant(
            $"  {command,-5} new {before.TotalMilliseconds,7:F2} ms   old {after.TotalMilliseconds,7:F2} ms   old/new {ratio:F3}   {(ratio <= Most ? "within" : "ABOVE")} {Most:F1}"));
        return ratio <= Most;
    }

    private static T Median<T>(List<T> values) => values.Order().ElementAt(values.Count / 2)!;
}
