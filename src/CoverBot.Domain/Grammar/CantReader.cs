using System.Collections.Frozen;

namespace CoverBot.Domain.Grammar;

/// <summary>Reads what follows <c>can't</c>: a client, a person nobody reaches, or work altogether.</summary>
internal static class CantReader
{
    private const int MostFillers = 12;

    private static readonly FrozenSet<string> Reaches = Polite.Set(
        "reach", "contact", "find", "get hold of", "get a hold of", "get in touch with", "get through to", "reach out to");

    private static readonly FrozenSet<string> Works = Polite.Set("work", "come in", "come to work", "be at work", "go to work");

    private static readonly FrozenSet<string> AnyMore = Polite.Set("now", "from now", "from now on", "right now", "any more", "anymore", "at all", "any longer");

    private static readonly FrozenSet<string> Fillers = Polite.Set(
        "go on", "go on covering", "go on with", "carry on", "continue", "keep", "cover", "covering", "do", "doing", "make", "take", "with", "for",
        "the cover for", "looking after", "look after", "any more", "anymore");

    /// <summary>"can't Acme, the baby is ill".</summary>
    public static CommandLine? Read(Phrase rest, Lookup look)
    {
        var reach = rest.StartsWithAny(Reaches);
        if (reach > 0 && !look.LeadingClient(rest).IsExact)
        {
            return CantReach(rest.Skip(reach).WithoutCourtesy(), look);
        }
        if (rest.Keys(2) is "make it" && look.IsDate(rest.Skip(2).WithoutCourtesy()))
        {
            return new CommandLine.Away(rest.Skip(2).WithoutCourtesy().When, null, ClientPick.All);
        }
        return rest.StartsWithAny(Works) > 0 && !look.LeadingClient(rest).IsExact ? Work(rest, look, null) : Drop(rest, look);
    }

    /// <summary>"drop Acme".</summary>
    public static CommandLine? Drop(Phrase rest, Lookup look)
    {
        var words = rest;
        for (var client = look.LeadingClient(words); ; client = look.LeadingClient(words))
        {
            if (client.Used > 0)
            {
                return Named(client, words.Skip(client.Used), look);
            }
            var filler = words.StartsWithAny(Fillers);
            if (filler == 0 || rest.Count - words.Count > MostFillers)
            {
                return Unnamed(words, look);
            }
            words = words.Skip(filler);
        }
    }

    private static CommandLine CantReach(Phrase name, Lookup look)
    {
        if (name.IsEmpty)
        {
            return Troubles.Missing("person", "Name the person.", $"can't reach {Troubles.SamplePerson(look)}");
        }
        var person = look.Person(name);
        person = person.IsOne ? person : look.LeadingPerson(name) is { IsOne: true } leading ? leading : person;
        return person.IsOne ? new CommandLine.CantReach(person.Id) : Troubles.Person(person, look, one => $"can't reach {one}");
    }

    /// <summary>"work from now on", "work tomorrow"; null when the rest is about something else.</summary>
    /// <param name="member">Null for the person who typed.</param>
    public static CommandLine? Work(Phrase rest, Lookup look, Crews.MemberId? member)
    {
        var works = rest.StartsWithAny(Works);
        if (works == 0)
        {
            return null;
        }
        var when = rest.Skip(works).WithoutCourtesy();
        var ends = when.StartsWithAny(AnyMore) == when.Count;
        if (!ends && look.IsDate(when))
        {
            return when.Key(0) is "until" or "till" ? new CommandLine.Emergency(member, when.When, "") : new CommandLine.Away(when.When, member, ClientPick.All);
        }
        return ends && !rest.EndsAsQuestion ? new CommandLine.Emergency(member, "", "") : null;
    }

    private static CommandLine Named(Found<Crews.ClientId> client, Phrase rest, Lookup look)
    {
        if (!client.IsOne)
        {
            return Troubles.Client(client, look, name => $"can't {name}");
        }
        if (OneClient.AlsoNames(rest, look, $"can't {look.Call(client.Options[0])}") is { } trouble)
        {
            return trouble;
        }
        var reason = rest.Skip(rest.StartsWithAny(AnyMore)).SkipMarks();
        return FreeText.Of(reason, $"can't {look.Call(client.Options[0])}", text => new CommandLine.CantGoOn(client.Id, text));
    }

    private static CommandLine Unnamed(Phrase words, Lookup look)
    {
        var named = words.WithoutCourtesy();
        if (look.LeadingPerson(named) is { IsOne: true } person && person.Used == named.Count)
        {
            return new CommandLine.CantGoOn(null, "");
        }
        if (named.Count == 1 && (named[0].Kind != TokenKind.Word || !Polite.Small.Contains(named.Key(0))) && !look.IsDate(named))
        {
            var client = look.Client(named);
            return client.IsOne ? new CommandLine.CantGoOn(client.Id, "") : Troubles.Client(client, look, name => $"can't {name}");
        }
        return FreeText.Of(words.SkipMarks(), "can't", text => new CommandLine.CantGoOn(null, text));
    }
}
