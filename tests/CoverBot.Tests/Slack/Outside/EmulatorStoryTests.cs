using CoverBot.Tests.Slack.Fake;
using CoverBot.Tests.Slack.Stories;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Slack.Outside;

/// <summary>The main job with the emulator as Slack's Web API.</summary>
[Trait("kind", "story")]
public sealed class EmulatorStoryTests : IClassFixture<NodeScripts>
{
    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.Sockets)]
    public async Task The_main_job_is_done_over_a_Web_API_that_we_did_not_write(Wire wire)
    {
        using var folder = new ScratchFolder();
        var port = SlackEmulator.FreePort();
        await using var emulator = await SlackEmulator.StartAsync(port, folder.File("seed.yaml"), new Uri("http://127.0.0.1/slack/oauth"));
        using var bridge = new EmulatorBridge(emulator);
        await using var crew = await SlackCrew.StartAsync(wire, bridge.AttachAsync);

        await SlackMainStoryTests.PlayAsync(crew);

        string[] used = ["auth.test", "chat.postMessage", "chat.update", "conversations.members", "conversations.open", "users.info", "views.open", "views.update"];
        Assert.Subset(bridge.Answered.Keys.ToHashSet(), used.ToHashSet());
    }
}
