using System.Text.Json.Nodes;
using CoverBot.Rendering;
using CoverBot.Tests.Support;
using CsCheck;

namespace CoverBot.Tests.Rendering;

/// <summary>The vendor's own parser reads what we make.</summary>
[Trait("kind", "contract")]
public sealed class AdaptiveCardsParserTests(NodeScripts node) : IClassFixture<NodeScripts>
{
    [Fact]
    public async Task The_official_parser_objects_to_no_card_and_no_form()
    {
        var cards = new JsonObject();
        foreach (var platform in (string[])["teams", "slack", "playground"])
        {
            foreach (var (name, card) in Gallery.For(platform))
            {
                cards[$"{platform}/{name}"] = AdaptiveCards.Of(card);
            }
        }
        cards["form/away"] = AdaptiveCards.Of(Forms.Away);
        cards["form/strained"] = AdaptiveCards.Of(Forms.Strained);
        Assert.Empty((await node.Ask("parse-cards.mjs", cards)).AsArray());
    }

    [Fact]
    public Task The_official_parser_objects_to_nothing_that_was_typed() => AnyCard.Cards.Array[40, 40].SampleAsync(
        async cards => Assert.Empty((await node.Ask("parse-cards.mjs", new JsonObject(cards.Select((card, i) => KeyValuePair.Create($"{i}", (JsonNode?)AdaptiveCards.Of(card)))))).AsArray()),
        iter: 1);

    [Fact]
    public async Task The_official_parser_objects_to_a_card_that_is_wrong()
    {
        var wrong = JsonNode.Parse("""{"wrong":{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Bogus"}]}}""")!;
        Assert.NotEmpty((await node.Ask("parse-cards.mjs", wrong)).AsArray());
    }
}
