using CoverBot.Rendering;

namespace CoverBot.Tests.Rendering;

[Trait("kind", "rule")]
public sealed class TypedWordsTests
{
    [Theory]
    [InlineData("a\r\nb\rc\u2028d", "a\nb\nc\nd")]
    [InlineData("a\n\n\n\nb", "a\n\nb")]
    [InlineData("invoice\u202Efdp.exe\u202C", "invoicefdp.exe")]
    [InlineData("a\u0000\u0007\u200B\uFEFF\u2066b", "ab")]
    [InlineData("👩‍👧 می‌خواهم", "👩‍👧 می‌خواهم")]
    public void Hidden_characters_go_and_visible_ones_stay(string typed, string shown) => Assert.Equal(shown, TypedWords.Clean(typed));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 4, "abc…")]
    [InlineData("ab 👩‍👩‍👧 x", 6, "ab…")]
    [InlineData("👍👍👍", 4, "👍…")]
    public void A_cut_falls_between_characters(string typed, int most, string shown) => Assert.Equal(shown, TypedWords.Cut(typed, most));

    [Fact]
    public void Half_an_emoji_is_shown_as_a_sign_that_something_is_missing() => Assert.Equal("x\uFFFD", TypedWords.Clean("x\uD83D"));

    [Fact]
    public void A_letter_with_five_thousand_accents_is_cut_too() => Assert.Equal(10, TypedWords.Cut("a" + new string('\u0301', 5000), 10).Length);

    [Theory]
    [InlineData("ann_lee@acme.example", "ann_lee@acme.example")]
    [InlineData("_x_ *y* `z`", "＿x＿ ∗y∗ ˋzˋ")]
    [InlineData("> quoted\n> again", "› quoted\n› again")]
    [InlineData("a > b", "a > b")]
    [InlineData("{{{DATE(x)}}", "{\u2060{\u2060{DATE(x)}}")]
    public void Look_alikes_stand_for_marks_that_would_format(string typed, string shown) => Assert.Equal(shown, Lookalikes.Of(typed));
}
