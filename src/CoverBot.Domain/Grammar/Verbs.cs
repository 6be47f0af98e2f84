using System.Collections.Frozen;

namespace CoverBot.Domain.Grammar;

/// <summary>The words a line can begin with, and who reads the rest.</summary>
internal static class Verbs
{
    private const int LongestVerb = 3;

    private delegate CommandLine? Reader(Phrase rest, Lookup look);

    // In the order in which a slip of the keyboard is resolved when two are equally near.
    private static readonly (string Words, Topic Topic, Reader Read)[] Table =
    [
        ("away", Topic.Away, (rest, look) => AwayReader.Read(rest, look, null)),
        ("emergency", Topic.Emergency, (rest, look) => EmergencyReader.Read(rest, look, null)),
        ("can't", Topic.Cant, CantReader.Read),
        ("who", Topic.Who, WhoReader.Read),
        ("back", Topic.Away, (rest, look) => BackReader.Read(rest, look, null)),
        ("accept", Topic.Offers, OfferReader.Accept),
        ("decline", Topic.Offers, OfferReader.Decline),
        ("handover", Topic.Handover, HandoverReader.Handover),
        ("hand over", Topic.Handover, HandoverReader.Handover),
        ("hand", Topic.Handover, HandoverReader.Hand),
        ("pass", Topic.Handover, HandoverReader.Hand),
        ("client", Topic.Clients, ClientReader.Read),
        ("clients", Topic.Clients, ClientReader.Read),
        ("add client", Topic.Clients, ClientReader.Add),
        ("rename client", Topic.Clients, ClientReader.Rename),
        ("archive client", Topic.Clients, ClientReader.Archive),
        ("list clients", Topic.Clients, ClientReader.List),
        ("show clients", Topic.Clients, ClientReader.List),
        ("backups", Topic.Backups, BackupsReader.Read),
        ("backup", Topic.Backups, BackupsReader.Read),
        ("playbook", Topic.Playbook, CrewReader.Playbook),
        ("note", Topic.Playbook, CrewReader.Note),
        ("today", Topic.Tasks, TaskReader.Today),
        ("done", Topic.Tasks, TaskReader.Done),
        ("skip", Topic.Tasks, TaskReader.Skip),
        ("rota", Topic.Rota, CrewReader.Rota),
        ("calendar", Topic.Rota, (rest, _) => Alone(rest, new CommandLine.Calendar())),
        ("ready", Topic.Ready, CrewReader.Ready),
        ("drill", Topic.Ready, CrewReader.Drill),
        ("log", Topic.Ready, CrewReader.Log),
        ("lifeline", Topic.Ready, (rest, _) => Alone(rest, new CommandLine.Lifeline())),
        ("channel", Topic.Setup, SetupReader.Channel),
        ("team channel", Topic.Setup, SetupReader.Channel),
        ("lead", Topic.Setup, SetupReader.Lead),
        ("settings", Topic.Setup, SetupReader.Settings),
        ("setting", Topic.Setup, SetupReader.Settings),
        ("quiet", Topic.Setup, SetupReader.Quiet),
        ("link", Topic.Setup, LinkReader.Read),
        ("help", Topic.Help, (rest, _) => new CommandLine.Help(rest.Text)),
        ("?", Topic.Help, (rest, _) => Alone(rest, new CommandLine.Help(""))),
        ("commands", Topic.Help, (rest, _) => Alone(rest, new CommandLine.Help(""))),
        ("cancel", Topic.Away, AwayReader.Cancel),
        ("holiday", Topic.Away, (rest, look) => AwayReader.Read(rest, look, null)),
        ("holidays", Topic.Away, (rest, look) => AwayReader.Read(rest, look, null)),
        ("vacation", Topic.Away, (rest, look) => AwayReader.Read(rest, look, null)),
        ("time off", Topic.Away, (rest, look) => AwayReader.Read(rest, look, null)),
        ("annual leave", Topic.Away, (rest, look) => AwayReader.Read(rest, look, null)),
        ("out of office", Topic.Away, (rest, look) => AwayReader.Read(rest, look, null)),
        ("ooo", Topic.Away, (rest, look) => AwayReader.Read(rest, look, null)),
        ("pto", Topic.Away, (rest, look) => AwayReader.Read(rest, look, null)),
        ("off", Topic.Away, (rest, look) => AwayReader.ReadLoosely(rest, look, null)),
        ("out", Topic.Away, (rest, look) => AwayReader.ReadLoosely(rest, look, null)),
        ("leave", Topic.Away, (rest, look) => AwayReader.ReadLoosely(rest, look, null)),
        ("sick", Topic.Emergency, (rest, look) => EmergencyReader.ReadLoosely(rest, look, null)),
        ("ill", Topic.Emergency, (rest, look) => EmergencyReader.ReadLoosely(rest, look, null)),
        ("off sick", Topic.Emergency, (rest, look) => EmergencyReader.ReadLoosely(rest, look, null)),
        ("out sick", Topic.Emergency, (rest, look) => EmergencyReader.ReadLoosely(rest, look, null)),
        ("sick leave", Topic.Emergency, (rest, look) => EmergencyReader.ReadLoosely(rest, look, null)),
        ("drop", Topic.Cant, CantReader.Drop),
        ("cannot", Topic.Cant, CantReader.Read),
        ("can not", Topic.Cant, CantReader.Read),
        ("who's", Topic.Who, WhoReader.Read),
        ("yes", Topic.Offers, OfferReader.Yes),
        ("yep", Topic.Offers, OfferReader.Yes),
        ("yeah", Topic.Offers, OfferReader.Yes),
        ("no", Topic.Offers, OfferReader.No),
        ("nope", Topic.Offers, OfferReader.No),
    ];

    private static readonly FrozenDictionary<string, (Topic Topic, Reader Read)> ByKey = Table.ToFrozenDictionary(row => KeyOf(row.Words), row => (row.Topic, row.Read));

    /// <summary>The one-word verbs: how they are compared, and how they are written.</summary>
    public static IEnumerable<(string Key, string Written)> Spellings { get; } =
        [.. Table.Where(row => !row.Words.Contains(' ', StringComparison.Ordinal)).Select(row => (KeyOf(row.Words), row.Words))];

    /// <summary>The topic of the verb, or null for no verb.</summary>
    public static Topic? TopicOf(string key) => ByKey.TryGetValue(key, out var verb) ? verb.Topic : null;

    /// <summary>Reads a line that begins with a verb; null when it does not, or goes on as no command does.</summary>
    public static CommandLine? Read(Phrase words, Lookup look)
    {
        for (var count = LongestVerb; count > 0; count--)
        {
            if (ByKey.TryGetValue(words.Keys(count), out var verb) && verb.Read(words.Skip(count), look) is { } line)
            {
                return line;
            }
        }
        return null;
    }

    private static CommandLine? Alone(Phrase rest, CommandLine line) => rest.WithoutCourtesy().IsEmpty ? line : null;

    private static string KeyOf(string words) => string.Join(' ', words.Split(' ').Select(Fold.Key));
}
