using System.Collections.Frozen;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Grammar;

/// <summary>Reads <c>accept</c>, <c>decline</c>, and a bare yes or no.</summary>
internal static class OfferReader
{
    private static readonly FrozenSet<string> All = Polite.Set("all", "everything", "all of them", "them all", "both");

    private static readonly FrozenSet<string> It = Polite.Set("it", "this", "that", "this one", "that one");

    private delegate CommandLine Line(ClientId? client, bool all, string text);

    public static CommandLine? Accept(Phrase rest, Lookup look) => Read(rest, look, "accept", (client, all, text) => new CommandLine.Accept(client, all, text));

    public static CommandLine? Decline(Phrase rest, Lookup look) => Read(rest, look, "decline", (client, all, text) => new CommandLine.Decline(client, all, text));

    public static CommandLine? Yes(Phrase rest, Lookup look) => Bare(rest, look, true);

    public static CommandLine? No(Phrase rest, Lookup look) => Bare(rest, look, false);

    private static CommandLine Read(Phrase rest, Lookup look, string verb, Line line)
    {
        var plain = rest.WithoutCourtesy();
        rest = It.Contains(plain.Keys(plain.Count)) ? rest.Take(0) : rest;
        var client = look.LeadingClient(rest);
        if (client.Used == 0 && rest.Count == 1 && rest.StartsWithAny(All) == 0)
        {
            client = look.Client(rest);
        }
        if (client.IsSeveral)
        {
            return Troubles.Client(client, look, name => $"{verb} {name}");
        }
        var all = client.IsOne ? 0 : rest.StartsWithAny(All);
        var text = rest.Skip(client.IsOne ? client.Used : all);
        if (client.IsOne && OneClient.AlsoNames(text, look, $"{verb} {look.Call(client.Options[0])}") is { } trouble)
        {
            return trouble;
        }
        text = text.WithoutCourtesy().IsEmpty ? text.Take(0) : text;
        if (!client.IsOne && all == 0 && !text.IsEmpty && (verb == "accept" || text.Count == 1 || look.IsAlmostClient(text[0])))
        {
            return Troubles.Client(look.Client(text.Take(1)), look, name => $"{verb} {name}");
        }
        return FreeText.Of(text.SkipMarks(), verb, words => line(client.IsOne ? client.Id : null, all > 0, words));
    }

    private static CommandLine.YesNo? Bare(Phrase rest, Lookup look, bool yes)
    {
        rest = rest.SkipMarks().WithoutCourtesy();
        var client = look.Client(rest);
        return rest.IsEmpty ? new CommandLine.YesNo(yes, null) : client.IsOne ? new CommandLine.YesNo(yes, client.Id) : null;
    }
}
