using System.Collections.Frozen;

namespace CoverBot.Domain.Grammar;

/// <summary>Reads <c>who [client] [day]</c>, in either order and with the small words people put between.</summary>
internal static class WhoReader
{
    private const int MostWordsOfAName = 3;
    private const int MostWords = 30;

    private static readonly FrozenSet<string> Fillers = Polite.Set(
        "is", "are", "has", "have", "had", "will", "be", "does", "do", "looks", "looking", "after", "covers", "covering", "cover", "covered", "takes", "care", "of", "on", "for", "with", "in",
        "out", "off", "away", "what", "the", "steps", "stepping", "at", "to", "backing", "up", "by", "working", "today's", "and");

    public static CommandLine? Read(Phrase rest, Lookup look)
    {
        rest = rest.WithoutCourtesy();
        if (rest.Count > MostWords)
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
                return words.Count <= MostWordsOfAName ? Troubles.Client(look.Client(words), look.Names, name => $"who {name}") : null;
            }
        }
        return new CommandLine.Who(null, "", null);
    }

    private static CommandLine? Match(Phrase words, Lookup look)
    {
        var client = look.Client(words);
        if (look.IsDate(words) && !client.IsExact)
        {
            return new CommandLine.Who(null, words.Text, null);
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
        return DayFirst(words, look) ?? NameFirst(words, look) ?? (client.IsSeveral ? Troubles.Client(client, look.Names, name => $"who {name}") : null);
    }

    private static CommandLine? DayFirst(Phrase words, Lookup look)
    {
        for (var cut = words.Count - 1; cut > 0; cut--)
        {
            var name = WithoutFillers(words.Skip(cut), look);
            if (look.IsDate(words.Take(cut)) && !name.IsEmpty)
            {
                var (client, person) = (look.Client(name), look.Person(name));
                return client.IsOne || person.IsOne
                    ? new CommandLine.Who(client.IsOne ? client.Id : null, words.Take(cut).Text, client.IsOne ? null : person.Id)
                    : Troubles.Client(client, look.Names, one => $"who {one} {words.Take(cut).Text}");
            }
        }
        return null;
    }

    private static CommandLine? NameFirst(Phrase words, Lookup look)
    {
        var (client, person) = (look.LeadingClient(words), look.LeadingPerson(words));
        if (client.IsSeveral)
        {
            return Troubles.Client(client, look.Names, name => $"who {name}");
        }
        if (!client.IsOne && !person.IsOne)
        {
            return null;
        }
        var isClient = client.IsOne && client.Fit <= person.Fit;
        var day = WithoutFillers(words.Skip(isClient ? client.Used : person.Used), look).Text;
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
