using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>A text as elements of an Adaptive Card, one per line. Plain runs, in which nothing typed is interpreted; mark-up only where a moment or a mention needs it.</summary>
internal static class AdaptiveText
{
    /// <param name="text">One line or several.</param>
    /// <param name="mentions">Where mentions are noted down.</param>
    /// <param name="small">Whether it is small print.</param>
    public static JsonArray Lines(Text text, TeamsMentions mentions, bool small = false)
    {
        var lines = new JsonArray();
        var gap = false;
        foreach (var line in TextCut.Lines(text))
        {
            if (TypedWords.IsBlank(line.Plain))
            {
                gap = lines.Count > 0;
                continue;
            }
            var element = Line(line, mentions, small);
            if (lines.Count > 0)
            {
                element["spacing"] = gap ? "Small" : "None";
            }
            lines.Add(element);
            gap = false;
        }
        return lines;
    }

    private static JsonObject Line(Text line, TeamsMentions mentions, bool small) =>
        line.Spans.Any(span => span is Span.Moment || (span is Span.Person person && TeamsMentions.IsOnTeams(person)))
            ? Sized(new() { ["type"] = "TextBlock", ["text"] = AdaptiveMarkdown.Of(line, mentions), ["wrap"] = true }, small)
            : new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray([.. line.Spans.Select(span => Sized(Run(span), small))]) };

    private static JsonObject Run(Span span) => span switch
    {
        Span.Words words => Run(words.Value, words.Bold, words.Italic, words.Tone),
        Span.Person person => Run(person.Name, bold: true),
        Span.Channel channel => Run("#" + channel.Name, bold: true),
        _ => throw new InvalidOperationException($"no such span: {span}"),
    };

    private static JsonObject Run(string words, bool bold, bool italic = false, Tone tone = Tone.None)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = Lookalikes.Inert(words) };
        if (bold || tone != Tone.None)
        {
            run["weight"] = "Bolder";
        }
        if (italic)
        {
            run["italic"] = true;
        }
        if (tone != Tone.None)
        {
            run["color"] = tone switch { Tone.Hot => "Attention", Tone.Watch => "Warning", _ => "Good" };
        }
        return run;
    }

    private static JsonObject Sized(JsonObject element, bool small)
    {
        if (small)
        {
            element["size"] = "Small";
            element["isSubtle"] = true;
        }
        return element;
    }
}
