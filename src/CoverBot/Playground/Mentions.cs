using System.Text.RegularExpressions;

namespace CoverBot.Playground;

/// <summary>What people type with @ and #, as the bot reads it.</summary>
internal static partial class Mentions
{
    /// <summary>Whether words typed in a channel are meant for the bot: they begin with its name or with a slash.</summary>
    public static bool IsForBot(string text) => IsPrivate(text) || BotFirst().IsMatch(text);

    /// <summary>A slash command is seen only by who typed it, as on the real platforms.</summary>
    public static bool IsPrivate(string text) => text.StartsWith('/');

    /// <summary>The name in "/invite @name"; null for everything else.</summary>
    public static string? Invited(string text) => Invite().Match(text) is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>The text without the bot's own name in front, people and channels as <c>&lt;@id&gt;</c> and <c>&lt;#id&gt;</c>. Names nobody has stay as typed.</summary>
    public static string Read(string text, IEnumerable<WorldPerson> people, IEnumerable<WorldConversation> channels)
    {
        var users = people.ToDictionary(person => person.Name, person => person.Id, StringComparer.OrdinalIgnoreCase);
        var rooms = channels.ToDictionary(channel => channel.Name, channel => channel.Id, StringComparer.OrdinalIgnoreCase);
        var words = BotFirst().Replace(text, "").Trim();
        words = Person().Replace(words, found => users.TryGetValue(found.Groups[1].Value, out var id) ? $"<@{id}>" : found.Value);
        return Channel().Replace(words, found => rooms.TryGetValue(found.Groups[1].Value, out var id) ? $"<#{id}>" : found.Value);
    }

    [GeneratedRegex(@"^\s*@CoverBot\b[:,]?\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BotFirst();

    [GeneratedRegex(@"^\s*/invite\s+@?([\p{L}]+)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Invite();

    [GeneratedRegex(@"(?<![\w@])@([\p{L}]+)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Person();

    [GeneratedRegex(@"(?<![\w#])#([\p{L}\d-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Channel();
}
