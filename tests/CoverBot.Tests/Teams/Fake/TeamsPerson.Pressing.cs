using System.Text.Json.Nodes;
using CoverBot.Rendering;
using CoverBot.Tests.Support;
using CoverBot.Tests.Teams.Receiving;

namespace CoverBot.Tests.Teams.Fake;

internal sealed partial class TeamsPerson
{
    /// <summary>The dialog in front of the person; null when none is open.</summary>
    public JsonObject? Dialog { get; private set; }

    /// <summary>Presses the button with that title on the newest message in the chat with the bot that has one.</summary>
    public Task<TeamsReceipt> PressesAsync(string title) => PressesAsync(Chat, title);

    /// <inheritdoc cref="PressesAsync(string)"/>
    public Task<TeamsReceipt> PressesAsync(FakeConversation room, string title)
    {
        var seen = Sees(room).LastOrDefault(message => message.Buttons.Contains(title));
        Assert.True(seen is not null, $"{Name} sees no button '{title}', but:\n{Sight.Told(Sees(room))}");
        return PressesAsync(room, seen, title);
    }

    /// <summary>Presses that button, also one that has gone meanwhile.</summary>
    public async Task<TeamsReceipt> PressesAsync(FakeConversation room, FakeMessage on, string title)
    {
        var action = on.Action(title);
        if (action["type"]!.GetValue<string>() == "Action.Submit")
        {
            return Opened(await teams.Carrier.InvokeAsync(Within(room, on, Say(room).Fetch(account, room, action["data"]!.AsObject(), on.Id))));
        }
        var before = teams.Fake.Did().Count;
        var receipt = await teams.Carrier.InvokeAsync(Within(room, on, Say(room).Execute(account, room, action, on.Id)));
        if (receipt.Taken)
        {
            Show(room, on, JsonNode.Parse(receipt.Body)!.AsObject());
            if (!AdaptiveCards.IsOnAnswer(action["data"]))
            {
                teams.Presses.Enqueue(new(title, on.Id, before));
            }
        }
        return receipt;
    }

    /// <summary>The command that opens the form of an absence.</summary>
    public async Task<TeamsReceipt> OpensAwayFormAsync(FakeConversation room) => Opened(await teams.Carrier.InvokeAsync(Say(room).Command(account, room)));

    /// <summary>Sends the open dialog off, with what stood in it already where nothing else is said. It stays open where something is wrong.</summary>
    /// <param name="values">By label; choices by their text.</param>
    public async Task<TeamsReceipt> SubmitsAsync(IReadOnlyDictionary<string, string> values)
    {
        Assert.True(Dialog is not null, $"{Name} has no dialog open");
        var data = TeamsCrew.Data(Dialog);
        foreach (var (label, text) in values)
        {
            var input = Dialog["body"]!.AsArray().OfType<JsonObject>().Single(element => element["label"]?.GetValue<string>() == label);
            var choice = (input["choices"] as JsonArray)?.FirstOrDefault(one => one!["title"]!.GetValue<string>() == text);
            data[input["id"]!.GetValue<string>()] = choice?["value"]!.GetValue<string>() ?? text;
        }
        var receipt = await teams.Carrier.InvokeAsync(Say(Chat).Submit(account, Chat, data));
        Dialog = null;
        return receipt.Body.Length > 0 ? Opened(receipt) : receipt;
    }

    /// <summary>In a channel every message stands in a thread.</summary>
    private static JsonObject Within(FakeConversation room, FakeMessage on, JsonObject activity)
    {
        if (room.Kind == "channel")
        {
            activity["conversation"]!["id"] = $"{room.Id};messageid={(on.Root.Length > 0 ? on.Root : on.Id)}";
        }
        return activity;
    }

    private void Show(FakeConversation room, FakeMessage on, JsonObject answer)
    {
        var (type, value) = (answer["type"]!.GetValue<string>(), answer["value"]!);
        if (answer["statusCode"]!.GetValue<int>() != 200)
        {
            teams.Fake.World.Complain($"a press was answered {answer["statusCode"]}");
        }
        else if (type == "application/vnd.microsoft.activity.message")
        {
            Lines.Enqueue(value.GetValue<string>());
        }
        else
        {
            TeamsLimits.Of(value.AsObject()).ToList().ForEach(teams.Fake.World.Complain);
            Replace(room, on, value.AsObject());
        }
    }

    private void Replace(FakeConversation room, FakeMessage on, JsonObject card)
    {
        lock (teams.Fake.World.Gate)
        {
            if (room.Messages.Find(message => message.Id == on.Id) is { Activity: var of })
            {
                var instead = of.DeepClone().AsObject();
                instead["attachments"]![0]!["content"] = card.DeepClone();
                replaced[on.Id] = (instead, of);
            }
        }
    }

    private TeamsReceipt Opened(TeamsReceipt receipt)
    {
        if (!receipt.Taken)
        {
            return receipt;
        }
        var task = JsonNode.Parse(receipt.Body)!["task"]!;
        if (task["type"]!.GetValue<string>() == "message")
        {
            Lines.Enqueue(task["value"]!.GetValue<string>());
        }
        else
        {
            Dialog = TeamsCrew.Dialog(JsonNode.Parse(receipt.Body)!);
        }
        return receipt;
    }
}
