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

    /// <summary>"1 working day", "5 working days".</summary>
    public static string WorkingDays(int count) => count == 1 ? "1 working day" : $"{count} working days";
}
