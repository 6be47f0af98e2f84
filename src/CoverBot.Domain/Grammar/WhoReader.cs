using System.Collections.Frozen;

namespace CoverBot.Domain.Grammar;

/// <summary>Reads <c>who [client] [day]</c>, in either order and with the small words people put between.</summary>
internal static class WhoReader
{
    private const int MostWordsOfAName = 4;
    private const int MostWords = 30;

    private static readonly FrozenSet<string> Fillers = Polite.Set(
        "is", "are", "has", "have", "had", "will", "be", "does", "do", "looks", "looking", "after", "covers", "covering", "cover", "covered",
        "takes", "care", "of", "on", "for", "with", "in", "out", "off", "away", "what", "the", "steps", "stepping", "at", "to", "backing", "up",
        "by", "working", "and", "got", "took", "take", "doing", "responsible", "holiday", "leave", "vacation", "sick", "ill", "handles", "handling");

    public static CommandLine? Read(Phrase rest, Lookup look)
    {
        rest = rest.WithoutCourtesy();
        if (rest.Count > MostWords || rest.Items.Any(token => token.Key is "you" or "i"))
        {
            return null;
        }
        for (var words = rest; !words.IsEmpty; words = words.Skip(1))
        {
            if (Match(words, look) is { } line)
            {
                return line;
            }
            if (!Fillers.Contains(words.Key(0)))
            {
                return rest.Count <= MostWordsOfAName ? Troubles.Client(look.Client(words), look, name => $"who {name}") : null;
            }
        }
        return new CommandLine.Who(null, "", null);
    }

    private static CommandLine? Match(Phrase words, Lookup look)
    {
        var client = look.Client(words);
        if (look.IsDate(words) && !client.IsExact)
        {
            return new CommandLine.Who(null, words.When, null);
        }
        if (Fillers.Contains(words.Key(0)) && !client.IsExact && look.LeadingClient(words).Used == 0)
        {
            return null;
        }
        var person = look.Person(words);
        if (client.IsOne || person.IsOne)
        {
            return client.Fit <= person.Fit ? new CommandLine.Who(client.Id, "", null) : new CommandLine.Who(null, "", person.Id);
        }
        return DayFirst(words, look) ?? NameFirst(words, look) ?? Unknown(words, client, look);
    }

    private static CommandLine.Who? DayFirst(Phrase words, Lookup look)
    {
        var cuts = Enumerable.Range(1, Math.Max(0, words.Count - 1)).Where(cut => look.IsDate(words.Take(cut)));
        var named = cuts.Select(cut => (Day: words.Take(cut).When, Name: WithoutFillers(words.Skip(cut), look)))
            .Select(pair => (pair.Day, Client: look.Client(pair.Name), Person: look.Person(pair.Name)))
            .Where(pair => pair.Client.IsOne || pair.Person.IsOne)
            .ToList();
        if (named.Count == 0)
        {
            return null;
        }
        var (day, client, person) = named.MinBy(pair => pair.Client.Fit < pair.Person.Fit ? pair.Client.Fit : pair.Person.Fit);
        return client.Fit <= person.Fit ? new(client.Id, day, null) : new(null, day, person.Id);
    }

    private static CommandLine.Trouble? Unknown(Phrase words, Found<Crews.ClientId> whole, Lookup look)
    {
        var day = Enumerable.Range(1, Math.Max(0, words.Count - 1)).LastOrDefault(cut => look.IsDate(words.Take(cut)));
        var name = day == 0 ? whole : look.Client(WithoutFillers(words.Skip(day), look));
        return day > 0 || whole.IsSeveral ? Troubles.Client(name, look, one => $"who {one} {words.Take(day).When}".TrimEnd()) : null;
    }

    private static CommandLine? NameFirst(Phrase words, Lookup look)
    {
        var (client, person) = (look.LeadingClient(words), look.LeadingPerson(words));
        if (client.IsSeveral)
        {
            return Troubles.Client(client, look, name => $"who {name}");
        }
        if (!client.IsOne && !person.IsOne)
        {
            return null;
        }
        var isClient = client.IsOne && client.Fit <= person.Fit;
        if (isClient && OneClient.AlsoNames(words.Skip(client.Used), look, $"who {look.Call(client.Options[0])}") is { } trouble)
        {
            return trouble;
        }
        var day = WithoutFillers(words.Skip(isClient ? client.Used : person.Used), look).When;
        return new CommandLine.Who(isClient ? client.Id : null, day, isClient ? null : person.Id);
    }

    private static Phrase WithoutFillers(Phrase words, Lookup look)
    {
        while (!look.IsDate(words) && !look.LeadingClient(words).IsExact && (Fillers.Contains(words.Key(0)) || (words.Count > 0 && words[0].Separates)))
        {
            words = words.Skip(1);
        }
        return words;
    }
}
