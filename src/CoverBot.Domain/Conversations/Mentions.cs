using System.Collections.Immutable;

namespace CoverBot.Domain.Conversations;

/// <summary>Channels mentioned in a line as <c>&lt;#id&gt;</c> or <c>&lt;#id|name&gt;</c>.</summary>
internal static class Mentions
{
    /// <summary>More channels than this in one line are not looked up.</summary>
    private const int Most = 5;

    public static ImmutableArray<string> Channels(string text)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        for (var start = text.IndexOf("<#", StringComparison.Ordinal); start >= 0 && found.Count < Most; start = text.IndexOf("<#", start + 2, StringComparison.Ordinal))
        {
            var end = text.IndexOfAny(['>', '|'], start);
            if (end > start + 2)
            {
                found.Add(text[(start + 2)..end]);
            }
        }
        return found.ToImmutable();
    }
}
