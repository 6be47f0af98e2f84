using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Grammar;

/// <summary>Reads <c>backups [client|all] [@ben @cara …]</c>.</summary>
internal static class BackupsReader
{
    public static CommandLine? Read(Phrase rest, Lookup look)
    {
        rest = rest.WithoutCourtesy();
        rest = rest.Key(0) is "for" or "of" ? rest.Skip(1) : rest;
        if (rest.IsEmpty)
        {
            return new CommandLine.Backups(null, false, []);
        }
        var client = Client(rest, look);
        var all = rest.Key(0) is "all" && !client.IsExact;
        if (all || client.IsOne)
        {
            return Order(all ? null : client, rest.Skip(!all ? client.Used : rest.Key(1) is "clients" ? 2 : 1), look);
        }
        return look.LeadingPerson(rest).IsOne
            ? Troubles.Missing("client", "Say for which client, or for all of them.", $"backups all {rest.Text}")
            : Troubles.Client(client.IsSeveral ? client : look.Client(rest.Take(UpToPerson(rest))), look, name => $"backups {name}");
    }

    private static CommandLine Order(Found<ClientId>? client, Phrase people, Lookup look)
    {
        var whose = client is null ? "all" : look.Call(client.Options[0]);
        var (order, trouble) = People.List(people, look, name => $"backups {whose} {name}");
        return trouble is not null ? trouble : new CommandLine.Backups(client?.Id, client is null, order);
    }

    private static Found<ClientId> Client(Phrase rest, Lookup look)
    {
        var whole = look.Client(rest.Take(UpToPerson(rest)));
        return whole.IsOne && !(rest.Key(0) is "all" && !whole.IsExact) ? whole : look.LeadingClient(rest);
    }

    private static int UpToPerson(Phrase rest) => Enumerable.Range(0, rest.Count).FirstOrDefault(at => rest[at].Kind == TokenKind.Person, rest.Count);
}
