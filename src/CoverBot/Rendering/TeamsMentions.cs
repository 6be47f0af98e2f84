using System.Text;
using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>The mentions of one card: what stands in the text, and the list Teams matches it with, letter for letter.</summary>
internal sealed class TeamsMentions
{
    private readonly Dictionary<string, (string Mark, string Name)> byUser = [];

    /// <summary>The mark in the text; null when the person is not on Teams.</summary>
    public string? Of(Span.Person person)
    {
        if (!IsOnTeams(person))
        {
            return null;
        }
        if (!byUser.TryGetValue(person.Account.User, out var known))
        {
            known = (Free(Markless(person.Name)), person.Name);
            byUser.Add(person.Account.User, known);
        }
        return known.Mark;
    }

    /// <summary>An id that Teams could not have given would make it refuse the whole card.</summary>
    public static bool IsOnTeams(Span.Person person) => person.Account is { Platform: "teams", User.Length: > 0 and <= 200 }
        && person.Account.User.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ':' or '-' or '_' or '.' or '@');

    /// <summary>Null when nobody is mentioned.</summary>
    public JsonArray? Entities() => byUser.Count == 0 ? null : [.. byUser.Select(user => new JsonObject
    {
        ["type"] = "mention",
        ["text"] = user.Value.Mark,
        ["mentioned"] = new JsonObject { ["id"] = user.Key, ["name"] = user.Value.Name },
    })];

    /// <summary>Two people of one name: the second mark is numbered, or Teams would mention the first.</summary>
    private string Free(string name)
    {
        for (var number = 1; ; number++)
        {
            var mark = number == 1 ? $"<at>{name}</at>" : $"<at>{name} {number}</at>";
            if (byUser.Values.All(known => known.Mark != mark))
            {
                return mark;
            }
        }
    }

    /// <summary>Letters, digits and blanks alone: an escape inside the mark would no longer match its entity.</summary>
    private static string Markless(string name)
    {
        var plain = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            plain.Append(Rune.IsLetterOrDigit(rune) || rune.Value is '\'' or '.' or ',' or '-' ? rune : new Rune(' '));
        }
        var words = string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.Length > 0 ? words : "member";
    }
}
