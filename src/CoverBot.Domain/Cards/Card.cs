using System.Collections.Immutable;

namespace CoverBot.Domain.Cards;

/// <summary>What is shown, on no platform in particular; Slack's blocks and Adaptive Cards are made from it.</summary>
/// <param name="Summary">One plain line: the notification, and what a client without cards shows.</param>
/// <param name="Blocks">From top to bottom.</param>
public sealed record Card(string Summary, ImmutableArray<Block> Blocks)
{
    public static Card Of(Text text, params Block[] more)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text.Plain, [new Block.Paragraph(text), .. more]);
    }

    /// <summary>Every button on the card, in order.</summary>
    public IEnumerable<Button> Buttons => Blocks.OfType<Block.Buttons>().SelectMany(row => row.Items);

    /// <summary>All words on the card, a line per paragraph, row or button; for tests, logs of approval and search.</summary>
    public string Plain => string.Join('\n', Blocks.Select(block => block.Plain).Where(line => line.Length > 0));

    public bool Equals(Card? other) => other is not null && Summary == other.Summary && Blocks.SequenceEqual(other.Blocks);

    public override int GetHashCode() => Summary.GetHashCode(StringComparison.Ordinal);
}

/// <summary>One part of a card.</summary>
public abstract record Block
{
    private Block() { }

    public abstract string Plain { get; }

    /// <summary>The card's title: one line.</summary>
    public sealed record Heading(string Words) : Block
    {
        public override string Plain => Words;
    }

    public sealed record Paragraph(Text Text) : Block
    {
        public override string Plain => Text.Plain;
    }

    /// <summary>Small print: who was asked, when, where to look.</summary>
    public sealed record Note(Text Text) : Block
    {
        public override string Plain => Text.Plain;
    }

    /// <summary>The exact words of a message somebody else will read.</summary>
    public sealed record Quote(Text Text) : Block
    {
        public override string Plain => "\"" + Text.Plain + "\"";
    }

    /// <summary>A bulleted list. Renderers cut an overlong one with "and 12 more".</summary>
    public sealed record Bullets(ImmutableArray<Text> Items) : Block
    {
        public override string Plain => string.Join('\n', Items.Select(item => "- " + item.Plain));

        public bool Equals(Bullets? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Length;
    }

    /// <summary>A small table without a header: each row has the same number of cells, at most 4.</summary>
    public sealed record Table(ImmutableArray<ImmutableArray<Text>> Rows) : Block
    {
        public override string Plain => string.Join('\n', Rows.Select(row => string.Join(" | ", row.Select(cell => cell.Plain))));

        public bool Equals(Table? other) => other is not null && Rows.Length == other.Rows.Length
            && Rows.Zip(other.Rows).All(pair => pair.First.SequenceEqual(pair.Second));

        public override int GetHashCode() => Rows.Length;
    }

    /// <summary>A row of buttons.</summary>
    public sealed record Buttons(ImmutableArray<Button> Items) : Block
    {
        public override string Plain => string.Join(' ', Items.Select(item => "[" + item.Title + "]"));

        public bool Equals(Buttons? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Length;
    }

    public sealed record Divider : Block
    {
        public override string Plain => "";
    }
}
