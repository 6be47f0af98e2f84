using System.IO.Compression;
using System.Text.Json.Nodes;
using CoverBot.Cli;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Cli;

/// <summary>The zip that an administrator uploads to Teams.</summary>
[Trait("kind", "contract")]
public sealed class TeamsPackageTests(NodeScripts node) : IClassFixture<NodeScripts>, IDisposable
{
    private const string Id = "1f2e3d4c-0000-4000-8000-123456789abc";
    private readonly ScratchFolder folder = new();

    [Fact]
    public async Task The_zip_holds_a_manifest_that_Microsofts_schema_takes_and_the_two_icons_and_nothing_else()
    {
        using var zip = ZipFile.OpenRead(Written("--developer", "Green Desk Ltd", "--version", "1.2.3"));

        Assert.Equal(["color.png", "manifest.json", "outline.png"], zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        var manifest = Manifest(zip);
        Assert.Empty((await node.Ask("check-teams-manifest.mjs", manifest)).AsArray());
        Assert.Equal((Id, Id, Id), (Text(manifest["id"]), Text(manifest["bots"]![0]!["botId"]), Text(manifest["composeExtensions"]![0]!["botId"])));
        Assert.Equal(("Green Desk Ltd", "1.2.3"), (Text(manifest["developer"]!["name"]), Text(manifest["version"])));
        Assert.DoesNotContain("example.com", manifest.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_icons_in_it_are_pictures_of_the_size_Teams_asks_for()
    {
        using var zip = ZipFile.OpenRead(Written());

        Assert.Equal((192, 192), Size(zip, "color.png"));
        Assert.Equal((32, 32), Size(zip, "outline.png"));
    }

    [Fact]
    public void An_older_package_is_replaced_whole()
    {
        var file = Written("--developer", "A name that makes it longer");
        var longer = new FileInfo(file).Length;

        using var zip = ZipFile.OpenRead(Written());

        Assert.True(new FileInfo(file).Length < longer);
        Assert.Equal("CoverBot", Text(Manifest(zip)["developer"]!["name"]));
    }

    [Theory]
    [InlineData("--app-id", "not-a-guid", "--domain", "https://x.com/")]
    [InlineData("--app-id", "00000000-0000-0000-0000-000000000000", "--domain", "localhost")]
    public void All_that_is_wrong_is_said_at_once(params string[] args)
    {
        var (code, _, errors) = Run(args);

        Assert.Equal(2, code);
        Assert.Contains("--app-id is", errors, StringComparison.Ordinal);
        Assert.Contains("--domain is", errors, StringComparison.Ordinal);
        Assert.Contains("Usage: teams-package", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--domain")]
    [InlineData("--nonsense", "1")]
    public void A_slip_in_an_option_is_one_sentence(params string[] args) => Assert.Equal(2, Run(args).Code);

    [Fact]
    public void A_file_that_cannot_be_written_is_one_sentence()
    {
        var (code, output, errors) = Run(["--app-id", Id, "--domain", "cover.example.org", "--out", Path.Combine(folder.File("nowhere"), "x.zip")]);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("can't be written", errors, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private string Written(params string[] more)
    {
        var file = folder.File("app.zip");
        var (code, output, errors) = Run(["--app-id", Id, "--domain", "Cover.Example.ORG", "--out", file, .. more]);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("https://cover.example.org/api/messages", output, StringComparison.Ordinal);
        return file;
    }

    private static (int Code, string Output, string Errors) Run(string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (TeamsPackageCommand.Run(args, output, errors), output.ToString(), errors.ToString());
    }

    private static JsonObject Manifest(ZipArchive zip)
    {
        using var entry = zip.GetEntry("manifest.json")!.Open();
        return JsonNode.Parse(entry)!.AsObject();
    }

    private static string? Text(JsonNode? node) => node?.GetValue<string>();

    /// <summary>From a PNG's first chunk.</summary>
    private static (int Width, int Height) Size(ZipArchive zip, string name)
    {
        using var entry = zip.GetEntry(name)!.Open();
        var head = new byte[24];
        entry.ReadExactly(head);
        Assert.Equal("PNG"u8.ToArray(), head[1..4]);
        return (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(20)));
    }
}
