using System.Collections.Immutable;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>Makes a card fit a <see cref="Room"/>, still in neutral terms: cleaned, cut with "…" and "and 12 more", nothing empty left in it.</summary>
internal static class Trimming
{
    private const int HeadingMost = 150;
    private const int CellsMost = 4;

    public static ImmutableArray<Block> Blocks(Card card, Room room) =>
        [.. card.Blocks.Select(block => Of(block, room)).OfType<Block>().Where(block => !IsEmpty(block))];

    /// <summary>The one line that stands for the card; never empty.</summary>
    public static string Summary(Card card)
    {
        var lines = card.Blocks.Select(block => block.Plain).Prepend(card.Summary).Append("CoverBot");
        return TypedWords.Cut(TypedWords.Line(lines.First(TypedWords.IsReadable), 2000), 300);
    }

    public static string More(int count) => $"and {count} more";

    private static Block? Of(Block block, Room room) => block switch
    {
        Block.Heading heading => new Block.Heading(TypedWords.Cut(TypedWords.Line(heading.Words, 1000), HeadingMost)),
        Block.Paragraph paragraph => new Block.Paragraph(TextCut.Of(paragraph.Text, room.Chars, room.Items)),
        Block.Note note => new Block.Note(TextCut.Of(note.Text, room.Small, room.Items)),
        Block.Quote quote => new Block.Quote(TextCut.Of(quote.Text, room.Chars, room.Items)),
        Block.Bullets bullets => Bullets(bullets, room),
        Block.Table table => Table(table, room),
        Block.Buttons buttons => Buttons(buttons),
        _ => block,
    };

    private static bool IsEmpty(Block block) => block switch
    {
        Block.Divider => false,
        Block.Quote quote => TypedWords.IsBlank(quote.Text.Plain),
        _ => TypedWords.IsBlank(block.Plain),
    };

    private static Block.Bullets? Bullets(Block.Bullets bullets, Room room)
    {
        var items = bullets.Items.Where(item => TypedWords.IsReadable(item.Plain)).ToImmutableArray();
        return items.IsEmpty ? null : new([.. items.Take(room.Items).Select(item => TextCut.Of(item, room.Small, room.Items)), .. Rest(items.Length - room.Items)]);
    }

    private static Block.Table? Table(Block.Table table, Room room)
    {
        var rows = table.Rows.Where(row => row.Any(cell => TypedWords.IsReadable(cell.Plain))).ToImmutableArray();
        return rows.IsEmpty ? null : new([.. rows.Take(room.Items).Select(row => Row(row, room)), .. Rest(rows.Length - room.Items).Select(more => ImmutableArray.Create(more))]);
    }

    private static ImmutableArray<Text> Row(ImmutableArray<Text> row, Room room)
    {
        var cells = row.Select(cell => TextCut.Of(cell, room.Cell, room.Items));
        return row.Length <= CellsMost
            ? [.. cells]
            : [.. cells.Take(CellsMost - 1), cells.Skip(CellsMost - 1).Aggregate((left, right) => left.Then(" ").Then(right))];
    }

    private static IEnumerable<Text> Rest(int count) => count > 0 ? [Text.Of(new Span.Words(More(count), Italic: true))] : [];

    /// <summary>A button whose press is too long to be read back would do nothing: it is left out.</summary>
    private static Block.Buttons? Buttons(Block.Buttons buttons)
    {
        var items = buttons.Items.Where(button => Press.Parse(button.Press.Code) is not null).Select(Titled).ToImmutableArray();
        return items.IsEmpty ? null : new(items);
    }

    private static Button Titled(Button button)
    {
        var title = TypedWords.Cut(TypedWords.Line(button.Title, 500), 75);
        return button with { Title = title.Length > 0 ? title : "Open" };
    }
}
