namespace CoverBot.Domain.Wording;

/// <summary>Lists and counts as people say them.</summary>
public static class Lists
{
    /// <summary>"Acme", "Acme and Birch", "Acme, Birch and Dale".</summary>
    public static string And(IEnumerable<string> words)
    {
        var list = words.ToList();
        return list.Count < 2 ? string.Concat(list) : string.Join(", ", list[..^1]) + " and " + list[^1];
    }

    /// <summary>"four"; digits above twelve.</summary>
    public static string Number(int count) => count is >= 0 and <= 12
        ? new[] { "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve" }[count]
        : count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>"1 working day", "5 working days".</summary>
    public static string WorkingDays(int count) => count == 1 ? "1 working day" : $"{count} working days";
}
