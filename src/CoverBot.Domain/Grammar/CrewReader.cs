namespace CoverBot.Domain.Grammar;

/// <summary>Reads the lines about playbooks, the rota and being ready.</summary>
internal static class CrewReader
{
    public static CommandLine? Playbook(Phrase rest, Lookup look) => OneClient.Whole(rest, look, "playbook", client => new CommandLine.Playbook(client));

    public static CommandLine? Log(Phrase rest, Lookup look) => OneClient.Whole(rest, look, "log", client => new CommandLine.Log(client));

    public static CommandLine? Note(Phrase rest, Lookup look)
    {
        rest = rest.Key(0) is "for" or "on" && look.LeadingClient(rest.Skip(1)).IsOne ? rest.Skip(1) : rest;
        var client = look.LeadingClient(rest);
        if (rest.IsEmpty || (client.Used == 0 && Polite.Small.Contains(rest.Key(0))) || (client.IsOne && rest.Skip(client.Used).SkipMarks().IsEmpty))
        {
            var name = client.IsOne ? look.Call(client.Options[0]) : Troubles.SampleClient(look);
            return Troubles.Missing("text", "Say which client, and what to note.", $"note {name} the shop is closed on Mondays");
        }
        if (client.Used == 0 && look.Client(rest.Take(1)) is { IsOne: true } meant)
        {
            var call = look.Call(meant.Options[0]);
            return new CommandLine.Trouble("quote-name",
                $"{Troubles.Short(rest[0].Text)} has another meaning too: write the client's whole name.",
                $"note {call} the shop is closed on Mondays");
        }
        if (!client.IsOne)
        {
            return Troubles.Client(client.IsSeveral ? client : look.Client(rest.Take(1)), look, name => $"note {name} the shop is closed on Mondays");
        }
        return FreeText.Of(rest.Skip(client.Used).SkipMarks(), "help playbook", text => new CommandLine.Note(client.Id, text));
    }

    public static CommandLine? Rota(Phrase rest, Lookup look)
    {
        rest = rest.WithoutCourtesy();
        return new CommandLine.Rota(rest.Keys(rest.Count) switch
        {
            "week" or "this week" => "week",
            "month" or "this month" => "month",
            _ => rest.When,
        });
    }

    public static CommandLine? Ready(Phrase rest, Lookup look)
    {
        rest = rest.WithoutCourtesy();
        if (rest.IsEmpty)
        {
            return new CommandLine.Ready(null, null);
        }
        var (client, person) = (look.Client(rest), look.Person(rest));
        if (client.IsOne && person.IsOne && client.Fit == person.Fit)
        {
            return new CommandLine.Trouble("ambiguous-name", $"{Troubles.Short(rest.Name)} is a person and a client.", $"ready {look.Call(person.Options[0])}");
        }
        if (person.IsOne && person.Fit < client.Fit)
        {
            return new CommandLine.Ready(person.Id, null);
        }
        var isPerson = rest[0].Kind == TokenKind.Person;
        return client.IsOne ? new CommandLine.Ready(null, client.Id)
            : isPerson ? Troubles.Person(person, look, name => $"ready {name}")
            : client.Fit == Fit.No && rest.Count > 3 ? null
            : Troubles.Client(client, look, name => $"ready {name}");
    }

    public static CommandLine? Drill(Phrase rest, Lookup look)
    {
        rest = rest.WithoutCourtesy();
        var person = look.Person(rest);
        return rest.IsEmpty || rest.Keys(1) is "me" ? new CommandLine.Drill(null)
            : person.IsOne ? new CommandLine.Drill(person.Id)
            : person.Fit == Fit.No && rest.Count > 3 ? null
            : Troubles.Person(person, look, name => $"drill {name}");
    }
}
