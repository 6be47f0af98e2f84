using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;

namespace CoverBot.Rendering;

/// <summary>A table as rows of columns whose widths agree: on a phone the words wrap in their column, where a Table element would be squeezed.</summary>
internal static class AdaptiveTable
{
    public static JsonObject Of(Block.Table table, TeamsMentions mentions)
    {
        var columns = table.Rows.Max(row => row.Length);
        var widths = Enumerable.Range(0, columns).Select(column => Width(table, column)).ToArray();
        return AdaptiveBlocks.Group(table.Rows.Select((row, i) => Row(row, widths, mentions, first: i == 0)));
    }

    /// <summary>Wide as its longest words, within bounds: a word column stays readable, a long one takes no more than its part.</summary>
    private static int Width(Block.Table table, int column) =>
        Math.Clamp(table.Rows.Where(row => column < row.Length && row.Length > 1).Select(row => row[column].Plain.Length).DefaultIfEmpty(0).Max(), 8, 24);

    private static JsonObject Row(ImmutableArray<Text> row, int[] widths, TeamsMentions mentions, bool first)
    {
        var set = new JsonObject
        {
            ["type"] = "ColumnSet",
            ["columns"] = new JsonArray([.. row.Select((cell, i) => Cell(cell, row.Length == 1 ? widths.Sum() : widths[i], mentions))]),
        };
        if (!first)
        {
            set["separator"] = true;
            set["spacing"] = "Small";
        }
        return set;
    }

    private static JsonObject Cell(Text cell, int width, TeamsMentions mentions) => AdaptiveBlocks.Spaced(
        new() { ["type"] = "Column", ["width"] = width, ["verticalContentAlignment"] = "Center", ["items"] = AdaptiveText.Lines(cell, mentions) },
        "Small");
}
