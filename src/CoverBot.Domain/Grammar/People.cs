using System.Collections.Immutable;
using CoverBot.Domain.Crews;

namespace CoverBot.Domain.Grammar;

/// <summary>Finds the people in a line.</summary>
internal static class People
{
    private const int MostMentions = 20;

    /// <param name="Rest">The line without the mention.</param>
    /// <param name="Member">Null when nobody is mentioned.</param>
    /// <param name="Trouble">Null unless the mention is unknown, ambiguous or one of two.</param>
    public sealed record Mention(Phrase Rest, MemberId? Member, CommandLine.Trouble? Trouble);

    /// <summary>Takes the one person out of the line who is mentioned with '@', wherever it stands.</summary>
    /// <param name="line">Makes a line that works from a mention.</param>
    public static Mention TakeMention(Phrase words, Lookup look, Func<string, string> line)
    {
        MemberId? member = null;
        var last = words.Count - MostMentions;
        for (var at = 0; at < words.Count && words.Count > last;)
        {
            if (words[at].Kind != TokenKind.Person)
            {
                at++;
                continue;
            }
            var found = look.LeadingPerson(words.Skip(at));
            if (!found.IsOne)
            {
                return new(words, null, Troubles.Person(found, look, line));
            }
            if (member is { } first && first != found.Id)
            {
                return new(words, null, new("one-person", "One person at a time, please.", line(look.Call(found.Options[0]))));
            }
            var behalf = words.Key(at - 1) == "for" ? 1 : 0;
            (member, words) = (found.Id, words.Without(at - behalf, found.Used + behalf));
            at -= behalf;
        }
        return new(words, member, null);
    }

    /// <summary>Reads people separated by spaces, commas or "and"; the trouble is null when all are known and named once.</summary>
    /// <param name="line">Makes a line that works from a mention.</param>
    public static (ImmutableArray<MemberId> Members, CommandLine.Trouble? Trouble) List(Phrase words, Lookup look, Func<string, string> line)
    {
        var members = ImmutableArray.CreateBuilder<MemberId>();
        while (!words.IsEmpty)
        {
            if (words[0].Separates || words.Key(0) is "then" or "or" or "to" or "=" || IsPlace(words.Key(0)))
            {
                words = words.Skip(1);
                continue;
            }
            var found = look.LeadingPerson(words);
            found = found.Used > 0 ? found : look.Person(words.Take(1));
            if (!found.IsOne)
            {
                return ([], Troubles.Person(found, look, line));
            }
            if (members.Contains(found.Id))
            {
                return ([], new("named-twice", $"{found.Options[0].Name} is named twice.", line(look.Call(found.Options[0]))));
            }
            members.Add(found.Id);
            words = words.Skip(found.Used);
        }
        return (members.ToImmutable(), null);
    }

    /// <summary>"1." before the first name.</summary>
    private static bool IsPlace(string key) => key.Length is 1 or 2 && key.All(char.IsAsciiDigit);
}
