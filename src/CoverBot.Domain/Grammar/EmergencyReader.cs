using System.Collections.Frozen;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Grammar;

/// <summary>Reads what follows <c>emergency</c>, <c>sick</c> and <c>ill</c>.</summary>
internal static class EmergencyReader
{
    public static FrozenSet<string> Heads { get; } = Polite.Set(
        "emergency", "sick", "ill", "unwell", "injured", "hurt", "not well", "off sick", "out sick", "off ill", "sick leave", "in hospital",
        "in the hospital", "in an emergency", "had an accident", "an accident", "feeling sick", "feeling ill", "not feeling well", "feel sick",
        "feel ill", "dont feel well", "do not feel well", "calling in sick", "call in sick", "called in sick");

    private static readonly FrozenSet<string> Now = Polite.Set("now", "right now", "from now", "from now on", "leave", "day");
    // What somebody looks something up with, not what rings everybody.
    private static readonly FrozenSet<string> Papers = Polite.Set("contact", "contacts", "number", "numbers", "plan", "plans", "procedure", "test", "drill");

    private static readonly FrozenSet<string> Links = Polite.Set("because", "with", "since", "due to", "due", "as", "-", "–", "—", ":", "i am", "im", "and cant", "and cannot");

    /// <summary>Reads a line in which somebody surely means it: words left over are the reason.</summary>
    /// <param name="member">Null for the person who typed.</param>
    public static CommandLine? Read(Phrase rest, Lookup look, MemberId? member) => ReadAny(rest, look, member, loosely: false);

    /// <summary>Reads a sentence that may be about something else; null when it has more words that are neither date nor reason.</summary>
    public static CommandLine? ReadLoosely(Phrase rest, Lookup look, MemberId? member) => ReadAny(rest, look, member, loosely: true);

    private static CommandLine? ReadAny(Phrase rest, Lookup look, MemberId? member, bool loosely)
    {
        // Everybody is rung by this line, so a question never is one.
        if (rest.EndsAsQuestion)
        {
            return null;
        }
        if (Papers.Contains(rest.Key(0)))
        {
            return new CommandLine.Help("emergency");
        }
        var mention = People.TakeMention(rest, look, name => $"emergency {name}");
        if (mention.Trouble is { } trouble)
        {
            return trouble;
        }
        (rest, member) = (mention.Rest.WithoutCourtesy(), mention.Member ?? member);
        (rest, member) = WithoutPerson(rest, look, member);
        rest = rest.Items.Any(token => token.Kind != TokenKind.Word || token.Text.Any(char.IsLetterOrDigit)) ? rest : rest.Take(0);
        var now = rest.StartsWithAny(Now);
        if (now == rest.Count)
        {
            return new CommandLine.Emergency(member, "", "");
        }
        var date = DateAtStart(rest, look);
        var reason = date == 0 ? rest.Skip(now) : rest.Skip(date);
        if (!reason.IsEmpty && date == 0 && look.IsAlmostPerson(reason[0]))
        {
            // A misspelt colleague must not become an emergency of the person who typed.
            return Troubles.Person(look.Person(reason.Take(1)), look, name => $"emergency {name}");
        }
        if (ForClients(reason, look))
        {
            return Troubles.EmergencyOfClient(look);
        }
        return loosely && !IsReason(reason) ? null : FreeText.Of(reason.SkipMarks(), "emergency", text => new CommandLine.Emergency(member, rest.Take(date).When, text));
    }

    private static (Phrase Words, MemberId? Member) WithoutPerson(Phrase rest, Lookup look, MemberId? member)
    {
        var first = rest.Key(0) is "for" ? rest.Skip(1) : rest;
        if (member is null && look.LeadingPerson(first) is { IsOne: true } person)
        {
            first = first.Skip(person.Used);
            return (first.Key(0) is "is" ? first.Skip(1) : first, person.Id);
        }
        return (rest, member);
    }

    private static int DateAtStart(Phrase rest, Lookup look) =>
        Enumerable.Range(1, Math.Min(rest.Count, AwayParts.MostWords)).Reverse().FirstOrDefault(count => look.IsDate(rest.Take(count)));

    private static bool ForClients(Phrase reason, Lookup look) =>
        (reason.Key(0) is "for" && Clients.List(reason.Skip(1), look) is { Items.IsEmpty: false, Failed: null })
        || look.LeadingClient(reason) is { IsOne: true, Fit: <= Fit.FirstWords };

    private static bool IsReason(Phrase reason) => reason.IsEmpty || reason[0].Kind == TokenKind.Comma || reason.StartsWithAny(Links, 2) > 0;

}
