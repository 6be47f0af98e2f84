using System.Collections.Immutable;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Grammar;
using CoverBot.Domain.Time;
using CoverBot.Domain.Wording;
using Command = CoverBot.Domain.Deciding.Command;

namespace CoverBot.Domain.Conversations;

/// <summary>channel, lead, settings, client, backups, note, playbook.</summary>
internal static class SetupLines
{
    /// <summary>Null: not one of these lines.</summary>
    public static Decision? Respond(Talk talk, CommandLine line) => line switch
    {
        CommandLine.ChannelHere => Channels.Here(talk),
        CommandLine.Lead lead => talk.Decide(new Command.NameLead(talk.By, lead.Member)),
        CommandLine.SettingsQuiet quiet => talk.Decide(new Command.SetQuiet(talk.By, quiet.Span is { } span ? new QuietHours(span.From, span.To) : null)),
        CommandLine.Settings => Talk.Ask(SettingsForm.For(talk)),
        CommandLine.ClientAdd add => Add(talk, add),
        CommandLine.ClientList => Talk.Say(List(talk.Crew)),
        CommandLine.ClientRename rename => talk.Decide(new Command.RenameClient(talk.By, rename.Client, rename.Name)),
        CommandLine.ClientArchive archive => talk.Decide(new Command.ArchiveClient(talk.By, archive.Client)),
        CommandLine.Backups backups => Backups(talk, backups),
        CommandLine.Note note => talk.Decide(new Command.WriteNote(talk.By, note.Client, note.Text)),
        CommandLine.Playbook playbook => Playbook(talk, playbook),
        CommandLine.Link link => LinkLines.Respond(talk, link),
        _ => null,
    };

    private static Decision Add(Talk talk, CommandLine.ClientAdd line)
    {
        ChannelRef? channel = line.Told switch
        {
            Told.InChannel told => talk.ChannelNamed(told.Id),
            Told.Here => talk.Inbound.In,
            Told.NotSaid when talk.Inbound.In is { } here && !talk.Crew.Settings.IsTeam(here) => here,
            _ => null,
        };
        if (line.Told is Told.InNamed named)
        {
            return Talk.No("client.channel-unknown", $"I don't see a channel #{named.Name}; invite me to it, and write the line there.", $"client add {Lines.Client(line.Name.Length > 0 ? line.Name : "Acme")} by hand");
        }
        if (line.Told is Told.Here && channel is null)
        {
            return Talk.No("client.no-channel", "This is our own chat, so a client can't be told here.", $"client add {Lines.Client(line.Name.Length > 0 ? line.Name : "Acme")} by hand");
        }
        var facts = channel is null ? null : talk.Facts.Of(channel);
        if (channel is not null && facts is null)
        {
            return Talk.No("client.unseen", "I can't see that channel; invite me to it first, then write the line again.", $"client add {Lines.Client(line.Name.Length > 0 ? line.Name : "Acme")} by hand");
        }
        if (line.Name.Length == 0 || (line.Told is Told.NotSaid && channel is null))
        {
            return Talk.Ask(Forms.AddClient(talk, line.Name.Length > 0 ? line.Name : facts?.Name ?? "", facts));
        }
        ToldHow told2 = facts is null ? new ToldHow.ByHand() : InChannel(talk.Crew, facts);
        return talk.Decide(new Command.AddClient(talk.By, new ClientId(talk.Inbound.NewId), line.Name, line.Owner ?? talk.By, told2, [], false, Crews.Playbook.Empty));
    }

    public static ToldHow InChannel(CrewState crew, ChannelFacts facts) => new ToldHow.InChannel(facts.Channel, facts.Name,
        [.. facts.People.Select(person => person.Id).Where(id => crew.Members.ContainsKey(id.Value))]);

    private static Card List(CrewState crew)
    {
        var clients = crew.Clients.Values.Where(client => !client.Archived).OrderBy(client => client.Name, StringComparer.OrdinalIgnoreCase).ToList();
        return clients.Count == 0
            ? Card.Of("There are no clients yet. Write in a client's channel: client add Acme here")
            : new Card($"{clients.Count} clients", [new Block.Bullets([.. clients.Select(client => Text.Bold(client.Name).Then(" · " + Line(crew, client)))])]);
    }

    private static string Line(CrewState crew, Client client)
    {
        var told = client.Told is ToldHow.InChannel channel ? $"told in #{channel.Name}" : "told by hand";
        return $"{crew[client.Owner].Name} · {told} · {Order(crew, client)}";
    }

    private static string Order(CrewState crew, Client client) => client.Backups.IsEmpty
        ? client.NobodyNeeded ? "nobody needed" : "no backup yet"
        : string.Join(", then ", client.Backups.Select(backup => crew[backup].Name));

    private static Decision Backups(Talk talk, CommandLine.Backups line)
    {
        var clients = talk.Crew.Clients.Values.Where(client => !client.Archived && (line.Client is { } one ? client.Id == one : client.Owner == talk.By || line.Order.IsEmpty))
            .OrderBy(client => client.Name, StringComparer.OrdinalIgnoreCase).ToImmutableArray();
        if (line.Order.IsEmpty)
        {
            return Talk.Say(clients.IsEmpty ? List(talk.Crew)
                : new Card("Backups", [new Block.Bullets([.. clients.Select(client => Text.Bold(client.Name).Then(": " + Order(talk.Crew, client)))])]));
        }
        return clients.IsEmpty
            ? Talk.No("backups.no-clients", "You own no clients, so name the one you mean.", "client list")
            : talk.Decide(new Command.SetBackups(talk.By, [.. clients.Select(client => client.Id)], line.Order));
    }

    private static Decision Playbook(Talk talk, CommandLine.Playbook line) => line.Client is { } client
        ? Talk.Ask(Forms.Playbook(talk.Crew[client], talk.Crew[client].Owner == talk.By || talk.Crew.IsLead(talk.By)))
        : Talk.Say(Card.Of("Which client's playbook?", new Block.Buttons([.. talk.Crew.Clients.Values.Where(client => !client.Archived).Take(20)
            .Select(client => new Button(client.Name, Press.Of("playbook", client.Id.Value)))])));
}
