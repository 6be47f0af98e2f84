using System.Collections.Immutable;
using CoverBot.Storage;
using CsCheck;

namespace CoverBot.Tests.Storage;

[Trait("kind", "rule")]
public sealed class DocumentsTests
{
    private static readonly ImmutableSortedDictionary<string, string> None = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(30_000, 1)]
    [InlineData(30_001, 2)]
    [InlineData(299_999, 10)]
    [InlineData(300_000, 10)]
    public void A_text_is_kept_in_pieces_of_30000(int units, int pieces)
    {
        var text = new string('x', units);

        var columns = Documents.Put(None, text, "doc|7");

        Assert.Equal(Enumerable.Range(0, pieces).Select(piece => $"doc{piece}"), columns.Keys);
        Assert.Equal(text, Documents.Get(columns));
    }

    [Fact]
    public void One_unit_more_than_300000_is_refused() => Assert.Equal(
        "row 'doc|7': the document has 300,001 UTF-16 units; the limit is 300,000",
        Assert.Throws<TableLimitException>(() => Documents.Put(None, new string('x', 300_001), "doc|7")).Message);

    [Fact]
    public void An_emoji_is_never_cut_and_ten_pieces_are_enough_for_the_longest_text()
    {
        var text = "x" + string.Concat(Enumerable.Repeat("🏝", 149_999)) + "x";

        var columns = Documents.Put(None, text, "doc|7");

        Assert.Equal(Documents.MostUnits, text.Length);
        Assert.Equal(10, columns.Count);
        Assert.All(columns.Values, piece => Assert.True(TableSizes.IsText(piece)));
        TableRules.Check("crew-1", [new RowAction.Insert("doc|7", columns)]);
        Assert.Equal(text, Documents.Get(columns));
    }

    [Fact]
    public void A_shorter_text_leaves_nothing_of_the_longer_one_and_the_other_columns_alone()
    {
        var columns = Documents.Put(None.Add("Owner", "ann"), new string('x', 100_000), "doc|7");

        var shorter = Documents.Put(columns, "short", "doc|7");

        Assert.Equal(None.Add("Owner", "ann").Add("doc0", "short"), shorter);
        Assert.Equal("short", Documents.Get(shorter));
    }

    [Fact]
    public void A_row_without_a_document_has_none() => Assert.Null(Documents.Get(None.Add("Owner", "ann")));

    [Fact]
    public void Whatever_the_text_its_pieces_are_whole_characters_and_give_it_back() =>
        Gen.Select(Gen.Int[29_990, 30_010], Gen.Int[29_990, 30_010], Gen.Bool).Sample((first, second, odd) =>
        {
            var text = new string('a', first) + "🏝" + new string('ä', second - (odd ? 1 : 0)) + "👩‍👩‍👧";
            var columns = Documents.Put(None, text, "doc|7");
            return Documents.Get(columns) == text && columns.Values.All(piece => TableSizes.IsText(piece) && piece.Length <= Documents.PieceUnits + 1);
        });
}
