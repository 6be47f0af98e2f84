using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Wording;

namespace CoverBot.Domain.Deciding;

/// <summary>Clients, and who backs them up.</summary>
internal static class SettingUpClients
{
    /// <summary>The longest client name, in UTF-16 units: it must fit a button and a line of a card.</summary>
    private const int NameLength = 60;

    public static Decision Add(Draft draft, Command.AddClient wish)
    {
        if (RefuseAdd(draft.Crew, wish) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        draft.Add(new Event.ClientChanged(new Client(wish.NewId, wish.Name, wish.Owner, wish.Told, [], wish.NobodyNeeded, false, wish.Playbook)));
        Back(draft, wish.By, wish.NewId, wish.Backups);
        var told = wish.Told is ToldHow.InChannel channel ? $"told in #{channel.Name}" : "told by hand: I write the words, somebody says them and presses Told";
        var next = wish.Backups.IsEmpty && !wish.NobodyNeeded ? $" Who steps in when {draft.Crew[wish.Owner].Name} is away? Write: backups {Lines.Client(wish.Name)} {Lines.SomebodyBut(draft.Crew, wish.Owner)}" : "";
        return draft.Done(new Answer.Reply(Card.Of(Text.Bold(wish.Name).Then($" is {draft.Crew[wish.Owner].Name}'s client now, {told}.{Order(draft.Crew, wish.NewId)}{next}"))));
    }

    public static Decision Rename(Draft draft, Command.RenameClient wish)
    {
        var client = draft.Crew[wish.Client];
        if (Mayn(draft.Crew, client, wish.By, "rename it") is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        if (BadName(draft.Crew, wish.Name, wish.Client) is { } bad)
        {
            return new Decision.Refused(bad);
        }
        if (client.Name != wish.Name)
        {
            draft.Add(new Event.ClientChanged(client with { Name = wish.Name }));
        }
        return draft.Done(Replies.Words($"{client.Name} is called {wish.Name} from now on."));
    }

    public static Decision Archive(Draft draft, Command.ArchiveClient wish)
    {
        var client = draft.Crew[wish.Client];
        if (Mayn(draft.Crew, client, wish.By, "archive it") is { } refusal)
        {
            return new Decision.Refused(refusal);
        }
        if (!client.Archived)
        {
            draft.Add(new Event.ClientChanged(client with { Archived = true }));
        }
        return draft.Done(Replies.Words($"{client.Name} is archived: it is left out of new absences. What runs now runs on."));
    }

    public static Decision SetBackups(Draft draft, Command.SetBackups wish)
    {
        foreach (var client in wish.Clients.Select(id => draft.Crew[id]))
        {
            if (Mayn(draft.Crew, client, wish.By, "change its backups") is { } refusal)
            {
                return new Decision.Refused(refusal);
            }
            if (RefuseBackups(draft.Crew, client.Name, client.Owner, wish.Backups) is { } bad)
            {
                return new Decision.Refused(bad);
            }
        }
        foreach (var client in wish.Clients)
        {
            Back(draft, wish.By, client, wish.Backups);
        }
        foreach (var absence in draft.Crew.Absences.Values.Where(absence => absence.IsOpen && absence.Covers.Any(cover => wish.Clients.Contains(cover.Client))))
        {
            Settling.FollowUp(draft, absence.Id);
        }
        return draft.Done(new Answer.Reply(new Card("Backups", [new Block.Bullets([.. wish.Clients.Select(client => Text.Bold(draft.Crew[client].Name).Then(" – " + Order(draft.Crew, client).TrimStart()))])])));
    }

    public static Decision AnswerBackup(Draft draft, Command.AnswerBackup wish)
    {
        var on = wish.On is { } board && draft.Crew.Members.GetValueOrDefault(board.Value)?.Into == wish.By ? board : wish.By;
        var ask = draft.Crew[on].Asked.FirstOrDefault(ask => ask.Number == wish.Number);
        if (ask is null)
        {
            return new Decision.Refused(Refusals.Unknown());
        }
        var client = draft.Crew[ask.Client];
        if (wish.Fine && !client.Backups.Contains(wish.By))
        {
            return new Decision.Refused(new Refusal("backups.off", $"You are not on the list of {client.Name} any more; {draft.Crew[client.Owner].Name} can put you on it again.", "who"));
        }
        if (ask.Fine == wish.Fine)
        {
            return draft.Done(Replies.Words(wish.Fine ? Protected(draft.Crew, client) : "Noted already."));
        }
        var first = wish.Fine && !SaidFine(draft.Crew, client).Any();
        draft.Add(new Event.BackupAnswered(on, wish.Number, wish.Fine));
        if (!wish.Fine && client.Backups.Contains(wish.By))
        {
            draft.Add(new Event.ClientChanged(client with { Backups = client.Backups.Remove(wish.By) }));
            SettingUp.TellMember(draft, client.Owner, Card.Of($"{draft.Crew[wish.By].Name} would rather not back up {client.Name}.{Order(draft.Crew, client.Id)}{Another(draft.Crew, draft.Crew[client.Id], wish.By)}"));
        }
        if (first)
        {
            SettingUp.TellMember(draft, client.Owner, Card.Of(Protected(draft.Crew, client)));
        }
        return draft.Done(Replies.Words(wish.Fine ? "Thank you. " + Protected(draft.Crew, client) : "That's fine, you are not asked about it."));
    }

    /// <summary>How to put one more on the list, who is neither on it nor has just said no; "" where the team has nobody else.</summary>
    private static string Another(CrewState crew, Client client, MemberId no) =>
        crew.Members.Values.FirstOrDefault(member => member.Here && member.Id != client.Owner && member.Id != no && !client.Backups.Contains(member.Id)) is { } other
            ? $" To name somebody else, write: backups {Lines.Client(client.Name)} {string.Join(' ', client.Backups.Append(other.Id).Select(id => "@" + crew[id].Name))}"
            : "";

    private static string Protected(CrewState crew, Client client) =>
        $"{client.Name} is protected: {Lists.And(SaidFine(crew, client).Select(id => crew[id].Name))}.";

    private static IEnumerable<MemberId> SaidFine(CrewState crew, Client client) => client.Backups.Where(id =>
        crew.AskedOf(id).Any(ask => ask.Client == client.Id && ask.Fine == true));

    /// <summary>Sets the order, and asks whoever is new on the list once.</summary>
    private static void Back(Draft draft, MemberId by, ClientId id, ImmutableArray<MemberId> backups)
    {
        var client = draft.Crew[id];
        var order = backups.Distinct().ToImmutableArray();
        if (!order.SequenceEqual(client.Backups))
        {
            draft.Add(new Event.ClientChanged(client with { Backups = order }));
        }
        foreach (var (member, place) in order.Select((member, index) => (draft.Crew[member], index + 1)))
        {
            if (member.Id != by && !draft.Crew.AskedOf(member.Id).Any(ask => ask.Client == id && ask.Fine != false))
            {
                var question = new BackupAsk(member.NextAsked, id, by, place, null);
                draft.Add(new Event.BackupAsked(member.Id, question));
                draft.Ring(member.Id, question.Key);
            }
        }
    }

    private static string Order(CrewState crew, ClientId id) => crew[id].Backups.IsEmpty
        ? crew[id].NobodyNeeded ? " Nobody has to step in." : " Nobody steps in yet."
        : $" Asked in this order: {string.Join(", then ", crew[id].Backups.Select(backup => crew[backup].Name))}.";

    private static Refusal? RefuseAdd(CrewState crew, Command.AddClient wish)
    {
        if (wish.Told is ToldHow.InChannel told)
        {
            if (crew.Settings.IsTeam(told.Channel))
            {
                return new Refusal("client.team-channel", "This is the team's own channel, so a client can't be told here.", $"client add {Lines.Client(wish.Name)} by hand");
            }
            if (crew.ClientOf(told.Channel) is { } other)
            {
                return new Refusal("client.channel-taken", $"#{told.Name} is {other.Name}'s channel already.", $"client add {Lines.Client(wish.Name)} by hand");
            }
        }
        if (!crew[wish.Owner].Here)
        {
            return new Refusal("client.owner-left", $"{crew[wish.Owner].Name} is not in the team any more and can't own a client.", $"client add {Lines.Client(wish.Name)}");
        }
        return RefuseBackups(crew, wish.Name, wish.Owner, wish.Backups) ?? BadName(crew, wish.Name, null);
    }

    private static Refusal? RefuseBackups(CrewState crew, string client, MemberId owner, ImmutableArray<MemberId> backups)
    {
        var works = $"backups {Lines.Client(client)} {Lines.SomebodyBut(crew, owner)}";
        if (backups.Contains(owner))
        {
            return new Refusal("backups.owner", $"{crew[owner].Name} owns {client} and can't be its backup.", works);
        }
        return backups.Select(id => crew[id]).FirstOrDefault(member => !member.Here) is { } gone
            ? new Refusal("backups.left", $"{gone.Name} is not in the team any more and can't be a backup.", works)
            : null;
    }

    private static Refusal? BadName(CrewState crew, string name, ClientId? self)
    {
        if (name.Length is 0 or > NameLength)
        {
            return new Refusal("client.name", $"A client's name has between 1 and {NameLength} characters.", "client list");
        }
        return crew.Clients.Values.FirstOrDefault(client => client.Id != self && !client.Archived && string.Equals(client.Name, name, StringComparison.OrdinalIgnoreCase)) is { } same
            ? new Refusal("client.exists", $"There is a client called {same.Name} already, {crew[same.Owner].Name}'s.", "client list")
            : null;
    }

    private static Refusal? Mayn(CrewState crew, Client client, MemberId by, string what) => client.Owner == by || crew.IsLead(by) ? null
        : new Refusal("client.not-yours", $"{client.Name} is {crew[client.Owner].Name}'s client; only {crew[client.Owner].Name} or a lead can {what}.", "client list");
}
