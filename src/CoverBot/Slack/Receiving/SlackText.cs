using System.Text.RegularExpressions;

namespace CoverBot.Slack.Receiving;

/// <summary>Typed text as the bot reads it: people and channels stay as Slack's mentions, links and groups become the words people saw.</summary>
internal static partial class SlackText
{
    /// <summary>The text of a command: Slack's own brackets are read, and nothing else is decoded (docs.slack.dev names no entities there).</summary>
    /// <param name="command">The command's name, with its slash: whatever begins with <c>/away</c> says "away" itself.</param>
    /// <param name="text">What stood behind it.</param>
    public static string OfCommand(string command, string text)
    {
        var words = Bracketed().Replace(text, Shown).Trim();
        return IsAway(command) && !SaysAway().IsMatch(words) ? $"away {words}".TrimEnd() : words;
    }

    /// <summary>The text of a message: typed <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> come as entities and are decoded once.</summary>
    /// <param name="text">As in the event.</param>
    /// <param name="bot">The bot's own user id.</param>
    public static string OfMessage(string text, string bot)
    {
        var words = Addressed(text, bot);
        return Bracketed().Replace(words, Shown).Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal).Trim();
    }

    /// <summary>What follows the bot's first mention; where nothing does, what stands before it.</summary>
    private static string Addressed(string text, string bot)
    {
        var parts = Regex.Split(text, $"<@{Regex.Escape(bot)}(?:\\|[^<>]*)?>");
        if (parts.Length == 1)
        {
            return text;
        }
        var after = string.Join(' ', parts.Skip(1)).Trim(' ', ',', ':');
        return after.Length > 0 ? after : parts[0];
    }

    private static string Shown(Match bracketed)
    {
        var (inside, label) = (bracketed.Groups[1].Value, bracketed.Groups[2].Value);
        return inside[0] switch
        {
            '@' or '#' => bracketed.Value,
            '!' when inside is "!here" or "!channel" or "!everyone" => "@" + inside[1..],
            '!' => label,
            _ => inside.StartsWith("mailto:", StringComparison.Ordinal) || inside.StartsWith("tel:", StringComparison.Ordinal)
                ? inside[(inside.IndexOf(':', StringComparison.Ordinal) + 1)..]
                : inside,
        };
    }

    private static bool IsAway(string command) => command.Equals("/away", StringComparison.OrdinalIgnoreCase) || command.StartsWith("/away-", StringComparison.OrdinalIgnoreCase);

    /// <summary>What Slack puts in brackets: a mention, a link, a group, a date.</summary>
    [GeneratedRegex(@"<((?:[@#!]|https?://|mailto:|tel:)[^<>|]+)(?:\|([^<>]*))?>")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^/?away\b", RegexOptions.IgnoreCase)]
    private static partial Regex SaysAway();
}
