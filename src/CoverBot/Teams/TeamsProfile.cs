using CoverBot.Desk;
using CoverBot.Domain.Time;

namespace CoverBot.Teams;

/// <summary>A person as the store has them.</summary>
internal static class TeamsProfile
{
    private const string Nobody = "Somebody";

    public static ChatProfile Of(TeamsUser user)
    {
        var full = user.Name ?? user.Given ?? Nobody;
        // Teams says somebody's zone along with what they say, and nowhere else.
        return new(user.Given ?? First(full), full, Zones.Known(user.Zone));
    }

    /// <summary>Some organisations write the surname first: "Example, Ann (Sales)".</summary>
    private static string First(string full)
    {
        var words = (full.IndexOf(", ", StringComparison.Ordinal) is > 0 and var comma ? full[(comma + 2)..] : full).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 ? words[0] : full;
    }
}
