using System.Text.Json.Nodes;
using CoverBot.Slack;
using CoverBot.Slack.Receiving;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Slack.Outside;

/// <summary>The manifests and the code say the same, and others' descriptions of a manifest agree.</summary>
[Trait("kind", "contract")]
public sealed class ManifestTests(NodeScripts node) : IClassFixture<NodeScripts>
{
    private static readonly string[] Descriptions = ["import('@schemastore/slack-app-manifest').SlackAppManifest", "import('@slack/web-api').AppsManifestValidateArguments['manifest']"];

    public static TheoryData<string> Files => [ManifestFile.Http, ManifestFile.Sockets];

    [Fact]
    public async Task The_published_schema_and_Slacks_own_SDK_object_to_nothing_in_them()
    {
        var cases = new JsonArray();
        foreach (var name in (string[])[ManifestFile.Http, ManifestFile.Sockets])
        {
            foreach (var type in Descriptions)
            {
                cases.Add(new JsonObject { ["name"] = $"{name} as {type}", ["type"] = type, ["value"] = await ManifestFile.ReadAsync(node, name) });
            }
        }

        Assert.Empty((await node.Ask("check-types.mjs", cases)).AsArray());
    }

    [Fact]
    public async Task They_object_to_one_that_is_wrong()
    {
        var wrong = await ManifestFile.ReadAsync(node, ManifestFile.Http);
        wrong["features"]!["shortcuts"]![0]!["type"] = "local";
        var cases = Descriptions.Select(type => (JsonNode)new JsonObject { ["name"] = type, ["type"] = type, ["value"] = wrong.DeepClone() });

        var objections = (await node.Ask("check-types.mjs", new JsonArray([.. cases]))).AsArray();

        Assert.All(Descriptions, type => Assert.Contains(objections, one => one!.GetValue<string>().StartsWith(type, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_is_declared_is_what_the_code_asks_for_and_listens_to(string file)
    {
        var manifest = await ManifestFile.ReadAsync(node, file);

        Assert.Equal(SlackManifest.Scopes.Keys, ManifestFile.Words(manifest["oauth_config"]!["scopes"]!["bot"]));
        Assert.Equal(SlackManifest.Events.Order(StringComparer.Ordinal), ManifestFile.Words(manifest["settings"]!["event_subscriptions"]!["bot_events"]));
        Assert.Equal(SlackManifest.Commands.Order(StringComparer.Ordinal), manifest["features"]!["slash_commands"]!.AsArray().Select(one => one!["command"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Equal([SlackManifest.AwayShortcut], manifest["features"]!["shortcuts"]!.AsArray().Select(one => one!["callback_id"]!.GetValue<string>()));
        Assert.All(manifest["features"]!["slash_commands"]!.AsArray(), one => Assert.True(one!["should_escape"]!.GetValue<bool>()));
    }

    [Fact]
    public void Every_event_that_is_asked_for_is_listened_to_and_no_other() => Assert.Equal(
        SlackManifest.Events.Select(name => name.Split('.')[0]).Distinct().Order(StringComparer.Ordinal), HeardEvents.Types.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_scope_is_needed_by_something_and_nothing_needs_another() =>
        Assert.Equal(SlackManifest.Scopes.Keys, ScopesNeeded.ByTheCode().Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Its_texts_are_no_longer_than_Slack_takes_and_people_can_write_to_the_bot(string file)
    {
        var manifest = await ManifestFile.ReadAsync(node, file);
        var (display, features) = (manifest["display_information"]!, manifest["features"]!);

        Assert.InRange(Length(display["name"]), 1, 35);
        Assert.InRange(Length(display["description"]), 1, 140);
        Assert.InRange(Length(display["long_description"]), 175, 4000);
        Assert.Matches("^#[0-9a-f]{6}$", display["background_color"]!.GetValue<string>());
        Assert.InRange(Length(features["bot_user"]!["display_name"]), 1, 80);
        Assert.All(features["slash_commands"]!.AsArray(), one => Assert.Matches("^/[a-z-]{1,31}$", one!["command"]!.GetValue<string>()));
        Assert.All(features["shortcuts"]!.AsArray(), one => Assert.InRange(Length(one!["name"]), 1, 24));
        Assert.True(features["app_home"]!["home_tab_enabled"]!.GetValue<bool>() && features["app_home"]!["messages_tab_enabled"]!.GetValue<bool>());
        Assert.False(features["app_home"]!["messages_tab_read_only_enabled"]!.GetValue<bool>());
        Assert.True(manifest["settings"]!["interactivity"]!["is_enabled"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_two_differ_only_in_the_way_Slack_reaches_the_bot()
    {
        var (http, sockets) = (await ManifestFile.ReadAsync(node, ManifestFile.Http), await ManifestFile.ReadAsync(node, ManifestFile.Sockets));
        Assert.True(sockets["settings"]!["socket_mode_enabled"]!.GetValue<bool>());

        sockets["settings"]!["socket_mode_enabled"] = false;
        http["oauth_config"]!.AsObject().Remove("redirect_urls");
        http["settings"]!["event_subscriptions"]!.AsObject().Remove("request_url");
        http["settings"]!["interactivity"]!.AsObject().Remove("request_url");
        foreach (var command in http["features"]!["slash_commands"]!.AsArray())
        {
            command!.AsObject().Remove("url");
        }

        Assert.Equal(http.ToJsonString(), sockets.ToJsonString());
    }

    [Fact]
    public async Task Its_addresses_are_those_the_bot_answers_at()
    {
        var manifest = await ManifestFile.ReadAsync(node, ManifestFile.Http);

        Assert.Equal("/slack/events", Path(manifest["settings"]!["event_subscriptions"]!["request_url"]));
        Assert.Equal("/slack/interactions", Path(manifest["settings"]!["interactivity"]!["request_url"]));
        Assert.Equal("/slack/oauth", Path(manifest["oauth_config"]!["redirect_urls"]![0]));
        Assert.All(manifest["features"]!["slash_commands"]!.AsArray(), one => Assert.Equal("/slack/commands", Path(one!["url"])));
    }

    private static string Path(JsonNode? address) => new Uri(address!.GetValue<string>()).AbsolutePath;

    private static int Length(JsonNode? text) => text!.GetValue<string>().Length;
}
