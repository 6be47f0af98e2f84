using System.Collections.Frozen;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Grammar;

/// <summary>Reads what follows <c>back</c>.</summary>
internal static class BackReader
{
    private static readonly FrozenSet<string> Fillers = Polite.Set(
        "at work", "at my desk", "to work", "in the office", "online", "again", "now", "in", "on", "work", "from holiday", "from leave",
        "from vacation", "from my holiday");

    /// <param name="member">Null for the person who typed.</param>
    /// <returns>Null when more words follow than a date.</returns>
    public static CommandLine? Read(Phrase rest, Lookup look, MemberId? member)
    {
        var mention = People.TakeMention(rest.WithoutCourtesy(), look, name => $"{name} is back");
        if (mention.Trouble is { } trouble)
        {
            return trouble;
        }
        (rest, member) = (mention.Rest, mention.Member ?? member);
        while (!look.IsDate(rest) && rest.StartsWithAny(Fillers) is > 0 and var count)
        {
            rest = rest.Skip(count);
        }
        return rest.IsEmpty || look.IsDate(rest) ? new CommandLine.Back(member, rest.When) : null;
    }
}
