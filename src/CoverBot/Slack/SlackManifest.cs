using System.Collections.Immutable;

namespace CoverBot.Slack;

/// <summary>What the app asks of a workspace and listens to there: asked for when it is installed, and declared word by word in manifests/slack.</summary>
internal static class SlackManifest
{
    /// <summary>The global shortcut "I'll be away".</summary>
    public const string AwayShortcut = "away";

    /// <summary>The bot's scopes, each with what is lacking without it.</summary>
    public static ImmutableSortedDictionary<string, string> Scopes { get; } = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
    {
        ["app_mentions:read"] = "mentions of the bot in channels are not heard",
        ["channels:history"] = "a message to a public channel whose answer was lost may be sent twice",
        ["channels:read"] = "public channels, who is in them and who comes and goes are not known",
        ["chat:write"] = "nothing can be posted",
        ["commands"] = "nobody can type the command",
        ["groups:history"] = "a message to a private channel whose answer was lost may be sent twice",
        ["groups:read"] = "private channels, who is in them and who comes and goes are not known",
        ["im:history"] = "what people type to the bot is not heard, and a message to somebody whose answer was lost may be sent twice",
        ["im:write"] = "nobody can be written to in their own chat",
        ["users:read"] = "names and time zones are not known",
    });

    /// <summary>The commands in the manifest. Whatever name arrives is answered: whoever runs the app may have renamed them.</summary>
    public static ImmutableArray<string> Commands { get; } = ["/cover", "/away-cover"];

    /// <summary>The events it listens to.</summary>
    public static ImmutableSortedSet<string> Events { get; } = ImmutableSortedSet.Create(
        StringComparer.Ordinal,
        "app_home_opened", "app_mention", "app_uninstalled", "channel_archive", "channel_rename", "channel_shared", "channel_unarchive", "channel_unshared",
        "group_archive", "group_rename", "group_unarchive", "member_joined_channel", "member_left_channel", "message.im", "tokens_revoked", "user_change");
}
