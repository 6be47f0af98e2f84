using System.Collections;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Grammar;

namespace CoverBot.Tests.Domain.Grammar;

/// <summary>A crew with plain names, one with names that look like grammar, and what the date reader would take for a date.</summary>
internal static partial class Sample
{
    public static Names Crew { get; } = new(
        [Member("ann", "Ann Smith"), Member("ben", "Ben Ortiz"), Member("cara", "Cara Lind"), Member("lee", "Lee Park")],
        [Client("acme", "Acme Ltd"), Client("birch", "Birch"), Client("cole", "Cole & Sons"), Client("dale", "Dale")]);

    public static Names Tricky { get; } = new(
        [Member("ann", "Ann Smith"), Member("annika", "Annika Berg"), Member("anne", "Anne Jones"), Member("zoe", "Zoë Müller"), Member("obrien", "Pat O'Brien")],
        [
            Client("today", "Today Ltd"), Client("saints", "All Saints"), Client("may", "May"), Client("monday", "Monday Club"), Client("offon", "Off & On"),
            Client("fort", "The Fort"), Client("cafe", "Café Noir"), Client("smith", "Smith, Jones & Co"), Client("acme", "Acme Ltd"), Client("labs", "Acme Labs"), Client("ann", "Ann's Cakes"),
        ]);

    public static CommandLine Read(string text, Names? names = null) => CommandReader.Read(text, names ?? Crew, IsDate);

    /// <summary>A stand-in for the date reader: words of dates only, with a day, a month, a number or the like among them.</summary>
    public static bool IsDate(string text)
    {
        var words = text.ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words.All(word => Vocabulary().IsMatch(word)) && words.Any(word => Core().IsMatch(word))
            && !LooseFor().IsMatch(text) && words[^1] is not ("to" or "-" or "from" or "for");
    }

    /// <summary>One line of text that says all of a record, defaults left out.</summary>
    public static string Describe(CommandLine line)
    {
        var parts = line.GetType().GetProperties()
            .Where(property => property.DeclaringType != typeof(CommandLine))
            .Select(property => (property.Name, Value: Value(property.GetValue(line))))
            .Where(part => part.Value.Length > 0)
            .Select(part => $"{part.Name}={part.Value}");
        return $"{line.GetType().Name} {string.Join("; ", parts)}".TrimEnd().Replace("\n", "\\n", StringComparison.Ordinal);
    }

    private static string Value(object? value) => value switch
    {
        null or false or "" => "",
        Told.NotSaid => "",
        Told.InChannel channel => $"<#{channel.Id}>",
        Told.InNamed channel => $"#{channel.Name}",
        Told told => told.GetType().Name,
        ClientPick pick => $"{Value(pick.Only)}{(pick.Except.IsEmpty ? "" : " except " + Value(pick.Except))}".Trim(),
        QuietSpan span => $"{span.From:HH:mm}-{span.To:HH:mm}",
        string text => text,
        IEnumerable items => string.Join(",", items.Cast<object>()),
        _ => value.ToString() ?? "",
    };

    private static Named<MemberId> Member(string id, string name) => new(new(id), name) { Mentions = ["U" + id.ToUpperInvariant(), "29:1" + id] };

    private static Named<ClientId> Client(string id, string name) => new(new(id), name) { Mentions = ["C" + id.ToUpperInvariant()] };

    [GeneratedRegex(@"^(mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|december|january|today|tomorrow|now|until|till|from|to|-|–|for|next|this|week|weeks|days?|month|hours?|afternoon|morning|noon|on|half|a|\d{1,2}(st|nd|rd|th)?|\d{4}|\d{4}-\d\d-\d\d|\d{1,2}:\d\d|\d{1,2}:\d\d[-–]\d{1,2}:\d\d|\d{1,2}/\d{1,2})$")]
    private static partial Regex Vocabulary();

    [GeneratedRegex(@"^(mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|may|dec|jan|week|weeks|days?|today|tomorrow|now|afternoon|morning|noon|\d.*)$")]
    private static partial Regex Core();

    [GeneratedRegex(@"\bfor\s+(?!\d|a\b|half\b)", RegexOptions.IgnoreCase)]
    private static partial Regex LooseFor();
}
