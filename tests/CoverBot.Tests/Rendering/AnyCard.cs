using System.Collections.Immutable;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CsCheck;
using NodaTime;

namespace CoverBot.Tests.Rendering;

/// <summary>Cards out of everything people and pranksters type.</summary>
internal static class AnyCard
{
    private static readonly Gen<string> Words = Gen.Frequency(
        (6, Gen.OneOf("", " ", "Acme Ltd", "<!channel>", "@here", "<@U0BEN>", "<at>Ben Ortiz</at>", "<b>&amp;</b>", "*a* _b_ `c`", "**x**", "{{DATE(2026-01-01T00:00:00Z)}}", "[a](javascript:alert(1))")),
        (3, Gen.OneOf("مرحبا \u202Eabc", "👩‍👩‍👧‍👦", "e\u0301", "\uD83D", "a\nb\r\nc\n\n\n\nd", "\u0000\u0007\u200B", "\t- x", "# y", "1. z", "> q", "\\", "|", "~")),
        (2, Gen.String[0, 60]),
        (1, Gen.OneOf(new string('x', 10_000), string.Concat(Enumerable.Repeat("👍🏽", 3000)), "a" + new string('\u0301', 5000), string.Concat(Enumerable.Repeat("x\n", 3000)), string.Concat(Enumerable.Repeat("<&>", 2000)))));

    private static readonly Gen<string> Sentence = Words.Array[1, 4].Select(string.Concat);

    private static readonly Gen<string> Platform = Gen.OneOf("slack", "teams", "playground");

    private static readonly Gen<Span> Span = Gen.Frequency<Span>(
        (5, Gen.Select(Sentence, Gen.Bool, Gen.Bool, Gen.Enum<Tone>(), (words, bold, italic, tone) => (Span)new Span.Words(words, bold, italic, tone))),
        (1, Gen.Select(Gen.Int[0, int.MaxValue], Sentence, (at, words) => (Span)new Span.Moment(Instant.FromUnixTimeSeconds(at), words))),
        (1, Gen.Select(Platform, Gen.OneOf("U0BEN", "29:1ben", "", "U1><!channel>"), Sentence, (platform, id, name) => (Span)new Span.Person(new(platform, "T1", id), name))),
        (1, Gen.Select(Platform, Sentence, (platform, name) => (Span)new Span.Channel(new(platform, "T1", "C0BIRCH"), name))));

    private static readonly Gen<Text> Texts = Span.Array[0, 5].Select(spans => Text.Of(spans));

    private static readonly Gen<Button> Button = Gen.Select(Sentence, Gen.OneOf("", "o-1", "a|b~c", new string('z', 1900), new string('z', 2100)), Gen.Enum<ButtonStyle>(),
        (title, argument, style) => new Button(title, Press.Of("do", argument), style));

    private static readonly Gen<Block> Block = Gen.Frequency<Block>(
        (1, Sentence.Select(words => (Block)new Block.Heading(words))),
        (3, Texts.Select(text => (Block)new Block.Paragraph(text))),
        (1, Texts.Select(text => (Block)new Block.Note(text))),
        (1, Texts.Select(text => (Block)new Block.Quote(text))),
        (1, Many(Texts).Select(items => (Block)new Block.Bullets(items))),
        (1, Many(Texts.Array[1, 6].Select(cells => cells.ToImmutableArray())).Select(rows => (Block)new Block.Table(rows))),
        (1, Many(Button, 60).Select(items => (Block)new Block.Buttons(items))),
        (1, Gen.Const((Block)new Block.Divider())));

    public static readonly Gen<Card> Cards = Gen.Select(Sentence, Gen.Frequency((9, Block.Array[0, 8]), (1, Block.Array[40, 90])), (summary, blocks) => new Card(summary, [.. blocks]));

    private static Gen<ImmutableArray<T>> Many<T>(Gen<T> one, int most = 200) =>
        Gen.Frequency((9, one.Array[0, 5]), (1, one.Array[most, most])).Select(items => items.ToImmutableArray());
}
