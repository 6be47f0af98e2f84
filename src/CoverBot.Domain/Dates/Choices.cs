namespace CoverBot.Domain.Dates;

/// <summary>
/// The places where words can be read two ways. A phrase is worked out once for every combination of answers;
/// the same key gets the same answer throughout one run, so that "3/4 - 7/4" is day first twice or month first twice.
/// </summary>
internal sealed class Choices
{
    private readonly List<Asked> asked = [];

    /// <summary>The answer of this run, from 0 to <paramref name="count"/> - 1.</summary>
    public int Pick(string key, int count)
    {
        foreach (var known in asked)
        {
            if (known.Key == key)
            {
                return known.Answer;
            }
        }
        asked.Add(new Asked(key, count, 0));
        return 0;
    }

    /// <summary>Moves on to the next combination; false after the last.</summary>
    public bool MoveNext()
    {
        while (asked.Count > 0)
        {
            var last = asked[^1];
            asked.RemoveAt(asked.Count - 1);
            if (last.Answer + 1 < last.Count)
            {
                asked.Add(last with { Answer = last.Answer + 1 });
                return true;
            }
        }
        return false;
    }

    private sealed record Asked(string Key, int Count, int Answer);
}
