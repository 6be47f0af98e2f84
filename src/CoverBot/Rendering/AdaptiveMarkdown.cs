using System.Buffers;
using System.Globalization;
using System.Text;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>One line as an Adaptive Card's mark-up: only for lines that hold a moment or a mention, which plain runs cannot show.</summary>
internal static class AdaptiveMarkdown
{
    private static readonly SearchValues<char> Counting = SearchValues.Create("0123456789# ");

    public static string Of(Text line, TeamsMentions mentions)
    {
        var written = new StringBuilder();
        for (var i = 0; i < line.Spans.Length; i++)
        {
            var next = i + 1 < line.Spans.Length ? line.Spans[i + 1] : null;
            written.Append(line.Spans[i] switch
            {
                Span.Words words => Styled(words, written, next),
                Span.Person person => mentions.Of(person) ?? Styled(new(person.Name, Bold: true), written, next),
                Span.Channel channel => Styled(new("#" + channel.Name, Bold: true), written, next),
                Span.Moment moment => Moment(moment),
                var other => throw new InvalidOperationException($"no such span: {other}"),
            });
        }
        // Blanks at the start would make the line a block of code.
        return written.ToString().Trim();
    }

    /// <summary>Every mark of the mark-up escaped, so that typed words are shown as typed.</summary>
    public static string Escape(string words)
    {
        var escaped = new StringBuilder(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '~' or '{' or '}' || (words[i] is '#' or '+' or '-' or '.' or ')' && IsListMark(words, i)))
            {
                escaped.Append('\\');
            }
            escaped.Append(words[i]);
        }
        return escaped.ToString();
    }

    /// <summary>The reader's own zone and language, filled in by the client.</summary>
    private static string Moment(Span.Moment moment)
    {
        var at = moment.At.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"{{{{DATE({at},SHORT)}}}} {{{{TIME({at})}}}}";
    }

    /// <summary>Marks that mean something only after nothing but digits and blanks: "# ", "- ", "1. ".</summary>
    private static bool IsListMark(string words, int i) => words.AsSpan(0, i).IndexOfAnyExcept(Counting) < 0;

    private static string Styled(Span.Words words, StringBuilder before, Span? next)
    {
        var mark = (words.Bold || words.Tone != Tone.None, words.Italic) switch
        {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "_",
            _ => "",
        };
        var inner = words.Value.Trim(' ');
        if (mark.Length == 0 || inner.Length == 0 || !StandsFree(inner, before, next, words.Value))
        {
            return Escape(words.Value);
        }
        var start = words.Value.IndexOf(inner, StringComparison.Ordinal);
        return words.Value[..start] + mark + Escape(inner) + mark + words.Value[(start + inner.Length)..];
    }

    /// <summary>A mark between a letter and a sign (<c>**x!**y</c>) would be shown instead of obeyed.</summary>
    private static bool StandsFree(string inner, StringBuilder before, Span? next, string whole)
    {
        var left = whole[0] == ' ' || before.Length == 0 || before[^1] == ' ';
        var right = whole[^1] == ' ' || next is null || (next is Span.Words { Value: var value } && value.StartsWith(' '));
        return (left || char.IsLetterOrDigit(inner[0])) && (right || char.IsLetterOrDigit(inner[^1]))
            && (left || !char.IsLetterOrDigit(before[^1]) || right);
    }
}
