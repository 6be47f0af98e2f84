using System.Collections.Immutable;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>Leaves out parts of a card from the end, and says so where they stood: first the words, then the buttons.</summary>
internal static class Shortening
{
    /// <summary>How many parts there are to leave out.</summary>
    public static int Most(ImmutableArray<Block> blocks) => blocks.Sum(Weight);

    /// <param name="blocks">All parts.</param>
    /// <param name="count">How many to leave out; a button counts as one.</param>
    public static ImmutableArray<Block> Of(ImmutableArray<Block> blocks, int count)
    {
        var words = blocks.Count(block => block is not Block.Buttons);
        var kept = Keep(blocks, block => block is Block.Buttons ? 0 : 1, Math.Min(count, words), "more parts");
        return count <= words ? kept : Keep(kept, block => block is Block.Buttons ? Weight(block) : 0, count - words, "more buttons");
    }

    private static int Weight(Block block) => block is Block.Buttons buttons ? buttons.Items.Length : 1;

    private static ImmutableArray<Block> Keep(ImmutableArray<Block> blocks, Func<Block, int> weight, int count, string what)
    {
        if (count == 0)
        {
            return blocks;
        }
        var kept = new List<Block>();
        var left = count;
        var mark = 0;
        foreach (var block in blocks.Reverse())
        {
            var part = weight(block);
            if (part == 0 || left == 0)
            {
                kept.Add(block);
                continue;
            }
            if (part > left && block is Block.Buttons buttons)
            {
                kept.Add(new Block.Buttons(buttons.Items[..^left]));
                part = left;
                mark = kept.Count - 1;
            }
            else
            {
                mark = kept.Count;
            }
            left -= part;
        }
        kept.Insert(mark, new Block.Note(Text.Of(new Span.Words($"and {count} {what}", Italic: true))));
        kept.Reverse();
        return [.. kept];
    }
}
