using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Domain.Time;
using CoverBot.Rendering;

namespace CoverBot.Slack;

/// <summary>A person as Slack's <c>user</c> object has them.</summary>
internal static class SlackProfile
{
    private const string Slackbot = "USLACKBOT";

    /// <returns>Null for who is no person, or no longer there.</returns>
    public static ChatProfile? Of(JsonObject user)
    {
        if (Is(user, "is_bot") || Is(user, "is_workflow_bot") || Is(user, "deleted") || Json.Text(user, "id") == Slackbot)
        {
            return null;
        }
        var profile = user["profile"];
        var full = First(Json.Text(profile, "real_name"), Json.Text(user, "real_name"), Json.Text(profile, "display_name"), Json.Text(user, "name"));
        var name = First(Json.Text(profile, "display_name"), Json.Text(profile, "first_name"), full.Split(' ')[0]);
        // People of another company may come without a zone.
        return new(name, full, Zones.Known(Json.Text(user, "tz")));
    }

    /// <summary>Whether the member is there and true.</summary>
    public static bool Is(JsonObject json, string member) => json[member] is JsonValue value && value.TryGetValue(out bool so) && so;

    private static string First(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            if (name?.Trim() is { Length: > 0 } known)
            {
                return known;
            }
        }
        return "Somebody";
    }
}
