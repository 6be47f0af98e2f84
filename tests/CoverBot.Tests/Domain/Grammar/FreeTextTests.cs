using System.Globalization;
using System.Text;
using CoverBot.Domain.Grammar;
using CsCheck;

namespace CoverBot.Tests.Domain.Grammar;

[Trait("kind", "rule")]
public sealed class FreeTextTests
{
    [Fact]
    public void A_note_is_kept_as_typed() => Gen.String[0, 300].Where(IsSeen).Sample(text =>
    {
        var note = "x" + text;

        Assert.Equal(new CommandLine.Note(new("birch"), note.Trim()), Sample.Read("note birch " + note));
        Assert.Equal(new CommandLine.Decline(new("birch"), false, note.Trim()), Sample.Read("decline birch, " + note));
    });

    [Theory]
    [InlineData("a\u200bb", "ab")]
    [InlineData("a\u202eb\u2066c", "abc")]
    [InlineData("a\0b\u0007c", "abc")]
    [InlineData("a\r\nb\rc\u2028d", "a\nb\nc\nd")]
    [InlineData("x 👩‍👩‍👧 y", "x 👩‍👩‍👧 y")]
    [InlineData("x \U000E0041\U000E0042 y", "x  y")]
    public void What_nobody_can_see_is_dropped(string typed, string kept) =>
        Assert.Equal(new CommandLine.Note(new("birch"), kept), Sample.Read("note birch " + typed));

    [Fact]
    public void A_line_of_10_000_characters_is_read_and_a_longer_one_is_refused()
    {
        var line = "away fri".PadRight(CommandReader.MostCharacters);

        Assert.IsType<CommandLine.Away>(Sample.Read(line));
        Assert.Equal("too-long", Assert.IsType<CommandLine.Trouble>(Sample.Read(line + " ")).Code);
    }

    [Theory]
    [InlineData("note birch ")]
    [InlineData("can't birch ")]
    [InlineData("decline birch ")]
    [InlineData("accept birch ")]
    [InlineData("emergency my phone broke ")]
    public void A_text_of_3_000_characters_is_kept_and_a_longer_one_is_refused(string start)
    {
        var before = start.StartsWith("emergency", StringComparison.Ordinal) ? start.Length - "emergency ".Length : 0;
        var text = new string('x', CommandReader.MostTextCharacters - before);

        Assert.IsNotType<CommandLine.Trouble>(Sample.Read(start + text));
        var trouble = Assert.IsType<CommandLine.Trouble>(Sample.Read(start + text + "x"));
        Assert.Equal("text-too-long", trouble.Code);
        Assert.Contains("3,001", trouble.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_quotes_a_long_name_short_and_cuts_no_character_in_two()
    {
        var trouble = Assert.IsType<CommandLine.Trouble>(Sample.Read("playbook " + new string('x', 39) + "🍕🍕"));

        Assert.StartsWith("I don't know a client called " + new string('x', 39) + "…;", trouble.Sentence, StringComparison.Ordinal);
    }

    // A line end is one character however it was typed, and half a character is no text: both are left to the examples above.
    private static bool IsSeen(string text) => !text.Contains('\ufffd', StringComparison.Ordinal) && text.EnumerateRunes().All(rune =>
        rune.Value != 0xFFFD && rune.Value is not (0x2028 or 0x2029 or 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format));
}
