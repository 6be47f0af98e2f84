using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;

namespace CoverBot.Desk.Delivery;

/// <summary>
/// What a card says, in 43 characters that are the same in every process: SHA-256 of the neutral card. Moments count as instants, people and channels as
/// accounts: neither a reader's zone nor a display name is part of it.
/// </summary>
public static class CardHash
{
    public static string Of(Card card)
    {
        ArgumentNullException.ThrowIfNull(card);
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(card.Summary);
            Write(writer, card.Blocks, WriteBlock);
        }
        return Base64Url.EncodeToString(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    private static void Write<T>(BinaryWriter writer, ImmutableArray<T> items, Action<BinaryWriter, T> one)
    {
        writer.Write(items.Length);
        foreach (var item in items)
        {
            one(writer, item);
        }
    }

    private static void WriteBlock(BinaryWriter writer, Block block)
    {
        switch (block)
        {
            case Block.Heading heading: writer.Write('h'); writer.Write(heading.Words); break;
            case Block.Paragraph paragraph: writer.Write('p'); WriteText(writer, paragraph.Text); break;
            case Block.Note note: writer.Write('n'); WriteText(writer, note.Text); break;
            case Block.Quote quote: writer.Write('q'); WriteText(writer, quote.Text); break;
            case Block.Bullets bullets: writer.Write('l'); Write(writer, bullets.Items, WriteText); break;
            case Block.Table table: writer.Write('t'); Write(writer, table.Rows, (_, row) => Write(writer, row, WriteText)); break;
            case Block.Buttons buttons: writer.Write('b'); Write(writer, buttons.Items, WriteButton); break;
            case Block.Divider: writer.Write('d'); break;
            default: throw new InvalidOperationException($"no such block: {block}");
        }
    }

    private static void WriteButton(BinaryWriter writer, Button button)
    {
        writer.Write(button.Title);
        writer.Write(button.Press.Code);
        writer.Write((byte)button.Style);
    }

    private static void WriteText(BinaryWriter writer, Text text) => Write(writer, text.Spans, WriteSpan);

    private static void WriteSpan(BinaryWriter writer, Span span)
    {
        switch (span)
        {
            case Span.Words words: writer.Write('w'); writer.Write(words.Value); writer.Write(words.Bold); writer.Write(words.Italic); break;
            case Span.Moment moment: writer.Write('m'); writer.Write(moment.At.ToUnixTimeTicks()); break;
            case Span.Person { Account: var account }: writer.Write('a'); WriteWords(writer, account.Platform, account.Tenant, account.User); break;
            case Span.Channel { Ref: var channel }: writer.Write('c'); WriteWords(writer, channel.Platform, channel.Tenant, channel.Id); break;
            default: throw new InvalidOperationException($"no such span: {span}");
        }
    }

    private static void WriteWords(BinaryWriter writer, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            writer.Write(word);
        }
    }
}
