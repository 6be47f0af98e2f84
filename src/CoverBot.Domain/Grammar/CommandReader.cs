namespace CoverBot.Domain.Grammar;

/// <summary>Reads a typed line: a slash command's text, a direct message, or what follows an @mention of the bot.</summary>
public static class CommandReader
{
    /// <summary>The longest line read; a longer one is refused.</summary>
    public const int MostCharacters = 10_000;

    /// <summary>The longest reason or note kept.</summary>
    public const int MostTextCharacters = 3_000;

    /// <summary>The longest name of a client.</summary>
    public const int MostNameCharacters = 80;

    /// <summary>Reads <paramref name="text"/>; never throws, whatever was typed.</summary>
    /// <param name="text">As typed; mentions stand in it as <c>&lt;@user&gt;</c> and <c>&lt;#channel&gt;</c>.</param>
    /// <param name="names">Who and what the line may name.</param>
    /// <param name="isDate">Whether a text is a period, or one that the date reader would ask back about or refuse.</param>
    public static CommandLine Read(string text, Names names, Func<string, bool> isDate)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(isDate);
        if (text.Length > MostCharacters)
        {
            return Troubles.TooLong(text.Length);
        }
        var look = new Lookup(names, isDate);
        var words = Prefix.Strip(Phrase.Of(Cleaning.Clean(text)));
        var line = Plain(words, look);
        return NearMisses.MayHide(line, look) ? NearMisses.Find(words, look) ?? line : line;
    }

    /// <summary>Reads the words as they stand, without looking for slips of the keyboard.</summary>
    internal static CommandLine Plain(Phrase words, Lookup look)
    {
        if (words.IsEmpty)
        {
            return new CommandLine.Help("");
        }
        return Sentences.FromSubject(words, look)
            ?? Verbs.Read(words, look)
            ?? Sentences.FromPerson(words, look)
            ?? Sentences.FromDate(words, look)
            ?? Sentences.Predicate(words, look, null)
            ?? new CommandLine.NotUnderstood();
    }
}
