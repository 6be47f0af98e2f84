using System.Collections.Immutable;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>Cleans a text and cuts it span by span: a person, a channel or a moment is shown whole or not at all.</summary>
internal static class TextCut
{
    /// <param name="text">What to show.</param>
    /// <param name="most">The most UTF-16 units of its plain words.</param>
    /// <param name="lines">The most lines.</param>
    public static Text Of(Text text, int most, int lines)
    {
        var kept = ImmutableArray.CreateBuilder<Span>();
        foreach (var typed in text.Spans)
        {
            var span = Clean(typed, most);
            var words = Words(span);
            if (words.Length == 0)
            {
                continue;
            }
            var end = LineEnd(words, lines);
            if (words.Length <= most && end == words.Length)
            {
                kept.Add(span);
                most -= words.Length;
                lines -= words.Count('\n');
                continue;
            }
            kept.Add(span is Span.Words whole ? whole with { Value = TypedWords.Cut(words[..end] + " …", Math.Max(most, 1)) } : new Span.Words("…"));
            break;
        }
        return new(kept.ToImmutable());
    }

    /// <summary>The text line by line, for platforms that break no line inside a text.</summary>
    public static IEnumerable<Text> Lines(Text text)
    {
        var line = ImmutableArray.CreateBuilder<Span>();
        foreach (var span in text.Spans)
        {
            if (span is not Span.Words words)
            {
                line.Add(span);
                continue;
            }
            var parts = words.Value.Split('\n');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                {
                    yield return new(line.ToImmutable());
                    line.Clear();
                }
                if (parts[i].Length > 0)
                {
                    line.Add(words with { Value = parts[i] });
                }
            }
        }
        yield return new(line.ToImmutable());
    }

    private static int LineEnd(string words, int lines)
    {
        var at = -1;
        for (var i = 0; i < lines; i++)
        {
            at = words.IndexOf('\n', at + 1);
            if (at < 0)
            {
                return words.Length;
            }
        }
        return at;
    }

    private static Span Clean(Span span, int most) => span switch
    {
        Span.Words words => words with { Value = TypedWords.Clean(words.Value, most) },
        Span.Moment moment => moment with { Fallback = Named(moment.Fallback) },
        Span.Person person => person with { Name = Named(person.Name) },
        Span.Channel channel => channel with { Name = Named(channel.Name) },
        _ => span,
    };

    /// <summary>Names are typed too: one line, short, never empty.</summary>
    private static string Named(string name) => TypedWords.Line(name, 200) is { Length: > 0 } line ? TypedWords.Cut(line, 80) : "?";

    private static string Words(Span span) => Text.Of(span).Plain;
}
