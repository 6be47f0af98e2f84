using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Grammar;

/// <summary>Reads <c>client add Acme [#channel|here|by hand] [owner @ann]</c>, from its end: what is left at the start is the name.</summary>
internal static class ClientAddReader
{
    public static CommandLine Read(Phrase rest, Lookup look)
    {
        Told told = new Told.NotSaid();
        MemberId? owner = null;
        for (var more = true; more;)
        {
            var ownerAt = rest.Items.Select(token => token.Key).ToList().LastIndexOf("owner");
            var count = ToldAtEnd(rest, told, out told);
            more = count > 0 || ownerAt >= 0;
            if (count > 0)
            {
                rest = rest.Take(rest.Count - count);
            }
            else if (ownerAt >= 0)
            {
                var person = look.Person(rest.Skip(ownerAt + 1));
                if (!person.IsOne && rest.Key(ownerAt + 1) is not "me")
                {
                    return Troubles.Person(person, look, name => $"client add Acme owner {name}");
                }
                (owner, rest) = (person.IsOne ? person.Id : null, rest.Take(ownerAt));
            }
        }
        if (told is not Told.NotSaid && !rest.IsEmpty && ToldAtEnd(rest, new Told.NotSaid(), out var other) > 0 && other != told)
        {
            return new CommandLine.Trouble("told-twice", "Say once how the client's people are told.", "client add Acme by hand");
        }
        return rest.IsEmpty ? new CommandLine.ClientAdd("", told, owner) : Named(rest, name => new CommandLine.ClientAdd(name, told, owner));
    }

    /// <summary>Makes a line of a client's new name, or refuses one that is too long.</summary>
    public static CommandLine Named(Phrase words, Func<string, CommandLine> line)
    {
        var name = words.Count == 1 ? words.Name : words.Text;
        name = name.Trim(' ', '"', '“', '”').Length == 0 ? "" : name;
        return name.Length > CommandReader.MostNameCharacters
            ? new CommandLine.Trouble("name-too-long", $"A client's name has up to {CommandReader.MostNameCharacters} characters; that one has {name.Length}.", "client add Acme")
            : line(name);
    }

    /// <summary>How many words at the end say how the client is told; 0 when none do, or it was said already.</summary>
    private static int ToldAtEnd(Phrase rest, Told before, out Told told)
    {
        told = before;
        if (before is not Told.NotSaid || rest.IsEmpty)
        {
            return 0;
        }
        var last = rest[rest.Count - 1];
        (told, var count) = last switch
        {
            { Kind: TokenKind.Channel, Id.Length: > 0 } => (new Told.InChannel(last.Id), 1),
            { Kind: TokenKind.Channel } => (new Told.InNamed(last.Text), 1),
            { Key: "here" } => (new Told.Here(), 1),
            { Key: "hand" } when rest.Key(rest.Count - 2) == "by" => (new Told.ByHand(), 2),
            _ => (before, 0),
        };
        return count;
    }
}
