using System.Collections.Frozen;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Grammar;

/// <summary>Reads what follows <c>away</c> and its synonyms.</summary>
internal static class AwayReader
{
    public static FrozenSet<string> Heads { get; } = Polite.Set(
        "away", "off", "out", "holiday", "holidays", "vacation", "leave", "ooo", "pto", "time off", "annual leave", "out of office", "off work",
        "day off", "days off", "not in", "not working", "not available", "unavailable", "wont be in", "wont be working", "will not be in",
        "on leave", "on holiday", "on vacation");

    private static readonly FrozenSet<string> Until = Polite.Set("until", "till", "til");
    private static readonly FrozenSet<string> Cancels = Polite.Set("cancel", "cancelled", "undo", "delete", "remove");
    private static readonly FrozenSet<string> Emergencies = Polite.Set("emergency", "sick", "ill");
    private static readonly FrozenSet<string> Fillers = Polite.Set("on", "of", "office", "work", "the", "again", "from work", "of office", "leave");

    /// <summary>Reads a line in which the person surely means to be away.</summary>
    /// <param name="member">Null for the person who typed.</param>
    public static CommandLine Read(Phrase rest, Lookup look, MemberId? member) =>
        ReadAny(rest, look, member, loosely: false) ?? new CommandLine.Away(rest.Text, member, ClientPick.All);

    /// <summary>Reads a sentence that may be about something else; null when it has more words and no date.</summary>
    public static CommandLine? ReadLoosely(Phrase rest, Lookup look, MemberId? member)
    {
        while (!look.IsDate(rest) && rest.StartsWithAny(Fillers) is > 0 and var count)
        {
            rest = rest.Skip(count);
        }
        return ReadAny(rest, look, member, loosely: true);
    }

    /// <summary><c>cancel</c> alone, <c>cancel my leave</c>, <c>cancel fri</c>.</summary>
    public static CommandLine? Cancel(Phrase rest, Lookup look)
    {
        rest = rest.WithoutCourtesy();
        rest = rest.Key(0) is "my" or "the" ? rest.Skip(1) : rest;
        rest = rest.Skip(rest.StartsWithAny(Heads));
        return rest.IsEmpty || look.IsDate(rest) ? new CommandLine.AwayCancel(rest.When, null) : null;
    }

    private static CommandLine? ReadAny(Phrase rest, Lookup look, MemberId? member, bool loosely)
    {
        rest = rest.SkipMarks().WithoutCourtesy();
        var mention = People.TakeMention(rest, look, name => $"away {name} fri");
        if (mention.Trouble is { } trouble)
        {
            return trouble;
        }
        (rest, member) = (mention.Rest, mention.Member ?? member);
        if (Cancels.Contains(rest.Key(0)))
        {
            return new CommandLine.AwayCancel(rest.Skip(1).When, member);
        }
        if (rest.Key(0) is "list" && rest.Count == 1)
        {
            return new CommandLine.AwayList(member);
        }
        if (Emergencies.Contains(rest.Key(0)))
        {
            return EmergencyReader.Read(rest.Skip(1), look, member);
        }
        var line = rest.Count <= AwayParts.MostWords ? Dated(AwayParts.Read(rest, look, member), look, member, loosely) : null;
        return line ?? (loosely || Heads.Contains(rest.Key(0)) || rest.Key(0) is "today" ? null : Other(rest, look));
    }

    private static CommandLine? Dated(AwayParts parts, Lookup look, MemberId? member, bool loosely)
    {
        member ??= parts.Member;
        var isDated = look.IsDate(parts.When);
        if (parts.Trouble is { } trouble)
        {
            return isDated || !loosely ? trouble : null;
        }
        var clients = new ClientPick(parts.Only, parts.Except);
        if (parts.When.Length == 0)
        {
            return new CommandLine.AwayForm(member, clients);
        }
        var words = parts.When.Split(' ', 2);
        if (!Until.Contains(Fold.Key(words[0])))
        {
            return isDated ? new CommandLine.Away(parts.When, member, clients) : null;
        }
        if (words.Length < 2)
        {
            return loosely ? null : Troubles.Missing("date", "Say until when.", $"away {parts.Whose}until fri");
        }
        return isDated || !loosely || look.IsDate(words[1]) ? new CommandLine.AwayUntil("until " + words[1], member, clients) : null;
    }

    /// <summary>A slash command named <c>away</c> may be all that a person has: <c>/away who acme</c> asks who is on Acme.</summary>
    private static CommandLine? Other(Phrase rest, Lookup look) => Verbs.Read(rest, look) is { } line and not CommandLine.Trouble ? line : null;
}
