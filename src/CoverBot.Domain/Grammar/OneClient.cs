namespace CoverBot.Domain.Grammar;

/// <summary>Where a line is about one client.</summary>
internal static class OneClient
{
    /// <summary>Reads the client that all of <paramref name="rest"/> names.</summary>
    /// <param name="verb">The fixed words of the line, for a line that works.</param>
    public static CommandLine Whole(Phrase rest, Lookup look, string verb, Func<Crews.ClientId?, CommandLine> line)
    {
        rest = rest.WithoutCourtesy();
        rest = rest.Key(0) is "for" or "of" && look.Client(rest).Fit == Fit.No ? rest.Skip(1) : rest;
        if (rest.IsEmpty)
        {
            return line(null);
        }
        var found = look.Client(rest);
        return found.IsOne ? line(found.Id) : Troubles.Client(found, look.Names, name => $"{verb} {name}");
    }

    /// <summary>The refusal when after one client nothing follows but others; null when something else follows, or nothing.</summary>
    public static CommandLine.Trouble? AlsoNames(Phrase rest, Lookup look)
    {
        if (rest.Count < 2 || !rest[0].Separates)
        {
            return null;
        }
        var others = Clients.List(rest, look);
        return others.Used == rest.Count && others.Failed is null && !others.Items.IsEmpty
            ? new("one-client", "One client at a time, please: each is decided on its own.", "help can't")
            : null;
    }
}
