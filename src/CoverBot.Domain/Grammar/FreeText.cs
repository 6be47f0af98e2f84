namespace CoverBot.Domain.Grammar;

/// <summary>Reasons and notes: kept as typed.</summary>
internal static class FreeText
{
    /// <summary>Makes a line of the rest of the text, or refuses a text that is too long.</summary>
    /// <param name="shorter">A line that works.</param>
    public static CommandLine Of(Phrase rest, string shorter, Func<string, CommandLine> line)
    {
        var text = rest.Verbatim;
        return text.Length > CommandReader.MostTextCharacters ? Troubles.TextTooLong(text.Length, shorter) : line(text);
    }

    /// <summary>Without a comma, colon or dash between a name and the text behind it.</summary>
    public static Phrase SkipMarks(this Phrase words)
    {
        var marks = words.Items.TakeWhile(token => token.Kind == TokenKind.Comma || token.Key is ":" or "-" or "–" or "—" or ";" or ".").Count();
        return words.Skip(marks);
    }
}
