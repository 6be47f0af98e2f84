using System.Collections.Immutable;

namespace CoverBot.Domain.Grammar;

/// <summary>Finds the line that was meant when a fixed word has a slip of the keyboard in it.</summary>
internal static class NearMisses
{
    private const int ShortestVerb = 3;

    private static readonly ImmutableArray<(string Verb, string Word)> Seconds =
    [
        ("away", "cancel"), ("away", "list"), ("away", "until"), ("away", "emergency"), ("client", "add"), ("client", "list"), ("client", "rename"),
        ("client", "archive"), ("channel", "here"), ("settings", "quiet"), ("rota", "week"), ("rota", "month"),
    ];

    /// <summary>Whether a line read so may be another with a slip in it.</summary>
    public static bool MayHide(CommandLine line, Lookup look) => line switch
    {
        CommandLine.NotUnderstood => true,
        CommandLine.Away away => !look.IsDate(away.When),
        CommandLine.Rota rota => rota.Period is not ("" or "week" or "month") && !look.IsDate(rota.Period),
        CommandLine.Trouble trouble => trouble.Code is "client-what" or "channel-where" or "settings-what",
        _ => false,
    };

    /// <summary>The likeliest line that works; null when there is none.</summary>
    public static CommandLine.NearMiss? Find(Phrase words, Lookup look) =>
        Corrections(words)
            .OrderBy(correction => correction.Slip)
            .Where(correction => IsClean(CommandReader.Plain(correction.Words, look), look))
            .Select(correction => Miss(correction.Words, correction.Typed))
            .FirstOrDefault();

    private static IEnumerable<(Slip Slip, Phrase Words, string Typed)> Corrections(Phrase words)
    {
        var first = words.Key(0);
        var verbs = Verbs.Spellings.Select(verb => (verb.Written, Slip: Slip(first, verb.Key))).Where(verb => verb.Slip != Grammar.Slip.None);
        foreach (var (written, slip) in verbs)
        {
            yield return (slip, words.WithWord(0, written), words[0].Text);
        }
        foreach (var (_, word) in Seconds.Where(pair => pair.Verb == first && Typo.Between(words.Key(1), pair.Word) != Grammar.Slip.None))
        {
            yield return (Typo.Between(words.Key(1), word), words.WithWord(1, word), words[1].Text);
        }
    }

    /// <summary>A dropped or replaced letter makes three letters mean too many things.</summary>
    private static Slip Slip(string typed, string verb)
    {
        var slip = typed.Length < ShortestVerb ? Grammar.Slip.None : Typo.Between(typed, verb);
        var isSure = slip == Grammar.Slip.Swapped || (slip == Grammar.Slip.DoubledOrDropped && typed.Length > verb.Length);
        return verb.Length > ShortestVerb || (verb.Length == ShortestVerb && isSure) ? slip : Grammar.Slip.None;
    }

    private static bool IsClean(CommandLine line, Lookup look) => line switch
    {
        CommandLine.Trouble or CommandLine.Emergency { Reason.Length: > 0 } or CommandLine.CantGoOn { Client: null, Reason.Length: > 0 } => false,
        CommandLine.Accept { Client: null, Text.Length: > 0 } or CommandLine.Decline { Client: null, Reason.Length: > 0 } => false,
        CommandLine.Help help => help.About.Length == 0 || Verbs.TopicOf(Fold.Key(help.About)) is not null,
        _ => !MayHide(line, look),
    };

    private static CommandLine.NearMiss Miss(Phrase words, string typed) => new(words.Text, $"I don't know the word {Troubles.Short(typed)}.");
}
