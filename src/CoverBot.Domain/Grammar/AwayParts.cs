using System.Collections.Frozen;
using System.Collections.Immutable;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Grammar;

/// <summary>The parts of <c>&lt;when&gt; [for &lt;clients&gt;] [except &lt;clients&gt;]</c>, in whatever order they were typed.</summary>
internal sealed class AwayParts
{
    /// <summary>A longer line is no away line.</summary>
    public const int MostWords = 60;

    private static readonly FrozenSet<string> Excepts = Polite.Set("except", "excluding", "without", "but not", "apart from", "except for");
    private static readonly FrozenSet<string> Lengths = Polite.Set(
        "a", "an", "some", "few", "several", "half", "one", "two", "three", "four", "five", "six", "ten", "rest", "now", "good");

    private readonly List<Token> when = [];
    private readonly Lookup look;
    private readonly Phrase words;

    private readonly MemberId? named;

    private AwayParts(Phrase words, Lookup look, MemberId? named) => (this.words, this.look, this.named) = (words, look, named);

    public string When { get; private set; } = "";

    public ImmutableArray<ClientId> Only { get; private set; } = [];

    public ImmutableArray<ClientId> Except { get; private set; } = [];

    /// <summary>The person named without '@'; null when none is.</summary>
    public MemberId? Member { get; private set; }

    /// <summary>Null unless a client is unknown or the parts contradict each other.</summary>
    public CommandLine.Trouble? Trouble { get; private set; }

    /// <summary>"@Ann " in the lines that work, where somebody else is away; "" for the person who typed.</summary>
    public string Whose => (named ?? Leading()) is { } other && look.Names.Members.FirstOrDefault(member => member.Id == other) is { } found ? look.Call(found) + " " : "";

    /// <param name="named">Who is away, when that was said with '@'; else null.</param>
    public static AwayParts Read(Phrase words, Lookup look, MemberId? named)
    {
        var parts = new AwayParts(words, look, named);
        if (words.IsEmpty || look.IsDate(words))
        {
            parts.When = words.When;
            return parts;
        }
        parts.ReadParts();
        parts.When = parts.Words().When;
        if (parts.Trouble is null && parts.When.Length > 0 && !look.IsDate(parts.When))
        {
            parts.ReadBareNames();
        }
        return parts;
    }

    public static bool BeginsPart(string key) => key is "for" or "except" or "excluding" or "without";

    private void ReadParts()
    {
        for (var at = 0; at < words.Count && Trouble is null;)
        {
            var rest = words.Skip(at);
            var except = rest.StartsWithAny(Excepts, 2);
            if (except > 0)
            {
                at += except + ReadExcept(rest.Skip(except));
            }
            else if (rest.Key(0) == "for")
            {
                at += ReadFor(rest);
            }
            else
            {
                when.Add(words[at++]);
            }
        }
        if (Trouble is null && !Only.IsEmpty && Only.All(client => Except.Contains(client)))
        {
            Trouble = NoneLeft();
        }
    }

    /// <summary>"for 3 days" goes to the date, "for Acme" names clients.</summary>
    private int ReadFor(Phrase rest)
    {
        for (var count = Enumerable.Range(1, rest.Count - 1).FirstOrDefault(i => BeginsPart(rest.Key(i)), rest.Count); count > 1; count--)
        {
            if (look.IsDate($"{Words().Text} {rest.Take(count).Text}".Trim()))
            {
                when.AddRange(rest.Take(count).Items);
                return count;
            }
        }
        var listed = Clients.List(rest.Skip(1), look);
        if (listed.Failed is { } failed && listed.Items.IsEmpty && IsLength(rest.Skip(1)))
        {
            when.Add(rest[0]);
            return 1;
        }
        Trouble = listed.Failed is null && listed.Used > 0 ? null : Fail(listed.Failed, rest.Skip(1), name => $"away {Whose}fri for {name}");
        Trouble ??= Leftover(rest.Skip(1 + listed.Used));
        Only = Only.AddRange(listed.Items.Where(item => !Only.Contains(item)));
        return 1 + listed.Used;
    }

    /// <summary>"away fri for Acme zzz": behind a date and clients, what is no date is meant as one more client.</summary>
    private CommandLine.Trouble? Leftover(Phrase rest)
    {
        var left = rest.Take(Enumerable.Range(0, rest.Count).FirstOrDefault(i => BeginsPart(rest.Key(i)) || rest.Key(i) is "but" or "apart", rest.Count));
        return left.IsEmpty || look.IsDate(left) || !look.IsDate(Words()) ? null : Fail(look.Client(left), left, name => $"away {Whose}fri for {name}");
    }

    private int ReadExcept(Phrase rest)
    {
        var listed = Clients.List(rest, look);
        if (listed.Items.IsEmpty && look.IsDate(rest))
        {
            Trouble = new("except-day", "One absence has no days left out in the middle; say each part on its own.", $"away {Whose}mon to tue");
            return rest.Count;
        }
        Trouble = listed.Used == 0 || listed.Failed is not null ? Fail(listed.Failed, rest, name => $"away {Whose}fri except {name}") : null;
        Trouble ??= listed.Items.IsEmpty ? NoneLeft() : null;
        Except = Except.AddRange(listed.Items.Where(item => !Except.Contains(item)));
        return listed.Used;
    }

    private CommandLine.Trouble NoneLeft() => new("no-client-left", "That leaves no client.", $"away {Whose}fri for {Troubles.SampleClient(look)}");

    private CommandLine.Trouble Fail(Found<ClientId>? failed, Phrase named, Func<string, string> line) => named.IsEmpty
        ? Troubles.Missing("client", "Name the client.", line(Troubles.SampleClient(look)))
        : Troubles.Client(failed ?? Found<ClientId>.Nothing, look, line);

    private static bool IsLength(Phrase words) =>
        !words.IsEmpty && words[0].Kind == TokenKind.Word && (char.IsAsciiDigit(words[0].Text[0]) || Lengths.Contains(words.Key(0)));

    /// <summary>"fri acme" and "ann fri": a date beside a name, nothing between them.</summary>
    private void ReadBareNames()
    {
        var all = Words();
        for (var cut = all.Count - 1; cut > 0; cut--)
        {
            if (Takes(all.Take(cut), all.Skip(cut)) || Takes(all.Skip(cut), all.Take(cut)))
            {
                return;
            }
        }
        if (Only.IsEmpty && Clients.List(all, look) is { Failed: null } listed && listed.Used == all.Count)
        {
            (Only, When) = (listed.Items, "");
        }
        else if (look.Person(all) is { IsOne: true, Fit: <= Fit.FirstWords } person)
        {
            (Member, When) = (person.Id, "");
        }
    }

    private bool Takes(Phrase date, Phrase name)
    {
        if (!look.IsDate(date))
        {
            return false;
        }
        var person = look.Person(name);
        var listed = Only.IsEmpty ? Clients.List(name, look) : new([], 0, null);
        var isClients = !listed.Items.IsEmpty && listed.Used == name.Count && listed.Failed is null;
        var isPerson = person.IsOne && person.Fit <= Fit.FirstWords && !(isClients && look.Client(name).Fit < person.Fit);
        if (isPerson && isClients && look.Client(name).Fit == person.Fit)
        {
            Trouble = new("ambiguous-name", $"{Troubles.Short(name.Name)} is a person and a client.", $"away {date.When} for \"{Troubles.Short(name.Name)}\"");
            return true;
        }
        (Member, Only) = (isPerson ? person.Id : null, isClients && !isPerson ? listed.Items : Only);
        When = isPerson || isClients ? date.When : When;
        return isPerson || isClients;
    }

    /// <summary>"ann fri for acme": named without '@', before everything else.</summary>
    private MemberId? Leading() => look.LeadingPerson(words) is { IsOne: true } person ? person.Id : null;

    private Phrase Words() => words.With(when);
}
