using System.Text.Json.Nodes;

namespace CoverBot.Tests.Slack.Fake;

internal sealed partial class SlackPerson
{
    /// <summary>Presses the button with that title on the newest message in the chat with the bot that has one.</summary>
    public Task<Receipt> PressesAsync(string title, Sending? how = null) => PressesAsync(Dm, title, how);

    /// <inheritdoc cref="PressesAsync(string, Sending?)"/>
    public Task<Receipt> PressesAsync(Room room, string title, Sending? how = null)
    {
        var seen = Sees(room).LastOrDefault(message => message.Buttons.Contains(title));
        Assert.True(seen is not null, $"{account.Name} sees no button '{title}'; sees:\n{string.Join('\n', Sees(room).Select(message => message.Words + string.Join(" | ", message.Buttons)))}");
        return PressesAsync(room, seen, title, how);
    }

    /// <summary>Presses that button, also one that has gone meanwhile.</summary>
    public Task<Receipt> PressesAsync(Room room, Seen seen, string title, Sending? how = null)
    {
        JsonObject payload;
        var by = seen.Source.By!;
        lock (World.Gate)
        {
            payload = Action(by, seen.Blocks, title);
            payload["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = seen.Ts, ["channel_id"] = room.Id, ["is_ephemeral"] = seen.IsEphemeral };
            payload["channel"] = new JsonObject { ["id"] = room.Id, ["name"] = room.IsPrivate ? "privategroup" : room.Name };
            payload["response_url"] = NewResponseUrl(by, room, seen.Source).Address;
            if (!seen.IsEphemeral)
            {
                payload["message"] = Payloads.Message(seen.Source, metadata: false);
            }
        }
        return EmptyAsync(payload, how);
    }

    /// <summary>Presses a button in the Home tab.</summary>
    public Task<Receipt> PressesHomeAsync(string title, Sending? how = null) => PressesViewAsync(World.Homes[(Workspace.Id, Id)], title, how);

    /// <summary>Presses a button in the open form.</summary>
    public Task<Receipt> PressesModalAsync(string title, Sending? how = null) => PressesViewAsync(Modal!, title, how);

    /// <summary>Sends the open form off, with what stood in it already where nothing else is said.</summary>
    /// <param name="values">By block id or label; choices by their text or value, several joined by a comma.</param>
    public async Task<Submission> SubmitsAsync(IReadOnlyDictionary<string, string> values, Sending? how = null)
    {
        JsonObject payload;
        var view = Modal;
        Assert.True(view is not null, $"{account.Name} has no form open");
        lock (World.Gate)
        {
            payload = Payloads.Interaction(World, "view_submission", view.By, account);
            payload["team"] = new JsonObject { ["id"] = account.Team, ["domain"] = "own" };
            var json = Payloads.View(view);
            json["state"] = new JsonObject { ["values"] = Filling.In(view.Json["blocks"]!.AsArray(), values) };
            payload["view"] = json;
            payload["response_urls"] = new JsonArray();
        }
        var receipt = Judged(await slack.Postman.InteractionAsync(payload, how ?? Sending.Plain), "view_submission");
        lock (World.Gate)
        {
            return new(receipt, receipt.Taken ? After(view, receipt.Body) : []);
        }
    }

    /// <summary>Closes the form without sending it.</summary>
    public void ClosesModal()
    {
        lock (World.Gate)
        {
            World.Modals.RemoveAll(view => view.User == Id);
        }
    }

    private Task<Receipt> PressesViewAsync(View view, string title, Sending? how)
    {
        JsonObject payload;
        lock (World.Gate)
        {
            payload = Action(view.By, view.Json["blocks"]!.AsArray(), title);
            payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
            payload["view"] = Payloads.View(view);
        }
        return EmptyAsync(payload, how);
    }

    private JsonObject Action(Workspace by, JsonArray? blocks, string title)
    {
        var (block, button) = Blocks.Buttons(blocks).First(one => Blocks.Title(one.Button) == title);
        var payload = Payloads.Interaction(World, "block_actions", by, account);
        payload["state"] = new JsonObject { ["values"] = new JsonObject() };
        payload["actions"] = new JsonArray(new JsonObject
        {
            ["action_id"] = button["action_id"]!.DeepClone(), ["block_id"] = block["block_id"]?.DeepClone() ?? "b1", ["type"] = "button", ["text"] = button["text"]!.DeepClone(),
            ["value"] = button["value"]?.DeepClone(), ["action_ts"] = World.NewTs(),
        });
        return payload;
    }

    /// <summary>What Slack does with the answer to a form.</summary>
    /// <returns>What is said at the fields, by block id.</returns>
    private Dictionary<string, string> After(View view, string body)
    {
        if (body.Length == 0)
        {
            World.Modals.Remove(view);
            return [];
        }
        var answer = JsonNode.Parse(body) as JsonObject;
        switch (answer?["response_action"]?.GetValue<string>())
        {
            case "errors":
                return Errors(view, answer["errors"]!.AsObject());
            case "clear":
                World.Modals.RemoveAll(one => one.Root == view.Root);
                break;
            case "update" when answer["view"]?.DeepClone() is JsonObject next && Sound(next):
                ViewMethods.Replace(World, view, next);
                break;
            case "push" when answer["view"]?.DeepClone() is JsonObject next && Sound(next):
                World.Modals.Add(World.NewView(view.By, Id, next, view));
                break;
            default:
                World.Complain($"view_submission: no such answer: {body}");
                break;
        }
        return [];
    }

    private bool Sound(JsonObject view)
    {
        if (Blocks.ProblemsOfView(view) is { } problems)
        {
            World.Complain($"view_submission: {problems}");
            return false;
        }
        return true;
    }

    private Dictionary<string, string> Errors(View view, JsonObject errors)
    {
        var fields = view.Json["blocks"]!.AsArray().Where(block => block!["type"]!.GetValue<string>() == "input").Select(block => block!["block_id"]!.GetValue<string>()).ToHashSet();
        foreach (var unknown in errors.Select(error => error.Key).Where(key => !fields.Contains(key)))
        {
            World.Complain($"view_submission: an error at '{unknown}', which is no input block");
        }
        return errors.ToDictionary(error => error.Key, error => error.Value!.GetValue<string>());
    }
}

/// <param name="Errors">What the form says at its fields, by block id; empty when it went through.</param>
internal sealed record Submission(Receipt Receipt, IReadOnlyDictionary<string, string> Errors);
