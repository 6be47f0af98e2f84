using System.Collections.Frozen;

namespace CoverBot.Domain.Grammar;

/// <summary>Reads lines that are sentences: "I'm off fri", "Ann is ill", "tomorrow off".</summary>
internal static class Sentences
{
    private static readonly FrozenSet<string> Subjects = Polite.Set(
        "i", "im", "i am", "am", "ill be", "ill take", "ill go", "i will be", "i will", "i shall be", "id like", "i would like", "i m", "i ll be",
        "taking", "going", "on");

    private static readonly FrozenSet<string> Fillers = Polite.Set(
        "going", "taking", "take", "to", "be", "on", "a", "an", "my", "some", "need", "want", "have", "having", "would", "like", "currently",
        "getting", "feeling", "really", "very", "too", "also", "now", "just", "planning", "still", "afraid", "i", "im", "am", "annual", "paid",
        "the", "today", "not feeling");

    private static readonly FrozenSet<string> Copulas = Polite.Set(
        "is", "s", "has", "was", "is on", "will be", "is going to be", "is now", "has been", "is at", "is feeling", "is going on", "had",
        "is taking", "has had", ":", "-", "is currently");

    private static readonly FrozenSet<string> Cants = Polite.Set("cant", "cannot", "can not");

    private static readonly FrozenSet<string> Others = Polite.Set("cant", "cannot", "can not", "accept", "decline");

    private static readonly FrozenSet<string> Silent = Polite.Set(
        "is missing", "is unreachable", "is not answering", "isnt answering", "doesnt answer", "does not answer", "is not responding",
        "isnt responding", "doesnt respond");

    /// <summary>"I'm …", "I will be …", "I can't …"; null when the rest is no command.</summary>
    public static CommandLine? FromSubject(Phrase words, Lookup look)
    {
        var subject = words.StartsWithAny(Subjects, 3);
        if (subject == 0)
        {
            return null;
        }
        for (var rest = words.Skip(subject); !rest.IsEmpty; rest = rest.Skip(Math.Max(1, rest.StartsWithAny(Fillers))))
        {
            if ((Predicate(rest, look, null) ?? FromDate(rest, look)) is { } line)
            {
                return line;
            }
            if (rest.StartsWithAny(Others) > 0)
            {
                return Verbs.Read(rest, look);
            }
            if (rest.StartsWithAny(Fillers) == 0)
            {
                return null;
            }
        }
        return null;
    }

    /// <summary>"@ann emergency", "ann is ill until fri"; null when nobody known stands first, or the rest is no command.</summary>
    public static CommandLine? FromPerson(Phrase words, Lookup look)
    {
        var person = look.LeadingPerson(words);
        var rest = words.Skip(person.Used);
        if (person.Used == 0)
        {
            return Unknown(words, look);
        }
        if (!person.IsOne)
        {
            return Meant(rest, look) is { } line ? Troubles.Person(person, look, line) : null;
        }
        return rest.StartsWithAny(Silent) > 0 ? new CommandLine.CantReach(person.Id) : Of(rest, look, person.Id);
    }

    /// <summary>What is said of a person who stands before it; null when it is no command.</summary>
    private static CommandLine? Of(Phrase rest, Lookup look, Crews.MemberId? member)
    {
        rest = rest.SkipMarks();
        var cant = rest.StartsWithAny(Cants);
        if (cant > 0)
        {
            return CantReader.Work(rest.Skip(cant), look, member);
        }
        rest = Predicate(rest, look, member) is null ? rest.Skip(rest.StartsWithAny(Copulas)) : rest;
        return Predicate(rest, look, member);
    }

    /// <summary>Makes the line that was meant of the person it was meant for; null when it is no command, whoever that is.</summary>
    private static Func<string, string>? Meant(Phrase rest, Lookup look) => rest.StartsWithAny(Silent) > 0 ? name => $"can't reach {name}" : Of(rest, look, null) switch
    {
        null => null,
        CommandLine.Emergency => name => $"emergency {name}",
        CommandLine.Back => name => $"{name} is back",
        _ => name => $"away {name} fri",
    };

    /// <summary>"tomorrow off", "fri away please".</summary>
    public static CommandLine? FromDate(Phrase words, Lookup look)
    {
        words = words.WithoutCourtesy();
        var date = words.Take(words.Count - 1);
        return words.Count is > 1 and <= AwayParts.MostWords && AwayReader.Heads.Contains(words.Key(words.Count - 1)) && look.IsDate(date)
            ? new CommandLine.Away(date.When, null, ClientPick.All)
            : null;
    }

    /// <summary>"off fri", "ill until fri", "back at work": what is said of somebody.</summary>
    /// <param name="member">Null for the person who typed.</param>
    public static CommandLine? Predicate(Phrase rest, Lookup look, Crews.MemberId? member)
    {
        var sick = rest.StartsWithAny(EmergencyReader.Heads);
        if (sick > 0)
        {
            return EmergencyReader.ReadLoosely(rest.Skip(sick), look, member);
        }
        var away = rest.StartsWithAny(AwayReader.Heads);
        if (away > 0)
        {
            return AwayReader.ReadLoosely(rest.Skip(away), look, member);
        }
        return rest.Key(0) is "back" ? BackReader.Read(rest.Skip(1), look, member) : null;
    }

    /// <summary>"zed is ill": it matters too much to be left at four buttons.</summary>
    private static CommandLine.Trouble? Unknown(Phrase words, Lookup look)
    {
        var count = words.Key(1) is "is" ? 1 : words.Key(2) is "is" ? 2 : 0;
        return count > 0 && words.Count <= count + 3 && words.Skip(count + 1).StartsWithAny(EmergencyReader.Heads) > 0 && !words.EndsAsQuestion
            ? Troubles.Person(look.Person(words.Take(count)), look, name => $"emergency {name}")
            : null;
    }
}
