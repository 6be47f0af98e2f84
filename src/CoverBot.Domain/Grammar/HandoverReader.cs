namespace CoverBot.Domain.Grammar;

/// <summary>Reads <c>handover &lt;client&gt;</c> and <c>hand &lt;client&gt; to @cara</c>.</summary>
internal static class HandoverReader
{
    public static CommandLine? Handover(Phrase rest, Lookup look)
    {
        rest = rest.WithoutCourtesy();
        return To(rest, look) ?? OneClient.Whole(rest, look, "handover", client => new CommandLine.Handover(client));
    }

    /// <summary>A rest that names neither a client nor a person is no command.</summary>
    public static CommandLine? Hand(Phrase rest, Lookup look)
    {
        rest = rest.WithoutCourtesy();
        rest = rest.Key(0) is "over" ? rest.Skip(1) : rest;
        if (To(rest, look) is { } line)
        {
            return line;
        }
        var client = look.LeadingClient(rest);
        return rest.IsEmpty || client.IsOne
            ? Troubles.Missing("person", "Say which client, and who takes it.", Sample(look, client.IsOne ? look.Call(client.Options[0]) : Troubles.SampleClient(look)))
            : null;
    }

    private static CommandLine? To(Phrase rest, Lookup look)
    {
        var to = rest.Items.Select(token => token.Key).ToList().LastIndexOf("to");
        var at = to >= 0 ? to : rest.Items.Select(token => token.Kind).ToList().IndexOf(TokenKind.Person);
        if (at < 0)
        {
            return null;
        }
        var name = rest.Take(at);
        name = name.Key(name.Count - 1) is "over" && name.Count > 1 ? name.Take(name.Count - 1) : name;
        var (client, person) = (look.Client(name), look.Person(rest.Skip(to >= 0 ? at + 1 : at)));
        if (client.Fit == Fit.No && person.Fit == Fit.No && rest.Count > 6)
        {
            return null;
        }
        if (name.IsEmpty)
        {
            return Troubles.Missing("client", "Say which client, and who takes it.", Sample(look, Troubles.SampleClient(look)));
        }
        if (person.Used == 0)
        {
            return Troubles.Missing("person", "Say who takes it.", Sample(look, Troubles.SampleClient(look)));
        }
        if (!client.IsOne)
        {
            return Troubles.Client(client, look, one => Sample(look, one));
        }
        return person.IsOne
            ? new CommandLine.Hand(client.Id, person.Id)
            : Troubles.Person(person, look, one => $"hand {look.Call(client.Options[0])} to {one}");
    }

    private static string Sample(Lookup look, string client) => $"hand {client} to {Troubles.SamplePerson(look)}";
}
