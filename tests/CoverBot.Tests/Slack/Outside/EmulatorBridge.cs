using System.Text.Json.Nodes;
using CoverBot.Tests.Slack.Fake;

namespace CoverBot.Tests.Slack.Outside;

/// <summary>
/// The emulator as the Web API of a <see cref="FakeSlack"/>, whose people it does not have: each call the emulator knows is made there as well, in its own ids,
/// and its answer is the one the bot gets. Where the two disagree on whether a call is right, that is a complaint.
/// </summary>
internal sealed class EmulatorBridge(SlackEmulator emulator) : IDisposable
{
    private static readonly HashSet<string> Known =
    [
        "auth.test", "chat.delete", "chat.postEphemeral", "chat.postMessage", "chat.update", "conversations.history", "conversations.info", "conversations.members",
        "conversations.open", "users.info", "views.open", "views.publish", "views.update",
    ];

    private readonly SemaphoreSlim oneByOne = new(1);
    private readonly Dictionary<string, string> there = [];
    private readonly Dictionary<string, string> here = [];
    private readonly HashSet<(string Room, string User)> members = [];
    private FakeSlack slack = null!;

    /// <summary>How many calls the emulator answered, by method.</summary>
    public Dictionary<string, int> Answered { get; } = [];

    /// <summary>Finds everybody and every channel of the fake in the emulator, by name.</summary>
    public async Task AttachAsync(FakeSlack fake)
    {
        slack = fake;
        var home = slack.Home;
        // The bot's ids contain the team's.
        Same(home.BotUser, SlackEmulator.BotUser);
        Same(home.BotId, SlackEmulator.BotId);
        Same(home.Id, SlackEmulator.Team);
        foreach (var account in slack.World.Accounts.Where(account => !account.IsBot))
        {
            Same(account.Id, await emulator.IdAsync("users.list", "members", account.Name));
        }
        foreach (var room in slack.World.Rooms.Where(room => room.With is null))
        {
            Same(room.Id, await emulator.IdAsync("conversations.list", "channels", room.Name));
            await EmptyAsync(room);
        }
        slack.Api.Second = AnswerAsync;
    }

    public void Dispose() => oneByOne.Dispose();

    private async Task<JsonObject> AnswerAsync(string method, IReadOnlyDictionary<string, string> form, JsonObject fakes)
    {
        if (!Known.Contains(method))
        {
            return fakes;
        }
        await oneByOne.WaitAsync();
        try
        {
            await InviteAsync(form.GetValueOrDefault("channel"));
            var arguments = form.ToDictionary(one => one.Key, one => Translated(one.Value, there));
            if (form.TryGetValue("trigger_id", out var trigger) && WhoseTrigger(trigger) is { } user)
            {
                arguments["trigger_id"] = await TriggerAsync(there[user]);
            }
            return Agreed(method, fakes, await emulator.CallAsync(SlackEmulator.BotToken, method, [.. arguments.Select(one => (one.Key, one.Value))]));
        }
        finally
        {
            oneByOne.Release();
        }
    }

    private JsonObject Agreed(string method, JsonObject fakes, JsonObject theirs)
    {
        if (IsOk(fakes) != IsOk(theirs))
        {
            slack.World.Complain($"{method}: the fake says {fakes["error"] ?? "ok"}, the emulator {theirs["error"] ?? "ok"}");
            return fakes;
        }
        Answered[method] = Answered.GetValueOrDefault(method) + 1;
        foreach (var (ours, other) in (ReadOnlySpan<(JsonNode?, JsonNode?)>)[(fakes["ts"], theirs["ts"]), (fakes["view"]?["id"], theirs["view"]?["id"]), (fakes["channel"], theirs["channel"])])
        {
            if ((ours is JsonObject ? ours["id"] : ours) is JsonValue mine && (other is JsonObject ? other["id"] : other) is JsonValue its)
            {
                Same(mine.GetValue<string>(), its.GetValue<string>());
            }
        }
        if (theirs["user"] is JsonObject user)
        {
            // The emulator knows no time zones.
            user["tz"] = fakes["user"]?["tz"]?.DeepClone();
        }
        return JsonNode.Parse(Translated(theirs.ToJsonString(), here))!.AsObject();
    }

    /// <summary>The emulator begins with everybody in every channel.</summary>
    private async Task EmptyAsync(Room room)
    {
        foreach (var member in (await emulator.AskAsync("conversations.members", ("channel", there[room.Id])))["members"]!.AsArray().Select(id => id!.GetValue<string>()))
        {
            if (!here.TryGetValue(member, out var known) || !room.Members.Contains(known))
            {
                await emulator.AskAsync("conversations.kick", ("channel", there[room.Id]), ("user", member));
            }
        }
    }

    /// <summary>Whoever is in the channel here is in it there.</summary>
    private async Task InviteAsync(string? channel)
    {
        string[] missing;
        lock (slack.World.Gate)
        {
            missing = [.. slack.World.Rooms.Where(room => room.Id == channel && room.With is null).SelectMany(room => room.Members).Where(member => members.Add((channel!, member)))];
        }
        foreach (var member in missing)
        {
            var answer = await emulator.CallAsync(SlackEmulator.PersonToken, "conversations.invite", ("channel", there[channel!]), ("users", there[member]));
            Assert.True(IsOk(answer) || answer["error"]?.GetValue<string>() is "already_in_channel" or "cant_invite_self", answer.ToJsonString());
        }
    }

    private string? WhoseTrigger(string id)
    {
        lock (slack.World.Gate)
        {
            return slack.World.Triggers.GetValueOrDefault(id)?.User;
        }
    }

    private async Task<string> TriggerAsync(string user) =>
        (await emulator.CallAsync(SlackEmulator.BotToken, "views.generateTriggerId", ("user_id", user)))["trigger_id"]!.GetValue<string>();

    private void Same(string fakes, string theirs) => (there[fakes], here[theirs]) = (theirs, fakes);

    private static bool IsOk(JsonObject body) => body["ok"]?.GetValue<bool>() == true;

    private static string Translated(string text, Dictionary<string, string> words) => words.Aggregate(text, (so, word) => so.Replace(word.Key, word.Value, StringComparison.Ordinal));
}
