using System.Text.Json;
using CoverBot.Storage;
using CsCheck;

namespace CoverBot.Tests.Storage;

[Trait("kind", "rule")]
public sealed class TableSizesTests
{
    // Not a theory's data: attributes are stored as UTF-8, which can't carry these.
    private static readonly string[] Halves = ["\uD83C", "\uDFDD", "\uDFDD\uD83C", "a\uD83Cb"];

    private static readonly string[] Wholes = ["", "palm 🏝"];

    [Fact]
    public void A_value_counts_for_a_batch_as_many_bytes_as_a_default_JSON_writer_makes_of_it() =>
        Gen.Char.Array[0, 200].Select(units => new string(units)).Where(TableSizes.IsText)
            .Sample(text => TableSizes.Escaped(text) == JsonEncodedText.Encode(text).EncodedUtf8Bytes.Length);

    [Fact]
    public void Every_single_character_counts_as_a_default_JSON_writer_has_it()
    {
        for (var unit = '\0'; unit < char.MaxValue; unit++)
        {
            if (!char.IsSurrogate(unit))
            {
                Assert.Equal(JsonEncodedText.Encode($"{unit}").EncodedUtf8Bytes.Length, TableSizes.Escaped($"{unit}"));
            }
        }
    }

    [Fact]
    public void Half_of_a_pair_is_no_text()
    {
        Assert.All(Halves, half => Assert.False(TableSizes.IsText(half)));
        Assert.All(Wholes, whole => Assert.True(TableSizes.IsText(whole)));
    }
}
