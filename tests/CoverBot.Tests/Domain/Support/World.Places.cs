using System.Text.RegularExpressions;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Conversations;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Grammar;

namespace CoverBot.Tests.Domain.Support;

/// <summary>Who and what is in the world: Ann and her clients Acme, Birch, Cole and Dale; Ben, Cara and Mia; Lee, the lead; Dana, who is Acme's.</summary>
internal sealed partial class World
{
    private static readonly (string Id, string Name, string Full, string Zone)[] People =
    [
        ("ann", "Ann", "Ann Miller", "Europe/London"),
        ("ben", "Ben", "Ben Ortiz", "Europe/London"),
        ("cara", "Cara", "Cara Lind", "Europe/London"),
        ("lee", "Lee", "Lee Park", "Europe/London"),
        ("mia", "Mia", "Mia Stone", "America/New_York"),
        ("dana", "Dana", "Dana Reed", "Europe/London"),
        ("ben2", "Benny", "Ben Ortiz", "Europe/London"),
        ("ann2", "Annie", "Ann Miller", "Europe/London"),
        ("zoe2", "Zoe", "Zoe Quinn", "Europe/London"),
        ("yan2", "Yan", "Yan Li", "Europe/London"),
        ("uma3", "Uma", "Uma Rao", "Europe/London"),
    ];

    /// <summary>The crew that the second workspace has before it is joined; null for none.</summary>
    public CrewState? Own { get; set; }

    /// <summary>Where people are by now, as the platform says; null when it does not.</summary>
    public Dictionary<string, string?> Zones { get; } = [];

    /// <summary>Rooms that another company reads by now.</summary>
    public HashSet<string> Shared { get; } = [];

    /// <summary>A crew whose channels exist, before anybody has said a word to the bot.</summary>
    public static World Empty()
    {
        var world = new World();
        world.rooms["team"] = ["ann", "ben", "cara", "lee", "mia"];
        world.rooms["acme"] = ["ann", "ben", "cara", "lee", "dana"];
        world.rooms["cole"] = ["ann", "lee"];
        world.rooms["dale"] = ["ann", "ben", "cara"];
        world.rooms["else"] = ["ann", "ben"];
        world.rooms["helpers2"] = ["ben2", "ann2", "zoe2"];
        world.rooms["clients2"] = ["zoe2", "yan2"];
        world.rooms["third3"] = ["uma3"];
        return world;
    }

    /// <summary>The crew of the eight texts, set up through the front door on Monday 16 November 2026, 09:00 in London.</summary>
    public static World Ready()
    {
        var world = Empty();
        world.Says("lee", "channel here", "team");
        world.Says("lee", "lead @Ann");
        world.Says("ann", "client add \"Acme Ltd\" here", "acme");
        world.Says("ann", "client add Birch by hand");
        world.Says("ann", "client add Cole here", "cole");
        world.Says("ann", "client add Dale here", "dale");
        world.Says("ann", "backups Acme @Ben @Cara");
        world.Says("ann", "backups Birch @Ben @Cara");
        world.Says("ann", "backups Dale @Cara @Ben");
        var cole = world.Client("Cole");
        world.Crew = world.Crew.With(cole with { NobodyNeeded = true });
        world.Fill("Acme Ltd", book => book with
        {
            Heat = Heat.Hot, Why = "launch on Wed", Nutshell = "Dana runs a shop for garden tools.", FirstThing = "answer the inbox", Access = "vault Acme",
            Routines = [new Routine("phone", "9-13", "greet as Acme", true), new Routine("newsletter", "Tue", "", false)],
            IfThen = "If the shop is down, ring Dana.", WhomToCall = "Dana, 020 7946 0000", Parked = "the new logo",
        });
        world.before.UnionWith(world.messages.Select(message => (message.Board, message.Key)));
        world.messages.Clear();
        world.Refusals.Clear();
        return world;
    }

    public void OnlyLead(string who) => Crew = Crew with { Crew = Crew.Settings with { Leads = [new MemberId(who)] } };

    public Client Client(string name) => Crew.Clients.Values.Single(client => client.Name == name);

    public CoverBot.Domain.Absences.Absence Absence => Crew.Absences.Values.Last(absence => absence.OpenedAt == Crew.Absences.Values.Max(one => one.OpenedAt));

    public CoverBot.Domain.Absences.Cover Cover(string client) => Absence.CoverOf(Client(client).Id)!;

    public void Fill(string client, Func<Playbook, Playbook> change) =>
        Crew = Crew.With(Client(client) with { Playbook = change(Client(client).Playbook) });

    /// <summary>So many more people have been in the room all along.</summary>
    public void Crowd(string room, int count) => rooms[room].AddRange(Enumerable.Range(1, count).Select(number => $"crowd-{number}-x"));

    /// <summary>Somebody enters a channel the bot is in.</summary>
    public void Joins(string who, string room)
    {
        rooms[room].Add(who);
        Hear(who, room, new Inbound.Moved(Next(), Account(who), Channel(room), Now, "n" + deliveries, Joined: true));
    }

    public void Leaves(string who, string room)
    {
        rooms[room].Remove(who);
        Hear(who, room, new Inbound.Moved(Next(), Account(who), Channel(room), Now, "n" + deliveries, Joined: false));
    }

    public string Invites(string who, string room) =>
        Hear(who, room, new Inbound.Invited(Next(), Account(who), Channel(room), Now, "n" + deliveries));

    /// <summary>Somebody opens the bot's own page.</summary>
    public string Opens(string who) => Hear(who, "", new Inbound.Opened(Next(), Account(who), null, Now, "n" + deliveries));

    /// <summary>Whoever and whatever ends in 2 is in a second workspace, in 3 in a third.</summary>
    public static Account Account(string user) => new("playground", Tenant(user), user);

    /// <summary>Lee has the second workspace joined: Zoe of that workspace writes the code into #helpers2.</summary>
    public World Linked()
    {
        Joining();
        return this;
    }

    /// <summary>The code that a lead is shown, and what Zoe reads who writes it.</summary>
    public (string Code, string Said) Joining()
    {
        var code = CodeFor("lee");
        return (code, Says("zoe2", "link " + code, "helpers2"));
    }

    public string CodeFor(string lead) => CodeShown().Match(Says(lead, "link")).Value;

    [GeneratedRegex("[A-Z0-9]{4}-[A-Z0-9]{4}")]
    private static partial Regex CodeShown();

    private static string Tenant(string id) => id[^1] switch { '2' => "two", '3' => "three", _ => "home" };

    private static string Shown(int number) => LinkCodes.Shown($"ACDEF{LinkCodes.Letters[number / 10 % 10]}{LinkCodes.Letters[number % 10]}4");

    private static string Hashed(string code) => "hash of " + LinkCodes.Plain(code);

    private LinkTry Looked(string code) => new(Hashed(code), code.StartsWith("ACDEF", StringComparison.Ordinal), null, Own);

    /// <summary>Who sees what stands there, and in which room.</summary>
    public IEnumerable<(string Who, string Room)> ReadersOf(Address to) => to switch
    {
        Address.Room room => rooms[room.Channel.Id].Select(who => (who, room.Channel.Id)),
        Address.Home home => [(home.Account.User, "")],
        _ => [(Place(to), "")],
    };

    private static ChannelRef? Channel(string room) => room.Length == 0 ? null : new ChannelRef("playground", Tenant(room), room);

    private Profile Profile(string who)
    {
        var (id, name, full, zone) = who.StartsWith("crowd-", StringComparison.Ordinal) ? (who, who, who, "Europe/London") : People.Single(person => person.Id == who);
        return new Profile(new MemberId(id), Account(id), name, full, Zones.TryGetValue(id, out var other) ? other : zone);
    }

    private ChannelFacts? Facts(ChannelRef channel) => rooms.TryGetValue(channel.Id, out var people)
        ? new ChannelFacts(channel, channel.Id, channel.Id == "else" || Shared.Contains(channel.Id), [.. people.Select(Profile)])
        : null;

    private static string Standing(Field field) => field switch
    {
        Field.Line line => line.Value,
        Field.Day day => day.Value,
        Field.Time time => time.Value,
        Field.Choice choice => string.Join(',', choice.Picked),
        Field.Tick tick => tick.Ticked ? "true" : "false",
        _ => "",
    };
}
