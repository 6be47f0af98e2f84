using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace CoverBot.Tests.Teams.Outside;

/// <summary>The manifest as it stands in the project.</summary>
internal static class TeamsManifestFile
{
    public static JsonObject Read() => JsonNode.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "../../../../manifests/teams/manifest.json")))!.AsObject();

    private static string Here([CallerFilePath] string path = "") => path;
}
