using System.Collections.Immutable;

namespace CoverBot.Slack;

/// <summary>What the app asks of a workspace and listens to there: asked for when it is installed, and declared word by word in manifests/slack.</summary>
internal static class SlackManifest
{
    /// <summary>The global shortcut "I'll be away".</summary>
    public const string AwayShortcut = "away";

    /// <summary>The bot's scopes, each with what needs it.</summary>
    public static ImmutableSortedDictionary<string, string> Scopes { get; } = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
    {
        ["app_mentions:read"] = "commands typed after @CoverBot",
        ["channels:history"] = "a message whose answer was lost is looked for before it is sent again, in public channels",
        ["channels:read"] = "which channels it is in, whether they are shared or archived, and who joins or leaves",
        ["chat:write"] = "cards and notices",
        ["commands"] = "/cover, /away-cover and the shortcut",
        ["groups:history"] = "as channels:history, in private channels",
        ["groups:read"] = "as channels:read, for private channels",
        ["im:history"] = "what is typed in its chat; and as channels:history, there",
        ["im:write"] = "to open a chat with somebody who is asked",
        ["users:read"] = "names and time zones",
    });

    /// <summary>The commands in the manifest. Whatever name arrives is answered: whoever runs the app may have renamed them.</summary>
    public static ImmutableArray<string> Commands { get; } = ["/cover", "/away-cover"];
}
