using System.Globalization;
using System.Text.Json.Nodes;

namespace CoverBot.Tests.Slack.Fake;

/// <summary>Everything Slack holds. Whoever reads or writes holds <see cref="Gate"/>.</summary>
internal sealed class World(TimeProvider time)
{
    public const string AppId = "A0COVERBOT";

    private readonly List<Deed> deeds = [];
    private readonly List<string> complaints = [];
    private long lastTs;
    private int serial;

    public Lock Gate { get; } = new();

    public List<Workspace> Workspaces { get; } = [];

    public List<Account> Accounts { get; } = [];

    public List<Room> Rooms { get; } = [];

    /// <summary>Open modals, a person's topmost last.</summary>
    public List<View> Modals { get; } = [];

    /// <summary>Home tabs by workspace and user.</summary>
    public Dictionary<(string Team, string User), View> Homes { get; } = [];

    public Dictionary<string, Trigger> Triggers { get; } = [];

    public Dictionary<string, ResponseUrl> ResponseUrls { get; } = [];

    public List<Installation> Codes { get; } = [];

    /// <summary>Channels only admins may write in, by id.</summary>
    public HashSet<string> ReadOnly { get; } = [];

    /// <summary>Tells the bot about a message of its own.</summary>
    public Action<Workspace, Room, JsonObject> Echo { get; set; } = (_, _, _) => { };

    /// <summary>A page may hold fewer items than asked for.</summary>
    public int PageSize { get; set; } = 4;

    public string SigningSecret { get; set; } = "8f742231b10e8888abcd99yyyzzz85a5";

    public string AppToken { get; } = "xapp-1-A0COVERBOT-1";

    public string ClientId { get; } = "111.222";

    public string ClientSecret { get; } = "0123456789abcdef0123456789abcdef";

    /// <summary>What the bot did, in order.</summary>
    public IReadOnlyList<Deed> Deeds => deeds;

    /// <summary>What Slack would have refused or a person would have seen as an error: a test ends with none it did not expect.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public TimeProvider Time => time;

    public long UnixSeconds => time.GetUtcNow().ToUnixTimeSeconds();

    public string NewId(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}0{++serial:D6}");

    /// <summary>Seconds and six digits; unique and rising everywhere.</summary>
    public string NewTs()
    {
        lastTs = Math.Max(lastTs + 1, time.GetUtcNow().ToUnixTimeMilliseconds() * 1000);
        return string.Create(CultureInfo.InvariantCulture, $"{lastTs / 1_000_000}.{lastTs % 1_000_000:D6}");
    }

    public void Complain(string what)
    {
        lock (Gate)
        {
            complaints.Add(what);
        }
    }

    public void Did(string method, Workspace by, string room, string ts = "", string mark = "", string text = "") =>
        deeds.Add(new(deeds.Count + 1, method, by.Id, room, ts, mark, text));

    public Workspace Workspace(string id) => Workspaces.Single(workspace => workspace.Id == id);

    public Account? Account(string id) => Accounts.Find(account => account.Id == id);

    public Room Dm(Workspace by, Account with)
    {
        if (Rooms.Find(room => room.Host == by && room.With == with) is { } there)
        {
            return there;
        }
        var room = new Room(NewId("D"), "directmessage", by, with);
        room.Members.UnionWith([with.Id, by.BotUser]);
        Rooms.Add(room);
        return room;
    }

    /// <summary>Whether both are in one of the workspace's channels.</summary>
    public bool Share(Workspace workspace, string user) =>
        Rooms.Exists(room => room.With is null && room.Members.Contains(user) && room.Members.Contains(workspace.BotUser));

    public string NewTrigger(Workspace of, string user)
    {
        var id = NewId("9.trigger");
        Triggers[id] = new(of, user, time.GetUtcNow());
        return id;
    }

    /// <summary>Uses the trigger up.</summary>
    /// <exception cref="SlackNo">It is older than 3 seconds, was used, or never was.</exception>
    public Trigger Use(string? id, Workspace by)
    {
        if (id is null || !Triggers.TryGetValue(id, out var trigger) || trigger.Of != by)
        {
            throw new SlackNo("invalid_trigger_id");
        }
        if (trigger.Used)
        {
            throw new SlackNo("exchanged_trigger_id");
        }
        if (time.GetUtcNow() - trigger.Since > TimeSpan.FromSeconds(3))
        {
            throw new SlackNo("expired_trigger_id");
        }
        trigger.Used = true;
        return trigger;
    }

    /// <summary>As Slack numbers a view's contents.</summary>
    public View NewView(Workspace by, string user, JsonObject json, View? below = null)
    {
        var id = NewId("V");
        return new() { Id = id, By = by, User = user, Json = json, Hash = NewId("h"), Root = below?.Root ?? id };
    }
}

/// <summary>A chance to open a form: 3 seconds, once.</summary>
internal sealed record Trigger(Workspace Of, string User, DateTimeOffset Since)
{
    public bool Used { get; set; }
}

/// <summary>An installation that somebody agreed to and the app has not fetched yet.</summary>
/// <param name="RedirectUri">Null when none was named.</param>
internal sealed record Installation(string Code, Workspace Workspace, string Installer, string? RedirectUri, bool Rotates)
{
    public bool Used { get; set; }
}
