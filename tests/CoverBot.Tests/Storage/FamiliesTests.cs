using System.Collections.Immutable;
using System.Text.Json;
using CoverBot.Domain.Crews;
using CoverBot.Storage;

namespace CoverBot.Tests.Storage;

[Trait("kind", "rule")]
public sealed class FamiliesTests
{
    [Fact]
    public void A_member_of_a_family_is_written_with_its_name_as_its_kind_whatever_it_is_held_as()
    {
        Offer offer = new Offer.Accepted(new MemberId("ben"), "phone 9-13");
        const string Text = """{"kind":"Accepted","By":"ben","Words":"phone 9-13"}""";

        Assert.Equal(Text, DomainJson.Write(offer));
        Assert.Equal(Text, DomainJson.Write((Offer.Accepted)offer));
        Assert.Equal(Text, DomainJson.Write<object>(offer));
        Assert.Equal(offer, DomainJson.Read<Offer>(Text));
        Assert.Equal(offer, DomainJson.Read<Offer.Accepted>(Text));
    }

    [Fact]
    public void Deeper_members_are_found_from_the_top_and_from_the_middle()
    {
        Offer lapsed = new Offer.Closed.Lapsed(new MemberId("ben"), Late: true);

        var text = DomainJson.Write(lapsed);

        Assert.Equal("""{"kind":"Lapsed","Late":true,"By":"ben"}""", text);
        Assert.Equal(lapsed, DomainJson.Read<Offer>(text));
        Assert.Equal(lapsed, DomainJson.Read<Offer.Closed>(text));
        Assert.Equal(new Offer.Closed.Withdrawn(), DomainJson.Read<Offer.Closed>("""{"kind":"Withdrawn"}"""));
    }

    [Fact]
    public void Families_stand_in_arrays_dictionaries_and_other_families()
    {
        var book = new Book(
            [new Offer.Pending(), new Offer.Closed.Withdrawn()],
            ImmutableSortedDictionary<string, Offer>.Empty.Add("acme", new Offer.Replaced(new Offer.Pending(), new Offer.Accepted(new("cara"), ""))));

        var text = DomainJson.Write(book);

        Assert.Equal(
            """
            {"Offers":[{"kind":"Pending"},{"kind":"Withdrawn"}],"ByClient":{"acme":{"kind":"Replaced","Old":{"kind":"Pending"},"New":{"By":"cara","Words":""}}}}
            """,
            text);
        var read = DomainJson.Read<Book>(text);
        Assert.Equal(book.Offers, read.Offers);
        Assert.Equal(book.ByClient, read.ByClient);
    }

    [Fact]
    public void The_kind_may_stand_anywhere() =>
        Assert.Equal(new Offer.Accepted(new MemberId("ben"), "x"), DomainJson.Read<Offer>("""{"By":"ben","Words":"x","kind":"Accepted"}"""));

    [Theory]
    [InlineData("""{"kind":"Invented"}""")]
    [InlineData("""{"By":"ben"}""")]
    public void A_kind_nobody_knows_is_not_guessed(string text) => Assert.Throws<JsonException>(() => DomainJson.Read<Offer>(text));

    private sealed record Book(ImmutableArray<Offer> Offers, ImmutableSortedDictionary<string, Offer> ByClient);

    private abstract record Offer
    {
        private Offer() { }

        public sealed record Pending : Offer;

        public sealed record Accepted(MemberId By, string Words) : Offer;

        public sealed record Replaced(Offer Old, Accepted New) : Offer;

        public abstract record Closed : Offer
        {
            private Closed() { }

            public MemberId? By { get; init; }

            public sealed record Lapsed : Closed
            {
                public Lapsed(MemberId? by, bool Late) => (By, this.Late) = (by, Late);

                public bool Late { get; init; }
            }

            public sealed record Withdrawn : Closed;
        }
    }
}
