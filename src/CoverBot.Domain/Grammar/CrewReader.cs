namespace CoverBot.Domain.Grammar;

/// <summary>Reads the lines about playbooks, the rota and being ready.</summary>
internal static class CrewReader
{
    public static CommandLine? Playbook(Phrase rest, Lookup look) => OneClient.Whole(rest, look, "playbook", client => new CommandLine.Playbook(client));

    public static CommandLine? Log(Phrase rest, Lookup look) => OneClient.Whole(rest, look, "log", client => new CommandLine.Log(client));

    public static CommandLine? Note(Phrase rest, Lookup look)
    {
        var client = look.LeadingClient(rest);
        if (rest.IsEmpty || (client.IsOne && rest.Skip(client.Used).SkipMarks().IsEmpty))
        {
            var name = client.IsOne ? Troubles.Call(client.Options[0].Name) : Troubles.SampleClient(look.Names);
            return Troubles.Missing("text", "Say which client, and what to note.", $"note {name} the shop is closed on Mondays");
        }
        if (!client.IsOne)
        {
            return Troubles.Client(client.IsSeveral ? client : look.Client(rest.Take(1)), look.Names, name => $"note {name} the shop is closed on Mondays");
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
            _ => rest.Text,
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
            return new CommandLine.Trouble("ambiguous-name", $"{Troubles.Short(rest.Name)} is a person and a client.", $"ready {Troubles.Mention(person.Options[0].Name)}");
        }
        if (person.IsOne && person.Fit < client.Fit)
        {
            return new CommandLine.Ready(person.Id, null);
        }
        var isPerson = rest[0].Kind == TokenKind.Person;
        return client.IsOne ? new CommandLine.Ready(null, client.Id)
            : isPerson ? Troubles.Person(person, look.Names, name => $"ready {name}")
            : Troubles.Client(client, look.Names, name => $"ready {name}");
    }

    public static CommandLine? Drill(Phrase rest, Lookup look)
    {
        rest = rest.WithoutCourtesy();
        var person = look.Person(rest);
        return rest.IsEmpty || rest.Keys(1) is "me" ? new CommandLine.Drill(null)
            : person.IsOne ? new CommandLine.Drill(person.Id)
            : Troubles.Person(person, look.Names, name => $"drill {name}");
    }
}
