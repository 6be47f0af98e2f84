using System.Collections.Immutable;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Grammar;

/// <summary>Finds clients, people and dates in the words of one line.</summary>
internal sealed class Lookup(Names names, Func<string, bool> isDate)
{
    private const int LongestName = 8;
    private const int MostWords = 20;

    public Names Names { get; } = names;

    public bool IsDate(Phrase words) => !words.IsEmpty && IsDate(words.When);

    public bool IsDate(string text) => text.Length is > 0 and <= 200 && isDate(text);

    /// <summary>The client that all of these words name, however shortened.</summary>
    public Found<ClientId> Client(Phrase words)
    {
        words = words.StartsWithAny(Polite.The) > 0 && words.Count > 1 && Whole(Names.Clients, words).Fit == Fit.No ? words.Skip(1) : words;
        return Whole(Names.Clients, words);
    }

    /// <summary>The member that all of these words name, however shortened.</summary>
    public Found<MemberId> Person(Phrase words) => Whole(Names.Members, words);

    /// <summary>The client named at the start, other words following. A better fit wins, then a longer name.</summary>
    public Found<ClientId> LeadingClient(Phrase words) => Leading(Names.Clients, words, MayName);

    /// <summary>The member named at the start: mentioned, or by a whole name or first name.</summary>
    public Found<MemberId> LeadingPerson(Phrase words)
    {
        if (words.IsEmpty || words[0].Kind != TokenKind.Person)
        {
            return Leading(Names.Members, words, (run, fit) => fit <= Fit.FirstWords && MayName(run, fit));
        }
        var longer = Leading(Names.Members, words, (_, fit) => fit <= Fit.FirstWords);
        return longer.IsOne && longer.Used > 1 ? longer : Whole(Names.Members, words.Take(1));
    }

    /// <summary>Whether a client's name begins with this word but for one slip.</summary>
    public bool IsAlmostClient(Token word) => IsAlmost(Names.Clients, word);

    /// <summary>Whether a member's name begins with this word but for one slip.</summary>
    public bool IsAlmostPerson(Token word) => IsAlmost(Names.Members, word);

    /// <summary>A client as it is best typed: by the first word of the name where that is enough.</summary>
    public string Call(Named<ClientId> client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return ShortOf(Names.Clients, client);
    }

    /// <summary>A member as it is best typed: '@' and the first name where that is enough.</summary>
    public string Call(Named<MemberId> member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return "@" + ShortOf(Names.Members, member);
    }

    private static bool IsAlmost<TId>(ImmutableArray<Named<TId>> among, Token word)
        where TId : struct =>
        word.Key.Length > 2 && !Polite.Small.Contains(word.Key)
        && among.Select(name => Typo.Between(word.Key, Fold.Words(name.Name).Split(' ')[0])).Any(slip => slip <= (word.Key.Length > 3 ? Slip.Replaced : Slip.Added));

    private string ShortOf<TId>(ImmutableArray<Named<TId>> among, Named<TId> name)
        where TId : struct
    {
        var first = Phrase.Of(name.Name).Take(1);
        var isEnough = !first.IsEmpty && MayName(first, Fit.FirstWords) && Whole(among, first) is { IsOne: true } found && EqualityComparer<TId>.Default.Equals(found.Id, name.Id);
        return isEnough ? first.Text : name.Name.Contains(' ', StringComparison.Ordinal) ? $"\"{name.Name}\"" : name.Name;
    }

    private static Found<TId> Whole<TId>(ImmutableArray<Named<TId>> among, Phrase words)
        where TId : struct
    {
        if (words.IsEmpty)
        {
            return Found<TId>.Nothing;
        }
        if (words.Items.FirstOrDefault(token => token.Id.Length > 0) is { } mention)
        {
            var meant = words.Count == 1 ? among.Where(name => name.Mentions.Contains(mention.Id)).ToImmutableArray() : [];
            return new(meant, meant.IsEmpty ? Fit.No : Fit.Same, words.Count, mention.Text);
        }
        var typed = words.Name;
        if (words.Count > MostWords)
        {
            return new([], Fit.No, words.Count, typed);
        }
        var (best, fit) = NameMatch.Find(among, typed);
        if (fit == Fit.No)
        {
            (best, fit) = NameMatch.Find(among, WithoutOwning(typed));
        }
        return new(best, fit, words.Count, typed);
    }

    private static Found<TId> Leading<TId>(ImmutableArray<Named<TId>> among, Phrase words, Func<Phrase, Fit, bool> may)
        where TId : struct
    {
        var best = Found<TId>.Nothing;
        for (var count = Math.Min(LongestName, words.Count); count > 0; count--)
        {
            var run = words.Take(count);
            var found = Whole(among, run);
            var severalNames = run.Items.Skip(1).Any(token => token.Kind is not TokenKind.Word) || run.Items[0].Kind == TokenKind.Quoted && count > 1;
            var fits = !run[count - 1].Separates && found.Fit < best.Fit && (found.Fit <= Fit.SameLetters || !severalNames && may(run, found.Fit));
            best = fits ? found : best;
        }
        return best;
    }

    /// <summary>Whether a shortened name may be these words: not one that is grammar, a date or a single letter unless in quotes.</summary>
    private bool MayName(Phrase run, Fit fit)
    {
        var token = run[0];
        if (token.Kind != TokenKind.Word)
        {
            return true;
        }
        return fit < Fit.LaterWords && (run.Count > 1 || (token.Key.Length > 1 && !Polite.Small.Contains(token.Key))) && !IsDate(run);
    }

    private static string WithoutOwning(string name) => name.Length > 2 && name[^2] is '\'' or '’' && name[^1] is 's' or 'S' ? name[..^2] : name;
}
