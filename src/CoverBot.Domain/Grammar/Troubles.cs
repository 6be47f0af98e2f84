using System.Collections.Immutable;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Grammar;

/// <summary>The sentences of refused lines. What a person typed is quoted short; what may be quoted from the crew is in the names given.</summary>
internal static class Troubles
{
    private const int LongestQuote = 40;
    private const int MostNames = 8;

    public static CommandLine.Trouble TooLong(int length) => new("too-long",
        FormattableString.Invariant($"That message has {length:#,0} characters; I read up to {CommandReader.MostCharacters:#,0}."), "help");

    public static CommandLine.Trouble TextTooLong(int length, string line) => new("text-too-long",
        FormattableString.Invariant($"That text has {length:#,0} characters; I keep up to {CommandReader.MostTextCharacters:#,0}."), line);

    /// <summary>Unknown or ambiguous; <paramref name="line"/> makes a line that works from a client's name.</summary>
    public static CommandLine.Trouble Client(Found<ClientId> found, Lookup look, Func<string, string> line) =>
        Trouble(found, look.Names.Clients, ("client", "your clients", "you have no clients yet", "client add Acme"), look.Call, line);

    /// <summary>Unknown or ambiguous; <paramref name="line"/> makes a line that works from a mention.</summary>
    public static CommandLine.Trouble Person(Found<MemberId> found, Lookup look, Func<string, string> line) =>
        Trouble(found, look.Names.Members, ("person", "in this team", "nobody is in this team yet", "channel here"), look.Call, line);

    public static CommandLine.Trouble EmergencyOfClient(Lookup look) => new("emergency-client",
        "An emergency is about a person who can't work from now on, not about one client.", $"can't {SampleClient(look)}");

    public static CommandLine.Trouble Missing(string what, string sentence, string line) => new("missing-" + what, sentence, line);

    public static string SampleClient(Lookup look) => look.Names.Clients.IsEmpty ? "Acme" : look.Call(look.Names.Clients[0]);

    public static string SamplePerson(Lookup look) => look.Names.Members.IsEmpty ? "@ben" : look.Call(look.Names.Members[^1]);

    /// <summary>What was typed, without its sentence marks, cut to a length that reads well in a sentence.</summary>
    public static string Short(string typed)
    {
        var plain = typed.TrimEnd('?', '!', '.') is { Length: > 0 } words ? words : typed;
        return Cut(plain, LongestQuote);
    }

    /// <summary>At most <paramref name="most"/> characters and an ellipsis; a character of two halves is never cut in two.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)].TrimEnd() + "…";

    private static CommandLine.Trouble Trouble<TId>(
        Found<TId> found, ImmutableArray<Named<TId>> known, (string What, string Listed, string None, string First) words, Func<Named<TId>, string> call, Func<string, string> line)
        where TId : struct
    {
        if (found.IsSeveral)
        {
            var options = found.Options.Take(MostNames).Select(option => option.Name);
            return new("ambiguous-" + words.What, $"{Short(found.Typed)} could be {string.Join(" or ", options)}.", line(call(found.Options[0])));
        }
        var unknown = found.Typed.Length == 0 ? $"I don't know that {words.What}" : $"I don't know a {words.What} called {Short(found.Typed)}";
        if (known.IsEmpty)
        {
            return new("unknown-" + words.What, $"{unknown}; {words.None}.", words.First);
        }
        var typed = Fold.Words(Short(found.Typed));
        // "acmee" is a slip in "Acme Ltd", however much longer that is.
        var closest = known.FirstOrDefault(name => Typo.Distance(typed, Fold.Words(name.Name).Split(' ')[0]) <= 1) ?? known.MinBy(name => Typo.Distance(typed, Fold.Words(name.Name)))!;
        return new("unknown-" + words.What, $"{unknown}; {words.Listed}: {List(known)}.", line(call(closest)));
    }

    private static string List<TId>(ImmutableArray<Named<TId>> names)
        where TId : struct
    {
        var shown = string.Join(", ", names.Take(MostNames).Select(name => name.Name));
        return names.Length > MostNames ? $"{shown} and {names.Length - MostNames} more" : shown;
    }
}
