namespace CoverBot.Domain.Grammar;

/// <summary>What a line is about; also the topics of <c>help</c>, in the order they are shown.</summary>
public enum Topic
{
    Away,
    Emergency,
    Cant,
    Who,
    Offers,
    Handover,
    Clients,
    Backups,
    Playbook,
    Tasks,
    Rota,
    Ready,
    Setup,
    Help,
}

/// <summary>How topics are written and read.</summary>
public static class Topics
{
    private const int LongestTopic = 40;

    /// <summary>What is typed after <c>help</c>, and the argument of the help button.</summary>
    public static string Name(this Topic topic) => topic switch
    {
        Topic.Cant => "can't",
        _ => topic.ToString().ToLowerInvariant(),
    };

    /// <summary>What stands on the button and above the topic's lines.</summary>
    public static string Title(this Topic topic) => topic switch
    {
        Topic.Away => "Being away",
        Topic.Emergency => "Emergencies",
        Topic.Cant => "Can't go on",
        Topic.Who => "Who has what",
        Topic.Offers => "Saying yes or no",
        Topic.Handover => "Handovers",
        Topic.Clients => "Clients",
        Topic.Backups => "Backups",
        Topic.Playbook => "Playbooks",
        Topic.Tasks => "Tasks of the day",
        Topic.Rota => "Rota",
        Topic.Ready => "Being ready",
        Topic.Setup => "Setting up",
        _ => "Help",
    };

    /// <summary>The topic that <paramref name="typed"/> names, one of its words, or the one that a slip of the keyboard leads away from; null for all else.</summary>
    public static Topic? Closest(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var sought = Fold.Key(typed.Trim().Trim('"', '“', '”'));
        sought = sought.Length > LongestTopic ? sought[..LongestTopic] : sought;
        var exact = Enum.GetValues<Topic>().Where(topic => Fold.Key(topic.Name()) == sought || Fold.Key(topic.Title()) == sought).ToList();
        if (exact.Count > 0)
        {
            return exact[0];
        }
        if (Verbs.TopicOf(sought) is { } known)
        {
            return known;
        }
        var within = sought.Split(' ').Select(Verbs.TopicOf).FirstOrDefault(topic => topic is not null);
        return within ?? Words().Select(pair => (Slip: Typo.Between(sought, pair.Word), pair.Topic)).Where(pair => pair.Slip != Slip.None)
            .OrderBy(pair => pair.Slip).Select(pair => (Topic?)pair.Topic).FirstOrDefault();
    }

    private static IEnumerable<(string Word, Topic Topic)> Words() =>
        Enum.GetValues<Topic>().Select(topic => (Fold.Key(topic.Name()), topic))
            .Concat(Verbs.Spellings.Select(spelling => (spelling.Key, Verbs.TopicOf(spelling.Key) ?? Topic.Help)));
}
