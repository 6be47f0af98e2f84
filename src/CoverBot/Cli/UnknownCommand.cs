namespace CoverBot.Cli;

/// <summary>A first word that is no command and no setting: a slip must not start the host.</summary>
internal static class UnknownCommand
{
    /// <summary>One sentence; null when the arguments are settings (<c>--key value</c>, <c>/key value</c>, <c>key=value</c>) or there are none.</summary>
    public static string? Sentence(string[] args)
    {
        var rest = args is ["--environment", _, .. var others] ? others : args;
        return rest is not [{ Length: > 0 } word, ..] || word[0] is '-' or '/' || word.Contains('=', StringComparison.Ordinal) ? null
            : $"There is no command {word}; there are when, as in: when \"24 dec - 2 jan\", and move, as in: move --from sqlite:coverbot.db --to <Azure storage>.";
    }

    /// <summary>Whether it was one; it has been said then.</summary>
    public static bool Refused(string[] args, TextWriter errors)
    {
        var sentence = Sentence(args);
        if (sentence is not null)
        {
            errors.WriteLine(sentence);
        }
        return sentence is not null;
    }
}
