using System.Text.Json.Nodes;
using CoverBot.Tests.Support;
using CoverBot.Tests.Teams.Fake;

namespace CoverBot.Tests.Teams.Outside;

/// <summary>
/// Somebody in the emulator who is not at its screen. Writes and presses through the emulator's own loopback doors, and reads what it took for that chat: its page shows
/// nobody's chat but that of who sits there.
/// </summary>
internal sealed class AgentsPerson(AgentsPlayground playground, FakePerson account, FakeConversation chat)
{
    public string Name => account.Name;

    /// <summary>Writes to the bot in the own chat with it.</summary>
    public Task TypesAsync(string text) => playground.HandOverAsync(playground.Say.Message(account, chat, text));

    /// <summary>Presses the button with that title on the newest card that has one. The emulator brings the press to the bot and puts the answer in the card's place; then the bot must edit it, for all others.</summary>
    public async Task PressesAsync(string title)
    {
        var on = Sees().LastOrDefault(message => message.Buttons.Contains(title));
        Assert.True(on is not null, $"{Name} sees no button '{title}', but:\n{Sight.Told(Sees())}");
        var action = on.Action(title).DeepClone().AsObject();
        action.Remove("fallback");
        var before = playground.Recording.Calls().Count;
        var answer = await playground.AskAsync("_conversation/v1/invoke", new()
        {
            ["name"] = "adaptiveCard/action",
            ["from"] = new JsonObject { ["id"] = account.Mri },
            ["conversation"] = new JsonObject { ["id"] = chat.Id },
            ["replyToId"] = on.Id,
            ["value"] = new JsonObject { ["action"] = action },
        });
        Assert.NotNull(answer["type"]);
        await Eventually.Async(() => playground.Recording.Calls().Skip(before).Any(call => call is { Method: "PUT", Status: 200 } && call.Message == on.Id));
    }

    /// <summary>The bot's cards as they stand in the chat, oldest first.</summary>
    public IReadOnlyList<FakeMessage> Sees() =>
    [
        .. playground.Recording.Calls().Where(call => call.Shows && call.Conversation == chat.Id).GroupBy(call => call.Message)
            .Select(one => new FakeMessage(one.Key, "", "") { Activity = one.Last().Body }),
    ];

    /// <summary>Waits until there is a card with all these words.</summary>
    /// <returns>The newest of them.</returns>
    public Task<FakeMessage> WillSeeAsync(params string[] words) => Sight.WillSeeAsync(Name, Sees, words);
}
