namespace CoverBot.Benchmarks;

/// <summary>How long one command took, of either crew.</summary>
internal sealed class Times(string command)
{
    private const double Most = 1.1;

    private readonly List<TimeSpan> young = [];
    private readonly List<TimeSpan> old = [];

    public void Add(bool isOld, TimeSpan time) => (isOld ? old : young).Add(time);

    /// <summary>Prints the medians and their ratio.</summary>
    /// <returns>Whether it is small enough.</returns>
    public bool Print()
    {
        var (before, after) = (Median(young), Median(old));
        var ratio = after / before;
        Console.WriteLine(FormattableString.Invariant(
            $"  {command,-5} new {before.TotalMilliseconds,7:F2} ms   old {after.TotalMilliseconds,7:F2} ms   old/new {ratio:F3}   {(ratio <= Most ? "within" : "ABOVE")} {Most:F1}"));
        return ratio <= Most;
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
}
