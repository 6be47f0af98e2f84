using System.Collections.Frozen;

namespace CoverBot.Domain.Grammar;

/// <summary>Reads <c>client list</c>, <c>client rename</c> and <c>client archive</c>.</summary>
internal static class ClientReader
{
    private const int MostWords = 20;

    private static readonly FrozenSet<string> Lists = Polite.Set("list", "show", "all");

    public static CommandLine? Read(Phrase rest, Lookup look) => rest.Key(0) switch
    {
        "add" => ClientAddReader.Read(rest.Skip(1), look),
        "rename" => Rename(rest.Skip(1), look),
        "archive" => Archive(rest.Skip(1), look),
        _ when rest.WithoutCourtesy().IsEmpty || (rest.WithoutCourtesy().Count == 1 && Lists.Contains(rest.Key(0))) => new CommandLine.ClientList(),
        _ => new CommandLine.Trouble("client-what", "A client can be added, listed, renamed or archived.", "client add Acme"),
    };

    /// <summary><c>list clients</c>.</summary>
    public static CommandLine? List(Phrase rest, Lookup look) => rest.WithoutCourtesy().IsEmpty ? new CommandLine.ClientList() : null;

    public static CommandLine? Add(Phrase rest, Lookup look) => ClientAddReader.Read(rest, look);

    /// <summary><c>client rename &lt;old&gt; [to] &lt;new&gt;</c>.</summary>
    public static CommandLine? Rename(Phrase rest, Lookup look)
    {
        var old = look.LeadingClient(rest);
        for (var to = Math.Min(rest.Count - 2, MostWords); to > 0; to--)
        {
            var before = look.Client(rest.Take(to));
            old = rest.Key(to) is "to" && before.IsOne ? before : old;
        }
        if (old.IsSeveral || (old.Used == 0 && !rest.IsEmpty))
        {
            return Troubles.Client(old.IsSeveral ? old : look.Client(rest.Take(1)), look, name => $"client rename {name} to \"New Name\"");
        }
        var name = rest.Skip(old.Used);
        name = name.Key(0) is "to" or "as" && name.Count > 1 ? name.Skip(1) : name;
        if (old.Used == 0 || name.IsEmpty)
        {
            return Troubles.Missing("name", "Say which client, and its new name.", $"client rename {Troubles.SampleClient(look)} to \"New Name\"");
        }
        return ClientAddReader.Named(name, words => new CommandLine.ClientRename(old.Id, words));
    }

    /// <summary><c>client archive &lt;client&gt;</c>.</summary>
    public static CommandLine? Archive(Phrase rest, Lookup look) => OneClient.Whole(rest, look, "client archive", client => client is { } id
        ? new CommandLine.ClientArchive(id)
        : Troubles.Missing("client", "Name the client.", $"client archive {Troubles.SampleClient(look)}"));
}
