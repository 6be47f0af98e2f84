using CoverBot.Domain.Dates;
using CoverBot.Domain.Grammar;
using NodaTime;

namespace CoverBot.Domain.Conversations;

/// <summary>Which typed lines may be answered with a form, read without knowing anybody's names.</summary>
internal static class FormLines
{
    /// <summary>A longer line is not searched for a date.</summary>
    private const int MostWords = 12;

    public static bool MayAsk(string text, Instant at)
    {
        ArgumentNullException.ThrowIfNull(text);
        var now = at.InUtc().LocalDateTime;
        bool IsDate(string words) => When.IsDate(words, now);
        return CommandReader.Read(text, Grammar.Names.None, IsDate) switch
        {
            CommandLine.AwayForm or CommandLine.Settings => true,
            // A name alone looks like a date that can't be read: "away acme".
            CommandLine.Away away => !IsDate(away.When),
            CommandLine.ClientAdd add => add.Name.Length == 0 || add.Told is Told.NotSaid,
            CommandLine.Trouble { Code: "unknown-client" or "unknown-person" } => NamesSomebody(text, IsDate),
            _ => false,
        };
    }

    /// <summary>A line about somebody unknown here: the form opens for a playbook, and for an absence without a date.</summary>
    private static bool NamesSomebody(string text, Func<string, bool> isDate)
    {
        var words = Prefix.Strip(Phrase.Of(Cleaning.Clean(text)));
        return Verbs.TopicOf(words.Key(0)) switch
        {
            Topic.Playbook => words.Key(0) == "playbook",
            Topic.Clients => words.Key(1) == "add" || words.Key(0) == "add",
            Topic.Away => words.Count <= MostWords && !HasDate(words, isDate),
            _ => false,
        };
    }

    private static bool HasDate(Phrase words, Func<string, bool> isDate)
    {
        for (var from = 1; from < words.Count; from++)
        {
            for (var to = from + 1; to <= words.Count; to++)
            {
                if (isDate(words.Slice(from, to).When))
                {
                    return true;
                }
            }
        }
        return false;
    }
}
