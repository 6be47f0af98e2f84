using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;

namespace CoverBot.Rendering;

/// <summary>A text as elements of Slack's <c>rich_text</c>, in which nothing typed is interpreted.</summary>
internal static class SlackSpans
{
    /// <summary>How a moment is shown; "today" and "tomorrow" come from Slack.</summary>
    public const string MomentFormat = "{date_short_pretty} at {time}";

    public static JsonArray Elements(Text text) => [.. text.Spans.Select(Element)];

    /// <summary>The id as Slack's own; null when the person is on another platform or the id is none.</summary>
    public static string? UserId(Account account) => account.Platform == "slack" && IsId(account.User) ? account.User : null;

    /// <inheritdoc cref="UserId"/>
    public static string? ChannelId(ChannelRef channel) => channel.Platform == "slack" && IsId(channel.Id) ? channel.Id : null;

    /// <summary>Slack has no coloured words: a coloured disc stands before them.</summary>
    public static string Toned(Span.Words words) => words.Tone switch
    {
        Tone.Hot => "🔴 " + words.Value,
        Tone.Watch => "🟡 " + words.Value,
        Tone.Calm => "🟢 " + words.Value,
        _ => words.Value,
    };

    private static JsonObject Element(Span span) => span switch
    {
        Span.Words words => Words(Toned(words), words.Bold, words.Italic),
        Span.Person { Account: var account } when UserId(account) is { } id => new JsonObject { ["type"] = "user", ["user_id"] = id },
        Span.Person person => Words(person.Name, bold: true, italic: false),
        Span.Channel { Ref: var channel } when ChannelId(channel) is { } id => new JsonObject { ["type"] = "channel", ["channel_id"] = id },
        Span.Channel channel => Words("#" + channel.Name, bold: true, italic: false),
        Span.Moment moment => Moment(moment),
        _ => throw new InvalidOperationException($"no such span: {span}"),
    };

    private static JsonObject Words(string words, bool bold, bool italic) => Styled(new() { ["type"] = "text", ["text"] = words }, bold, italic);

    private static JsonObject Moment(Span.Moment moment) => new()
    {
        ["type"] = "date",
        ["timestamp"] = moment.At.ToUnixTimeSeconds(),
        ["format"] = MomentFormat,
        ["fallback"] = moment.Fallback,
    };

    private static JsonObject Styled(JsonObject element, bool bold, bool italic)
    {
        if (bold || italic)
        {
            var style = new JsonObject();
            if (bold)
            {
                style["bold"] = true;
            }
            if (italic)
            {
                style["italic"] = true;
            }
            element["style"] = style;
        }
        return element;
    }

    private static bool IsId(string id) => id.Length is >= 2 and <= 40 && id.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter));
}
