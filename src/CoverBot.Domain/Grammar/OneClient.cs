namespace CoverBot.Domain.Grammar;

/// <summary>Where a line is about one client.</summary>
internal static class OneClient
{
    private const int MostWords = 4;

    /// <summary>Reads the client that all of <paramref name="rest"/> names.</summary>
    /// <param name="verb">The fixed words of the line, for a line that works.</param>
    /// <returns>Null when too many words follow for a name.</returns>
    public static CommandLine? Whole(Phrase rest, Lookup look, string verb, Func<Crews.ClientId?, CommandLine> line)
    {
        rest = rest.WithoutCourtesy();
        rest = rest.Key(0) is "for" or "of" && look.Client(rest).Fit == Fit.No ? rest.Skip(1) : rest;
        if (rest.IsEmpty)
        {
            return line(null);
        }
        var found = look.Client(rest);
        var first = look.LeadingClient(rest);
        if (!found.IsOne && first.IsOne && AlsoNames(rest.Skip(first.Used), look, $"{verb} {look.Call(first.Options[0])}") is { } trouble)
        {
            return trouble;
        }
        return found.IsOne ? line(found.Id) : found.Fit == Fit.No && rest.Count > MostWords ? null : Troubles.Client(found, look, name => $"{verb} {name}");
    }

    /// <summary>The refusal when after one client nothing follows but others; null when something else follows, or nothing.</summary>
    /// <param name="line">A line that works.</param>
    public static CommandLine.Trouble? AlsoNames(Phrase rest, Lookup look, string line)
    {
        if (rest.Count < 2 || !rest[0].Separates)
        {
            return null;
        }
        var others = Clients.List(rest, look);
        return others.Used == rest.Count && others.Failed is null && !others.Items.IsEmpty
            ? new("one-client", "One client at a time, please: each is decided on its own.", line)
            : null;
    }
}
