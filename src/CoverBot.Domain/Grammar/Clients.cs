using System.Collections.Immutable;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Grammar;

/// <summary>Finds the clients in a line.</summary>
internal static class Clients
{
    private static readonly IReadOnlySet<string> Everything = Polite.Set("all", "all clients", "all my clients", "everyone", "everybody", "everything", "all of them");

    /// <summary>Clients listed at the start of a phrase.</summary>
    /// <param name="Items">Empty when none is named, or the word for all of them.</param>
    /// <param name="Used">How many words the list takes, commas behind it included; 0 when there is none.</param>
    /// <param name="Failed">The name that is unknown or could be several; null when there is none.</param>
    public sealed record Listed(ImmutableArray<ClientId> Items, int Used, Found<ClientId>? Failed);

    /// <summary>Reads clients separated by commas, "and" or spaces, up to the first word that belongs to none or begins a date.</summary>
    public static Listed List(Phrase words, Lookup look)
    {
        var items = ImmutableArray.CreateBuilder<ClientId>();
        for (int at = 0, used = 0; ; used = at)
        {
            while (at < words.Count && words[at].Separates)
            {
                at++;
            }
            var rest = words.Skip(at);
            var expected = at > used || items.Count == 0;
            var found = rest.IsEmpty ? Found<ClientId>.Nothing : Next(rest, look, items.Count == 0, expected);
            if (!found.IsOne)
            {
                return End(rest, look, items.ToImmutable(), at, found.IsSeveral ? found : expected ? Unknown(rest, look) : null);
            }
            if (!items.Contains(found.Id))
            {
                items.Add(found.Id);
            }
            at += found.Used;
        }
    }

    private static Listed End(Phrase rest, Lookup look, ImmutableArray<ClientId> items, int at, Found<ClientId>? failed)
    {
        var all = items.IsEmpty && failed is not { IsSeveral: true } ? rest.StartsWithAny(Everything) : 0;
        return all > 0 && !look.IsDate(rest.Take(all)) ? new(items, at + all, null) : new(items, items.IsEmpty ? 0 : at, failed);
    }

    private static Found<ClientId> Next(Phrase rest, Lookup look, bool first, bool expected)
    {
        var found = look.LeadingClient(rest);
        if (!first && look.IsDate(rest.Take(UpToPart(rest))) && !(expected && found.IsExact))
        {
            return Found<ClientId>.Nothing;
        }
        if (found.Used > 0 || rest.StartsWithAny(Everything) > 0)
        {
            return found;
        }
        var word = rest.Take(1);
        var strict = look.Client(rest.Take(Math.Max(1, UpToNext(rest))));
        strict = strict.Fit == Fit.No && !look.IsDate(word) ? look.Client(word) : strict;
        return strict.Fit == Fit.No ? Found<ClientId>.Nothing : strict;
    }

    private static Found<ClientId>? Unknown(Phrase rest, Lookup look) =>
        rest.IsEmpty || look.IsDate(rest.Take(UpToPart(rest))) ? null : look.Client(rest.Take(UpToNext(rest)));

    private static int UpToNext(Phrase words) => Enumerable.Range(0, words.Count).FirstOrDefault(at => words[at].Separates || AwayParts.BeginsPart(words.Key(at)), words.Count);

    private static int UpToPart(Phrase words) => Enumerable.Range(1, Math.Max(0, words.Count - 1)).FirstOrDefault(at => AwayParts.BeginsPart(words.Key(at)), words.Count);
}
