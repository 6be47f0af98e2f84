using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CoverBot.Slack;

namespace CoverBot.Tests.Slack.Outside;

/// <summary>Which scopes the code needs, by the methods it names and the events it listens to (each method's and event's page on docs.slack.dev).</summary>
internal static partial class ScopesNeeded
{
    private static readonly Dictionary<string, string[]> OfMethods = new()
    {
        ["apps.connections.open"] = [],
        ["auth.test"] = [],
        ["chat.delete"] = ["chat:write"],
        ["chat.postEphemeral"] = ["chat:write"],
        ["chat.postMessage"] = ["chat:write"],
        ["chat.update"] = ["chat:write"],
        ["conversations.history"] = ["channels:history", "groups:history", "im:history"],
        ["conversations.replies"] = ["channels:history", "groups:history", "im:history"],
        ["conversations.info"] = ["channels:read", "groups:read"],
        ["conversations.members"] = ["channels:read", "groups:read"],
        ["conversations.open"] = ["im:write"],
        ["oauth.v2.access"] = [],
        ["users.info"] = ["users:read"],
        ["views.open"] = [],
        ["views.publish"] = [],
        ["views.update"] = [],
    };

    private static readonly Dictionary<string, string[]> OfEvents = new()
    {
        ["app_home_opened"] = [],
        ["app_mention"] = ["app_mentions:read"],
        ["app_uninstalled"] = [],
        ["channel_archive"] = ["channels:read"],
        ["channel_rename"] = ["channels:read"],
        ["channel_shared"] = ["channels:read", "groups:read"],
        ["channel_unarchive"] = ["channels:read"],
        ["channel_unshared"] = ["channels:read", "groups:read"],
        ["group_archive"] = ["groups:read"],
        ["group_rename"] = ["groups:read"],
        ["group_unarchive"] = ["groups:read"],
        ["member_joined_channel"] = ["channels:read", "groups:read"],
        ["member_left_channel"] = ["channels:read", "groups:read"],
        ["message.im"] = ["im:history"],
        ["tokens_revoked"] = [],
        ["user_change"] = ["users:read"],
    };

    /// <summary>A method or event that is not in the tables fails the test that asks.</summary>
    public static IEnumerable<string> ByTheCode() => Methods().SelectMany(method => OfMethods[method]).Concat(SlackManifest.Events.SelectMany(name => OfEvents[name])).Append("commands");

    private static IEnumerable<string> Methods([CallerFilePath] string here = "") =>
        Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(here)!, "../../../../src/CoverBot/Slack"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Method().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct();

    [GeneratedRegex("\"((?:apps|auth|bots|chat|conversations|oauth|reactions|team|users|views)\\.[A-Za-z0-9.]+)\"")]
    private static partial Regex Method();
}
