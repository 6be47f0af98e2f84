using System.Collections.Immutable;
using CoverBot.Desk.Delivery;
using CoverBot.Domain.Cards;
using NodaTime;

namespace CoverBot.Tests.Desk.Delivery;

[Trait("kind", "rule")]
public sealed class CardHashTests
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 11, 30, 9, 0);

    [Fact]
    public void The_same_card_has_the_same_hash_in_every_process() =>
        Assert.Equal("jOrSzqj1D8COGOmjaqec_-SspL0BBpDqadMKKgPOqkI", CardHash.Of(Card.Of("Ben covers")));

    [Fact]
    public void A_moment_counts_as_such_and_not_as_words_in_somebodys_zone() =>
        Assert.Equal(CardHash.Of(Moment(Nine, "09:00, London time")), CardHash.Of(Moment(Nine, "10:00, Berlin time")));

    [Fact]
    public void A_person_counts_by_account() => Assert.Equal(CardHash.Of(Person("ben", "Ben")), CardHash.Of(Person("ben", "Ben Ortiz")));

    [Fact]
    public void Whatever_else_differs_tells_cards_apart()
    {
        ImmutableArray<Card> cards =
        [
            Card.Of("a"), Card.Of("b"), Card.Of(Text.Bold("a")), Card.Of(Text.Of(new Span.Words("a", Italic: true))), new("", Card.Of("a").Blocks),
            Card.Of("a", new Block.Note("a")), Card.Of("a", new Block.Quote("a")), Card.Of("a", new Block.Heading("a")), Card.Of("a", new Block.Divider()),
            Card.Of("a", new Block.Bullets(["a", "b"])), Card.Of("a", new Block.Bullets(["ab"])), Card.Of("a", new Block.Bullets(["a"]), new Block.Bullets(["b"])),
            Card.Of("a", new Block.Table([["a", "b"]])), Card.Of("a", new Block.Table([["a"], ["b"]])),
            Buttons("Accept", "accept", ButtonStyle.Plain), Buttons("Accept", "accept", ButtonStyle.Primary), Buttons("Take", "accept", ButtonStyle.Plain), Buttons("Accept", "take", ButtonStyle.Plain),
            Moment(Nine, "x"), Moment(Nine + Duration.FromMinutes(1), "x"), Person("ben", "x"), Person("cara", "x"),
            Card.Of(Text.Of(new Span.Channel(new("slack", "T1", "ben"), "x"))),
        ];

        Assert.Distinct(cards.Select(CardHash.Of));
    }

    private static Card Moment(Instant at, string words) => new("s", [new Block.Paragraph(Text.Of(new Span.Moment(at, words)))]);

    private static Card Person(string user, string name) => new("s", [new Block.Paragraph(Text.Of(new Span.Person(new("slack", "T1", user), name)))]);

    private static Card Buttons(string title, string verb, ButtonStyle style) => Card.Of("a", new Block.Buttons([new(title, Press.Of(verb), style)]));
}
