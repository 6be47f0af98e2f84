using System.Text.Json.Nodes;
using CoverBot.Rendering;
using CoverBot.Tests.Support;
using CsCheck;

namespace CoverBot.Tests.Rendering;

/// <summary>The vendor's own parser, and the types of its newest SDK, take what we make.</summary>
[Trait("kind", "contract")]
public sealed class AdaptiveCardsParserTests(NodeScripts node) : IClassFixture<NodeScripts>
{
    [Fact]
    public async Task The_official_parser_objects_to_no_card_and_no_form()
    {
        Assert.Empty((await node.Ask("parse-cards.mjs", WholeGallery())).AsArray());
    }

    [Fact]
    public async Task The_types_of_the_Teams_SDK_object_to_no_card_and_no_form() => Assert.Empty(await Compile(WholeGallery()));

    [Fact]
    public async Task The_types_object_to_a_card_that_is_wrong() => Assert.NotEmpty(await Compile(
        new() { ["wrong"] = JsonNode.Parse("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"x","wieght":"Bolder"}]}""") }));

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

    private static JsonObject WholeGallery()
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
        return cards;
    }

    /// <summary>Of "Full", which Teams' documentation shows, the SDK knows only "full".</summary>
    private static JsonNode Typed(JsonNode card)
    {
        var typed = card.DeepClone();
        if (typed["msteams"]?["width"]?.GetValue<string>() == "Full")
        {
            typed["msteams"]!["width"] = "full";
        }
        return typed;
    }

    private async Task<JsonArray> Compile(JsonObject cards) => (await node.Ask("check-types.mjs", new JsonArray([.. cards.Select(card => new JsonObject
    {
        ["name"] = card.Key,
        ["type"] = "import('@microsoft/teams.cards').IAdaptiveCard",
        ["value"] = Typed(card.Value!),
    })]))).AsArray();
}
