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
        var widths = Enumerable.Range(0, columns).Select(column => Width(Longest(table, column))).ToArray();
        return AdaptiveBlocks.Group(table.Rows.Select((row, i) => Row(row, widths, mentions, first: i == 0)));
    }

    private static int Longest(Block.Table table, int column) =>
        table.Rows.Where(row => column < row.Length && row.Length > 1).Select(row => row[column].Plain.Length).DefaultIfEmpty(0).Max();

    /// <summary>One short word gets the pixels it needs on any screen; the others share the rest by their length, within bounds.</summary>
    private static JsonNode Width(int longest) => longest is > 0 and <= 6 ? $"{(longest * 9) + 6}px" : Math.Clamp(longest, 8, 24);

    private static JsonObject Row(ImmutableArray<Text> row, JsonNode[] widths, TeamsMentions mentions, bool first)
    {
        var set = new JsonObject
        {
            ["type"] = "ColumnSet",
            ["columns"] = new JsonArray([.. row.Select((cell, i) => Cell(cell, row.Length == 1 ? "stretch" : widths[i].DeepClone(), mentions))]),
        };
        if (!first)
        {
            set["separator"] = true;
            set["spacing"] = "Small";
        }
        return set;
    }

    private static JsonObject Cell(Text cell, JsonNode width, TeamsMentions mentions) => AdaptiveBlocks.Spaced(
        new() { ["type"] = "Column", ["width"] = width, ["verticalContentAlignment"] = "Center", ["items"] = AdaptiveText.Lines(cell, mentions) },
        "Small");
}
