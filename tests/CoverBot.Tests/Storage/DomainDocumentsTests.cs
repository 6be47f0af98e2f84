using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Tests.Storage;

[Trait("kind", "rule")]
public sealed class DomainDocumentsTests
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 11, 30, 9, 0);
    private static readonly Account Ann = new("slack", "T1", "U1");
    private static readonly ChannelRef Acme = new("slack", "T1", "C1");
    private static readonly Press Accept = Press.Of("accept", "7", "acme|birch", "~");

    private static readonly Card Offer = new("Can you step in for Ann?",
    [
        new Block.Heading("Can you step in for Ann?"),
        new Block.Paragraph(Text.Of(new Span.Words("Acme Ltd", Bold: true), new Span.Moment(Nine, "Mon 30 Nov 09:00"), new Span.Person(Ann, "Ann"), new Span.Channel(Acme, "acme"))),
        new Block.Note("Ann looks in once a day"),
        new Block.Quote("Hello \"there\""),
        new Block.Bullets(["one", Text.Bold("two")]),
        new Block.Table([["Acme", "hot"], ["Birch", "calm"]]),
        new Block.Divider(),
        new Block.Buttons([new Button("Accept all", Accept, ButtonStyle.Primary), new Button("Decline", Press.Of("decline"))]),
    ]);

    private static readonly Form Away = new(Accept, "Away", "Send",
    [
        new Field.Words("When?"),
        new Field.Line("reason", "Why?", Optional: true, Lines: 3),
        new Field.Day("from", "From", "2026-11-30"),
        new Field.Time("at", "At"),
        new Field.Choice("who", "Who", [new Option("ben", "Ben 🏝")], ["ben"], Several: true),
        new Field.Tick("told", "Told", Ticked: true),
    ]);

    public static TheoryData<object> Samples =>
    [
        Offer,
        Away,
        new BoardCard.Live("ask/3", new Address.Person(Ann), Offer, Rings: true, Open: true),
        new BoardCard.Said(7, SaidState.Closed, new Address.Room(Acme), Offer, Rings: false),
        new Answer.Silent(),
        new Answer.Reply(Offer, Refused: true),
        new Answer.Public(Offer),
        new Answer.Ask(Away),
        new Answer.Errors(ImmutableDictionary<string, string>.Empty.Add("from", "is in the past")),
        new Inbound.Typed("d1", Ann, Acme, Nine, "n1", "away fri"),
        new Inbound.Pressed("d2", Ann, null, Nine, "n2", Accept, "123.456"),
        new Inbound.Submitted("d3", Ann, null, Nine, "n3", Accept, ImmutableDictionary<string, string>.Empty.Add("from", "2026-11-30")),
    ];

    public static TheoryData<Type> Records => [.. typeof(Card).Assembly.GetTypes().Where(IsDocument)];

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void A_document_read_back_says_the_same(object sample)
    {
        var text = DomainJson.Write(sample);

        var read = JsonSerializer.Deserialize(text, Families.Root(sample.GetType()), DomainJson.Options)!;

        Assert.IsType(sample.GetType(), read);
        Assert.Equal(text, DomainJson.Write(read));
        if (sample is Card or Answer.Reply or Answer.Public or BoardCard or Inbound.Typed or Inbound.Pressed)
        {
            Assert.Equal(sample, read);
        }
    }

    [Fact]
    public void What_is_worked_out_is_not_written()
    {
        Assert.Equal("""{"Verb":"accept","Args":["7"]}""", DomainJson.Write(Press.Of("accept", "7")));
        Assert.Equal("""{"Summary":"s","Blocks":[{"kind":"Divider"}]}""", DomainJson.Write(new Card("s", [new Block.Divider()])));
    }

    [Fact]
    public void The_number_of_a_said_card_is_kept_and_its_key_follows()
    {
        var said = new BoardCard.Said(7, SaidState.Due, new Address.Person(Ann), Offer, Rings: true);

        Assert.Equal("said/7", DomainJson.Read<BoardCard>(DomainJson.Write(said)).Key);
    }

    /// <summary>A record whose constructor and members don't match, or two of a family with one name, would be found out by the first customer only.</summary>
    [Theory]
    [MemberData(nameof(Records))]
    public void Every_record_of_the_domain_can_be_a_document(Type record)
    {
        var info = DomainJson.Options.GetTypeInfo(record);
        info.MakeReadOnly();

        Assert.Equal(record, info.Type);
    }

    private static bool IsDocument(Type type) =>
        type is { IsClass: true, ContainsGenericParameters: false } && type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.Instance) is not null;
}
