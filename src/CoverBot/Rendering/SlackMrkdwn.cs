using System.Text;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>A text in Slack's mark-up, for the few places that take no <c>rich_text</c>: small print, which goes without bold, and the notification.</summary>
internal static class SlackMrkdwn
{
    /// <summary>At most <see cref="SlackLimit.Text"/> units after escaping.</summary>
    public static string Of(Text text)
    {
        for (var most = SlackLimit.Text; ; most /= 2)
        {
            var written = string.Concat(TextCut.Of(text, most, int.MaxValue).Spans.Select(Span));
            if (written.Length <= SlackLimit.Text)
            {
                return written;
            }
        }
    }

    /// <summary>Typed words that format nothing, link nothing and ring nobody.</summary>
    public static string Plain(string words) => new StringBuilder(Lookalikes.Of(words))
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")
        // U+2060 joins without being seen: "@here" stays text even where Slack looks for names.
        .Replace("@", "@\u2060")
        .ToString();

    private static string Span(Span span) => span switch
    {
        Span.Words words => Plain(SlackSpans.Toned(words)),
        Span.Person { Account: var account } when SlackSpans.UserId(account) is { } id => $"<@{id}>",
        Span.Person person => Plain(person.Name),
        Span.Channel { Ref: var channel } when SlackSpans.ChannelId(channel) is { } id => $"<#{id}>",
        Span.Channel channel => "#" + Plain(channel.Name),
        Span.Moment moment => $"<!date^{moment.At.ToUnixTimeSeconds()}^{SlackSpans.MomentFormat}|{Plain(moment.Fallback).Replace('|', '/')}>",
        _ => throw new InvalidOperationException($"no such span: {span}"),
    };
}
