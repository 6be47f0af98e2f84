using System.Globalization;
using System.Text.Json.Nodes;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>Somebody in front of Slack: types, presses and fills in, and sees what a person sees.</summary>
internal sealed partial class SlackPerson(FakeSlack slack, Account account)
{
    public Account Account => account;

    public string Id => account.Id;

    /// <summary>The workspace whose bot this person writes to: the own one, or for somebody from outside the first.</summary>
    public Workspace Workspace => World.Workspaces.Find(workspace => workspace.Id == account.Team && workspace.IsInstalled) ?? slack.Home;

    /// <summary>The person's chat with the bot.</summary>
    public Room Dm
    {
        get
        {
            lock (World.Gate)
            {
                return World.Dm(Workspace, account);
            }
        }
    }

    private World World => slack.World;

    /// <summary>Types in the chat with the bot.</summary>
    public Task<Receipt> TypesAsync(string text, Sending? how = null) => TypesAsync(Dm, text, how);

    /// <summary>Types, as Slack hands it over: @names and #names become mentions. A channel's bot hears it only when it is mentioned there.</summary>
    public async Task<Receipt> TypesAsync(Room room, string text, Sending? how = null)
    {
        JsonObject inner;
        Workspace? to;
        lock (World.Gate)
        {
            Assert.Contains(Id, room.Members);
            to = Hearer(room);
            var sent = Mentions.InMessage(World, to, text);
            var ts = Ts(how);
            room.Messages.Add(new() { Ts = World.NewTs(), User = Id, Text = sent });
            var mentioned = to is not null && sent.Contains($"<@{to.BotUser}>", StringComparison.Ordinal);
            if (to is null || (room.With is null && !mentioned))
            {
                return new(0);
            }
            inner = new()
            {
                ["client_msg_id"] = World.NewId("m"), ["type"] = room.With is null ? "app_mention" : "message", ["user"] = Id, ["text"] = sent, ["ts"] = ts,
                ["team"] = account.Team, ["channel"] = room.Id, ["event_ts"] = ts,
            };
            if (room.With is not null)
            {
                inner["channel_type"] = "im";
            }
        }
        return await slack.TellAsync(to, inner, room.SharedWith.Count > 0, how);
    }

    /// <summary>A slash command. What it answers is shown where it was typed.</summary>
    /// <param name="line">With its name, such as "/cover away fri".</param>
    /// <param name="room">Null: in the chat with the bot.</param>
    /// <param name="escaped">Whether Slack turns names into mentions, as the manifest says.</param>
    public async Task<Receipt> CommandAsync(string line, Room? room = null, bool escaped = true, Sending? how = null)
    {
        room ??= Dm;
        Assert.Equal(Workspace.Id, account.Team);
        var parts = line.Split(' ', 2);
        var fields = new Dictionary<string, string>
        {
            ["token"] = "deprecated", ["team_id"] = account.Team, ["team_domain"] = Workspace.Domain, ["channel_id"] = room.Id,
            ["channel_name"] = room.IsPrivate ? "privategroup" : room.Name, ["user_id"] = Id, ["user_name"] = account.Name, ["command"] = parts[0],
            ["api_app_id"] = Fake.World.AppId, ["is_enterprise_install"] = "false",
        };
        ResponseUrl url;
        lock (World.Gate)
        {
            fields["text"] = parts.Length < 2 ? "" : escaped ? Mentions.InCommand(World, Workspace, parts[1]) : parts[1];
            (fields["response_url"], url) = NewResponseUrl(Workspace, room, null);
            fields["trigger_id"] = World.NewTrigger(Workspace, Id);
        }
        var receipt = Judged(await slack.Postman.CommandAsync(fields, how ?? Sending.Plain), parts[0]);
        if (receipt.Taken && receipt.Body.Length > 0)
        {
            Show(receipt, url, line);
        }
        return receipt;
    }

    /// <summary>The global shortcut with that callback id.</summary>
    public Task<Receipt> ShortcutAsync(string callbackId, Sending? how = null)
    {
        JsonObject payload;
        lock (World.Gate)
        {
            payload = Payloads.Interaction(World, "shortcut", Workspace, account);
            payload["callback_id"] = callbackId;
            payload["action_ts"] = World.NewTs();
        }
        return EmptyAsync(payload, how);
    }

    /// <summary>Opens the bot's Home tab.</summary>
    public async Task<Receipt> OpensHomeAsync(Sending? how = null)
    {
        JsonObject inner;
        lock (World.Gate)
        {
            inner = new() { ["type"] = "app_home_opened", ["user"] = Id, ["channel"] = Dm.Id, ["tab"] = "home", ["event_ts"] = Ts(how) };
            if (World.Homes.GetValueOrDefault((Workspace.Id, Id)) is { } view)
            {
                inner["view"] = Payloads.View(view);
            }
        }
        return await slack.TellAsync(Workspace, inner, how: how);
    }

    /// <summary>Whose bot hears what is done in there; null when no bot is there.</summary>
    private Workspace? Hearer(Room room) =>
        World.Workspaces.Where(workspace => workspace.IsInstalled && room.Members.Contains(workspace.BotUser)).OrderByDescending(workspace => workspace == room.Host).FirstOrDefault();

    private void Show(Receipt receipt, ResponseUrl url, string line)
    {
        var body = receipt.ContentType.StartsWith("application/json", StringComparison.Ordinal)
            ? JsonNode.Parse(receipt.Body)!.AsObject()
            : new JsonObject { ["text"] = receipt.Body };
        lock (World.Gate)
        {
            if (body["response_type"]?.GetValue<string>() == "in_channel")
            {
                url.Room.Messages.Add(new() { Ts = World.NewTs(), User = Id, Text = line });
            }
            if (body.Count == 1 && body.ContainsKey("response_type"))
            {
                return;
            }
            if (Blocks.Problems(body) is { } problems)
            {
                World.Complain($"answer to {line}: {problems}");
                return;
            }
            url.Room.Messages.Add(url.Answer(World, body));
            World.Did("answer", url.Of, url.Room.Id, text: Blocks.Text(body));
        }
    }

    private (string Address, ResponseUrl Url) NewResponseUrl(Workspace of, Room room, Message? source)
    {
        var id = World.NewId("r");
        var url = new ResponseUrl(of, room, account, source, World.Time.GetUtcNow());
        World.ResponseUrls[id] = url;
        return ($"{slack.Address}/response/{id}", url);
    }

    /// <summary>An interaction whose answer has no body.</summary>
    private async Task<Receipt> EmptyAsync(JsonObject payload, Sending? how)
    {
        var what = payload["type"]!.GetValue<string>();
        var receipt = Judged(await slack.Postman.InteractionAsync(payload, how ?? Sending.Plain), what);
        if (receipt.Body.Length > 0)
        {
            World.Complain($"{what}: an answer with a body");
        }
        return receipt;
    }

    /// <summary>An error that the person sees is a complaint; silence is not, for a bot may be dead on purpose.</summary>
    private Receipt Judged(Receipt receipt, string what)
    {
        if (receipt.Status > 0 && !receipt.Taken)
        {
            World.Complain($"{what}: answered {receipt.Status}");
        }
        return receipt;
    }

    private string Ts(Sending? how) => how is { Age: var age } && age > TimeSpan.Zero
        ? string.Create(CultureInfo.InvariantCulture, $"{World.UnixSeconds - (long)age.TotalSeconds}.000100")
        : World.NewTs();
}
