using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoverBot.Cli;

/// <summary>The app as an administrator uploads it to Teams: the manifest for one bot at one address, and its two icons, flat in one zip.</summary>
internal static class TeamsPackage
{
    private const string Manifest = "manifest.json";

    /// <summary>Stands in the manifest for the address that people's browsers open.</summary>
    private const string SampleDomain = "coverbot.example.com";

    private static readonly string[] Icons = ["color.png", "outline.png"];
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream output, TeamsPackageOptions options)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        using (var manifest = zip.CreateEntry(Manifest).Open())
        using (var writer = new StreamWriter(manifest))
        {
            writer.Write(For(options).ToJsonString(Readable));
        }
        foreach (var icon in Icons)
        {
            using var entry = zip.CreateEntry(icon).Open();
            using var image = Resource(icon);
            image.CopyTo(entry);
        }
    }

    /// <summary>The manifest with this app's id and address. The app in Teams has the bot's own id: one bot, one app.</summary>
    internal static JsonObject For(TeamsPackageOptions options)
    {
        using var resource = Resource(Manifest);
        var manifest = JsonNode.Parse(resource)!.AsObject();
        var id = options.AppId.ToString();
        manifest["id"] = id;
        manifest["version"] = options.Version;
        foreach (var part in (string[])["bots", "composeExtensions"])
        {
            manifest[part]![0]!["botId"] = id;
        }
        var developer = manifest["developer"]!.AsObject();
        foreach (var (name, address) in developer.ToList())
        {
            developer[name] = address!.GetValue<string>().Replace(SampleDomain, options.Domain, StringComparison.Ordinal);
        }
        developer["name"] = options.Developer ?? developer["name"]!.DeepClone();
        return manifest;
    }

    private static Stream Resource(string name) => typeof(TeamsPackage).Assembly.GetManifestResourceStream("teams/" + name)
        ?? throw new InvalidOperationException($"manifests/teams/{name} is not in the program");
}
