using System.Globalization;

namespace CoverBot.Domain.Grammar;

/// <summary>Reads <c>today</c>, <c>done 3</c> and <c>skip 3</c>.</summary>
internal static class TaskReader
{
    private delegate CommandLine Line(int? number, string note);

    public static CommandLine? Today(Phrase rest, Lookup look) => rest.WithoutCourtesy().IsEmpty ? new CommandLine.Today() : null;

    public static CommandLine? Done(Phrase rest, Lookup look) => Read(rest, "done 1", (number, note) => new CommandLine.Done(number, note));

    public static CommandLine? Skip(Phrase rest, Lookup look) => Read(rest, "skip 1", (number, note) => new CommandLine.Skip(number, note));

    private static CommandLine? Read(Phrase rest, string sample, Line line)
    {
        if (rest.WithoutCourtesy().IsEmpty)
        {
            return line(null, "");
        }
        var digits = rest[0].Kind is TokenKind.Word or TokenKind.Channel ? rest[0].Text.TrimEnd('.', ':', ')', '!') : "";
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
        {
            return null;
        }
        return FreeText.Of(rest.Skip(1).SkipMarks(), sample, note => line(number, note));
    }
}
