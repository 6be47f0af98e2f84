namespace CoverBot.Domain.Dates.Tokens;

/// <summary>
/// Forgives slips in the long names only: a short word one letter off is too often a client's name ("Marsh" is not March).
/// </summary>
internal static class Typos
{
    private static readonly string[] Names =
    [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "august", "september",
        "october", "november", "december", "today", "tomorrow", "yesterday", "weekend", "christmas", "fortnight", "morning", "afternoon", "evening",
        "midnight", "until", "through", "between",
    ];

    /// <summary>The name that was meant, or null. One slip; two in names of eight letters and more that begin alike.</summary>
    public static string? Nearest(string word)
    {
        if (word.Length is < 5 or > 11)
        {
            return null;
        }
        foreach (var name in Names)
        {
            var slips = Math.Abs(word.Length - name.Length) > 2 ? 3 : Slips(word, name);
            var swapped = word.Length == name.Length && word.Order().SequenceEqual(name.Order());
            if (slips == 1 && (name.Length >= 6 || swapped) || slips == 2 && name.Length >= 8 && word[0] == name[0])
            {
                return name;
            }
        }
        return null;
    }

    /// <summary>Letters left out, put in, changed or swapped with their neighbour.</summary>
    private static int Slips(string word, string name)
    {
        var before = new int[name.Length + 1];
        var last = new int[name.Length + 1];
        var row = new int[name.Length + 1];
        for (var j = 0; j <= name.Length; j++)
        {
            last[j] = j;
        }
        for (var i = 1; i <= word.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= name.Length; j++)
            {
                var change = word[i - 1] == name[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && word[i - 1] == name[j - 2] && word[i - 2] == name[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }
            (before, last, row) = (last, row, before);
        }
        return last[name.Length];
    }
}
