using Microsoft.Data.Sqlite;

namespace CoverBot.Playground;

/// <summary>Somebody in the Playground.</summary>
/// <param name="Role">One line under the name.</param>
/// <param name="Zone">IANA time zone.</param>
/// <param name="Outsider">Whether the person works for a client.</param>
/// <param name="Tries">Lines worth trying as this person.</param>
internal sealed record WorldPerson(string Id, string Name, string FullName, string Zone, string Role, bool Outsider, IReadOnlyList<string> Tries);

/// <summary>A channel, or a person's own chat with the bot.</summary>
/// <param name="Name">Without the '#'.</param>
/// <param name="Owner">Whose own chat it is; null for a channel.</param>
internal sealed record WorldConversation(string Id, string Name, string? Owner);

/// <summary>Who is in the Playground, and which conversations each can read.</summary>
internal sealed class WorldPeople(WorldFile file)
{
    private const string PersonColumns = "select id, name, full_name, zone, role, outsider, tries from person";

    public IReadOnlyList<WorldPerson> All() => file.Read(run => run.Rows($"{PersonColumns} order by place", Person));

    public WorldPerson? Find(string id) => file.Read(run => run.Rows($"{PersonColumns} where id = $id", Person, ("$id", id))).FirstOrDefault();

    public IReadOnlyList<WorldConversation> Channels() =>
        file.Read(run => run.Rows("select id, name, owner from conversation where owner is null order by place", Conversation));

    public WorldConversation? Conversation(string id) =>
        file.Read(run => run.Rows("select id, name, owner from conversation where id = $id", Conversation, ("$id", id))).FirstOrDefault();

    /// <summary>The conversation if this person can read it, else null.</summary>
    public WorldConversation? Readable(string person, string conversation) => Of(person).FirstOrDefault(one => one.Id == conversation);

    /// <summary>The person's conversations, in the order they are shown.</summary>
    public IReadOnlyList<WorldConversation> Of(string person) => file.Read(run => run.Rows(
        "select c.id, c.name, c.owner from conversation c join membership m on m.conversation = c.id where m.person = $person order by c.place",
        Conversation, ("$person", person)));

    /// <summary>Everybody in the conversation.</summary>
    public IReadOnlyList<WorldPerson> Members(string conversation) => file.Read(run => run.Rows(
        $"{PersonColumns} where id in (select person from membership where conversation = $conversation) order by place",
        Person, ("$conversation", conversation)));

    /// <summary>Reads the platform's own commands about members; null for everything else, names nobody has included.</summary>
    public (WorldMove Move, string? Who)? Read(string text) => Mentions.Invited(text) is { } name
        ? name.Equals("CoverBot", StringComparison.OrdinalIgnoreCase) ? (WorldMove.BotInvited, null)
            : All().FirstOrDefault(person => person.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } who ? (WorldMove.Joined, who.Id) : null
        : text.Trim().Equals("/leave", StringComparison.OrdinalIgnoreCase) ? (WorldMove.Left, null) : null;

    public static void Move(WorldRun run, string conversation, string person, WorldMove move)
    {
        switch (move)
        {
            case WorldMove.Joined:
                run.Do("insert or ignore into membership (conversation, person) values ($conversation, $person)", ("$conversation", conversation), ("$person", person));
                break;
            case WorldMove.Left:
                run.Do("delete from membership where conversation = $conversation and person = $person", ("$conversation", conversation), ("$person", person));
                break;
            default:
                break;
        }
    }

    /// <summary>Adds a person, who has an own chat with the bot unless an outsider.</summary>
    public static void Add(WorldRun run, WorldPerson person, int place)
    {
        run.Do("insert into person (id, place, name, full_name, zone, role, outsider, tries) values ($id, $place, $name, $full, $zone, $role, $outsider, $tries)",
            ("$id", person.Id), ("$place", place), ("$name", person.Name), ("$full", person.FullName), ("$zone", person.Zone),
            ("$role", person.Role), ("$outsider", person.Outsider ? 1 : 0), ("$tries", string.Join('\n', person.Tries)));
        if (!person.Outsider)
        {
            AddConversation(run, new($"dm-{person.Id}", "CoverBot", person.Id), 0, [person.Id]);
        }
    }

    public static void AddConversation(WorldRun run, WorldConversation conversation, int place, IEnumerable<string> members)
    {
        run.Do("insert into conversation (id, place, name, owner) values ($id, $place, $name, $owner)",
            ("$id", conversation.Id), ("$place", place), ("$name", conversation.Name), ("$owner", conversation.Owner));
        foreach (var member in members)
        {
            run.Do("insert into membership (conversation, person) values ($conversation, $person)", ("$conversation", conversation.Id), ("$person", member));
        }
    }

    private static WorldPerson Person(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt64(5) == 1,
        row.GetString(6).Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private static WorldConversation Conversation(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2));
}
