using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;
using CoverBot.Rendering;
using CoverBot.Tests.Support;
using CsCheck;

namespace CoverBot.Tests.Rendering;

[Trait("kind", "rule")]
public sealed class SlackBlocksTests
{
    public static TheoryData<string> Names => [.. Gallery.For("slack").Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Slack_takes_every_card_of_the_gallery(string name)
    {
        var card = Named(name);
        Assert.Empty(SlackLimits.OfMessage(SlackBlocks.Of(card)));
        Assert.Empty(SlackLimits.OfView(SlackBlocks.Home(card)));
    }

    [Fact]
    public void Slack_takes_any_card_whatever_was_typed_into_it() => AnyCard.Cards.Sample(
        card => Assert.Empty(SlackLimits.OfMessage(SlackBlocks.Of(card)).Concat(SlackLimits.OfView(SlackBlocks.Home(card)))),
        iter: 100);

    [Fact]
    public void No_press_is_changed_on_its_way_out() => AnyCard.Cards.Sample(
        card => Assert.All(Presses(card), press => Assert.Contains(press, card.Buttons.Select(button => button.Press))),
        iter: 100);

    [Fact]
    public void A_card_within_the_limits_loses_nothing()
    {
        var card = Named("handback");
        var json = SlackBlocks.Of(card)["blocks"]!.ToJsonString();
        Assert.DoesNotContain("…", json, StringComparison.Ordinal);
        Assert.Equal(card.Buttons.Select(button => button.Press), Presses(card));
    }

    [Fact]
    public void Buttons_stand_at_most_five_in_a_row()
    {
        var rows = Blocks(Named("handback")).Where(block => block["type"]!.GetValue<string>() == "actions").Select(row => row["elements"]!.AsArray().Count);
        Assert.Equal([5, 2], rows);
    }

    [Fact]
    public void A_press_comes_back_as_it_was_sent_out()
    {
        var press = Press.Of("accept", "o|1", "terms~2", "ü<>&\"");
        Assert.Equal([press], Presses(new("x", [new Block.Buttons([new("Accept", press)])])));
    }

    [Fact]
    public void Typed_words_ring_nobody()
    {
        var message = SlackBlocks.Of(Named("nasty"));
        var small = message["blocks"]!.AsArray().Where(block => block!["type"]!.GetValue<string>() == "context").Select(block => block!["elements"]![0]!).ToArray();
        Assert.Equal("plain_text", small[0]["type"]!.GetValue<string>());
        Assert.Equal("&amp;gt; ∗a∗ &lt;!here&gt; @\u2060here <@U0BEN>&lt;!everyone&gt;› b", small[1]["text"]!.GetValue<string>());
        Assert.Equal("&lt;!channel&gt; ∗now∗ @\u2060here &amp; &lt;/b&gt;", message["text"]!.GetValue<string>());
        Assert.DoesNotContain("broadcast", message.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_too_long_says_how_many_more_there_are()
    {
        var list = new Block.Bullets([.. Enumerable.Range(1, 42).Select(i => Text.Of($"Item {i}"))]);
        var last = Blocks(new("x", [list])).Single()["elements"]![0]!["elements"]!.AsArray()[^1]!;
        Assert.Equal("and 12 more", last["elements"]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public void A_person_of_another_platform_is_a_name_in_bold()
    {
        var element = Blocks(Card.Of(Text.Of(Gallery.Ben("teams")))).Single()["elements"]![0]!["elements"]![0]!;
        Assert.Equal("""{"type":"text","text":"Ben Ortiz","style":{"bold":true}}""", element.ToJsonString());
    }

    [Fact]
    public void A_card_far_too_big_keeps_its_button_and_says_what_is_missing()
    {
        var json = SlackBlocks.Of(Named("huge")).ToJsonString();
        Assert.Contains("accept|o-1", json, StringComparison.Ordinal);
        Assert.Contains("more parts", json, StringComparison.Ordinal);
    }

    private static Card Named(string name) => Gallery.For("slack").Single(entry => entry.Name == name).Card;

    private static IEnumerable<JsonNode> Blocks(Card card) => SlackBlocks.Of(card)["blocks"]!.AsArray().Select(block => block!);

    private static IEnumerable<Press?> Presses(Card card) =>
        Blocks(card).Where(block => block["type"]!.GetValue<string>() == "actions").SelectMany(block => block["elements"]!.AsArray()).Select(SlackBlocks.Press);
}
