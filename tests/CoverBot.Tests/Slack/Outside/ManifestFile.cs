using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Slack.Outside;

/// <summary>The manifests as Slack would read them.</summary>
internal static class ManifestFile
{
    public const string Http = "manifest.yaml";
    public const string Sockets = "manifest.socket-mode.yaml";

    public static async Task<JsonObject> ReadAsync(NodeScripts node, string name) =>
        (await node.Ask("read-yaml.mjs", new JsonObject { ["text"] = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(Here())!, "../../../../manifests/slack", name)) })).AsObject();

    /// <summary>The strings in a list, sorted.</summary>
    public static IEnumerable<string> Words(JsonNode? list) => list!.AsArray().Select(one => one!.GetValue<string>()).Order(StringComparer.Ordinal);

    private static string Here([CallerFilePath] string path = "") => path;
}
