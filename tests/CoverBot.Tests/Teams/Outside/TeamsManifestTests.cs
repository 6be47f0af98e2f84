using System.Text.Json.Nodes;
using CoverBot.Domain.Grammar;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Teams.Outside;

/// <summary>The manifest is one that Teams takes, and what it offers is there.</summary>
[Trait("kind", "contract")]
public sealed class TeamsManifestTests(NodeScripts node) : IClassFixture<NodeScripts>
{
    public static TheoryData<string> Titles => [.. Lists().SelectMany(list => list["commands"]!.AsArray()).Select(command => command!["title"]!.GetValue<string>()).Distinct()];

    [Fact]
    public async Task Microsofts_schema_of_its_version_objects_to_nothing_in_it() =>
        Assert.Empty((await node.Ask("check-teams-manifest.mjs", TeamsManifestFile.Read())).AsArray());

    [Fact]
    public async Task The_schema_objects_to_one_that_is_wrong()
    {
        var wrong = TeamsManifestFile.Read();
        wrong["bots"]![0]!["commandLists"]![0]!["triggers"] = new JsonArray("shout");

        Assert.NotEmpty((await node.Ask("check-teams-manifest.mjs", wrong)).AsArray());
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Every_command_in_the_menu_is_one_that_CoverBot_knows_and_has(string title) =>
        Assert.Contains(Commands.All, command => command.Word == title && !command.ComesLater);

    [Fact]
    public void A_command_typed_after_a_slash_reaches_the_bot_privately()
    {
        Assert.True(TeamsManifestFile.Read()["bots"]![0]!["supportsTargetedMessages"]!.GetValue<bool>());
        Assert.Contains(Lists(), list => Words(list["triggers"]).Contains("slash") && list["commands"]!.AsArray().Any(command => command!["title"]!.GetValue<string>() == "away"));
    }

    [Fact]
    public void It_works_in_shared_and_private_channels() => Assert.Equal("tier1", TeamsManifestFile.Read()["supportsChannelFeatures"]!.GetValue<string>());

    private static IEnumerable<JsonNode> Lists() => TeamsManifestFile.Read()["bots"]![0]!["commandLists"]!.AsArray().Select(list => list!);

    private static IEnumerable<string> Words(JsonNode? list) => list!.AsArray().Select(one => one!.GetValue<string>());
}
