using System.Text;
using System.Text.Json.Nodes;
using CoverBot.Domain.Cards;
using CoverBot.Rendering;
using CoverBot.Tests.Support;
using CsCheck;

namespace CoverBot.Tests.Rendering;

[Trait("kind", "rule")]
public sealed class AdaptiveCardsTests
{
    [Fact]
    public void Teams_takes_any_card_whatever_was_typed_into_it() => AnyCard.Cards.Sample(card => Assert.Empty(TeamsLimits.Of(AdaptiveCards.Of(card))), iter: 100);

    [Fact]
    public void Every_card_of_the_gallery_keeps_to_the_limits() =>
        Assert.All(Gallery.For("teams"), entry => Assert.Empty(TeamsLimits.Of(AdaptiveCards.Of(entry.Card))));

    [Fact]
    public void A_long_card_stays_under_28_kilobytes_by_shortening_its_words() =>
        Assert.InRange(Encoding.UTF8.GetByteCount(AdaptiveCards.Of(new Card("x", [new Block.Table([.. Enumerable.Range(0, 200).Select(i => (System.Collections.Immutable.ImmutableArray<Text>)[$"Client {i}", new string('ü', 900)])])])).ToJsonString()), 1, 28_000);

    [Fact]
    public void A_press_comes_back_as_it_was_sent_out_by_both_kinds_of_action()
    {
        var press = Press.Of("accept", "o|1", "terms~2");
        var action = Elements(AdaptiveCards.Of(new Card("x", [new Block.Buttons([new("Accept", press)])]))).Single(json => json["type"]!.GetValue<string>() == "Action.Execute");
        Assert.Equal(press, AdaptiveCards.Press(action["data"]));
        Assert.Equal(press, AdaptiveCards.Press(action["fallback"]!["data"]));
        Assert.Equal("accept", action["verb"]!.GetValue<string>());
    }

    [Fact]
    public void A_button_that_opens_a_form_is_of_the_kind_that_can()
    {
        var card = new Card("x", [new Block.Buttons([new("Part of it", Press.Of("choose", "a1", "1", "1")), new("Form", Press.Of("run", "away")), new("Who", Press.Of("run", "who"))])]);
        var actions = Elements(AdaptiveCards.Of(card)).Single(json => json["type"]!.GetValue<string>() == "ActionSet")["actions"]!.AsArray();

        Assert.Equal(["Action.Submit", "Action.Submit", "Action.Execute"], actions.Select(action => action!["type"]!.GetValue<string>()));
        Assert.Equal(["task/fetch", "task/fetch", null], actions.Select(action => action!["data"]!["msteams"]?["type"]!.GetValue<string>()));
        Assert.Equal("choose|a1|1|1", actions[0]!["data"]!["press"]!.GetValue<string>());
    }

    [Fact]
    public void What_is_noted_of_a_button_does_not_travel_with_its_press()
    {
        var card = AdaptivePress.OnAnswer(AdaptivePress.OpeningForms(new Card("x", [new Block.Buttons([new("Open", Press.Of("help", "a|b"))])])));
        var action = Elements(AdaptiveCards.Of(card)).Single(json => json["type"]!.GetValue<string>() == "Action.Submit");

        Assert.Equal(Press.Of("help", "a|b"), AdaptiveCards.Press(action["data"]));
        Assert.True(AdaptiveCards.IsOnAnswer(action["data"]));
        Assert.Empty(TeamsLimits.Of(AdaptiveCards.Of(card)));
    }

    [Fact]
    public void A_dialog_has_no_action_but_those_it_takes() => Assert.All(
        Gallery.For("teams").SelectMany(entry => Elements(AdaptiveCards.Dialog(entry.Card))).Where(json => json["type"]!.GetValue<string>().StartsWith("Action.", StringComparison.Ordinal)),
        action => Assert.Equal(("Action.Submit", false, false), (action["type"]!.GetValue<string>(), action.ContainsKey("fallback"), action["data"]!.AsObject().ContainsKey("msteams"))));

    [Fact]
    public void Only_people_on_Teams_are_mentioned()
    {
        Assert.Null(AdaptiveCards.Of(Card.Of(Text.Of(Gallery.Ben("slack"))))["msteams"]);
        var card = AdaptiveCards.Of(Card.Of(Text.Of(Gallery.Ben("teams"), new Span.Words(" <at>Cara</at>"))));
        Assert.Equal("""{"entities":[{"type":"mention","text":"\u003Cat\u003EBen Ortiz\u003C/at\u003E","mentioned":{"id":"29:1ben","name":"Ben Ortiz"}}]}""", card["msteams"]!.ToJsonString());
        Assert.Equal(@"<at>Ben Ortiz</at> \<at\>Cara\</at\>", card["body"]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public void Two_people_of_one_name_are_told_apart()
    {
        var other = new Span.Person(new("teams", "T1", "29:2ben"), "Ben Ortiz");
        var card = AdaptiveCards.Of(Card.Of(Text.Of(Gallery.Ben("teams"), new Span.Words(" and "), other)));
        Assert.Equal("<at>Ben Ortiz</at> and <at>Ben Ortiz 2</at>", card["body"]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public void A_moment_is_shown_in_the_readers_zone()
    {
        var moment = new Span.Moment(NodaTime.Instant.FromUtc(2026, 11, 30, 9, 0), "Mon 30 Nov 09:00, London time");
        var card = AdaptiveCards.Of(Card.Of(Text.Of(new Span.Words("Answer by "), moment, new Span.Words(" {{TIME(2026-01-01T00:00:00Z)}}"))));
        Assert.Equal(@"Answer by {{DATE(2026-11-30T09:00:00Z,SHORT)}} {{TIME(2026-11-30T09:00:00Z)}} \{\{TIME(2026-01-01T00:00:00Z)\}\}", card["body"]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public void A_date_command_that_somebody_typed_is_shown_as_typed() =>
        Assert.Equal("{\u2060{DATE(2026-01-01T00:00:00Z)}}", AdaptiveCards.Of(Card.Of("{{DATE(2026-01-01T00:00:00Z)}}"))["body"]![0]!["inlines"]![0]!["text"]!.GetValue<string>());

    [Theory]
    [InlineData("**x** _y_", @"\*\*x\*\* \_y\_")]
    [InlineData("1. one", @"1\. one")]
    [InlineData("- one - two", @"\- one - two")]
    [InlineData("# one", @"\# one")]
    [InlineData("a.b (c)", "a.b (c)")]
    [InlineData("[a](b) &amp; <b>", @"\[a\](b) \&amp; \<b\>")]
    public void Typed_marks_are_escaped(string typed, string escaped) => Assert.Equal(escaped, AdaptiveMarkdown.Escape(typed));

    [Fact]
    public void A_card_far_too_big_keeps_its_button()
    {
        var json = AdaptiveCards.Of(Gallery.For("teams").Single(entry => entry.Name == "huge").Card).ToJsonString();
        Assert.Contains("accept|o-1", json, StringComparison.Ordinal);
    }

    internal static IEnumerable<JsonObject> Elements(JsonNode? json) => json switch
    {
        JsonObject element => element.SelectMany(member => Elements(member.Value)).Prepend(element).Where(found => found["type"] is JsonValue),
        JsonArray items => items.SelectMany(Elements),
        _ => [],
    };
}
