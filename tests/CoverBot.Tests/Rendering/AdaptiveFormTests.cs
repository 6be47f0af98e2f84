using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoverBot.Rendering;

namespace CoverBot.Tests.Rendering;

[Trait("kind", "rule")]
public sealed class AdaptiveFormTests
{
    [Fact]
    public void A_form_has_one_button_that_carries_its_press()
    {
        var action = AdaptiveCards.Of(Forms.Away)["actions"]!.AsArray().Single()!;
        Assert.Equal("Action.Submit", action["type"]!.GetValue<string>());
        Assert.Equal(Forms.Away.Press, AdaptiveCards.Press(action["data"]));
    }

    [Fact]
    public void What_must_be_filled_in_says_so()
    {
        var inputs = AdaptiveCardsTests.Elements(AdaptiveCards.Of(Forms.Away)["body"]).Where(input => input["isRequired"] is not null).ToArray();
        Assert.Equal(["field.from", "field.reach", "field.clients"], inputs.Select(input => input["id"]!.GetValue<string>()));
        Assert.All(inputs, input => Assert.NotEmpty(input["errorMessage"]!.GetValue<string>()));
    }

    [Fact]
    public void What_was_filled_in_is_read_by_field_key()
    {
        var data = JsonNode.Parse("""{"press":"away|c-1","field.from":"2026-11-30","field.at":"","field.note":"false","field.clients":"c1,c2","tick.tell":"false","tick.other":"true","field.press":"x"}""");
        var expected = new Dictionary<string, string>
        {
            ["from"] = "2026-11-30", ["at"] = "", ["note"] = "false", ["clients"] = "c1,c2", ["tell"] = "", ["other"] = "true", ["press"] = "x",
        };
        Assert.Equal(expected, AdaptiveForm.Values(data));
        Assert.Equal(Forms.Away.Press, AdaptiveCards.Press(data));
    }

    [Fact]
    public void What_is_wrong_stands_under_its_field_and_what_belongs_to_none_stands_first()
    {
        var filled = Forms.Away.With(new Dictionary<string, string> { ["note"] = "the shop", ["clients"] = "c2", ["tell"] = "", ["at"] = "25:00" }.ToImmutableDictionary());
        var errors = new Dictionary<string, string> { ["note"] = "Too **short**.", ["gone"] = "No such field." }.ToImmutableDictionary();

        var body = AdaptiveCards.Dialog(filled, "echo", errors)["body"]!.AsArray();

        Assert.Contains("No such field.", body[0]!.ToJsonString(), StringComparison.Ordinal);
        var note = body.Single(element => element!["id"]?.GetValue<string>() == "field.note")!;
        Assert.Equal("the shop", note["value"]!.GetValue<string>());
        Assert.Contains("Too **short**.", body[body.IndexOf(note) + 1]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("c2", body.Single(element => element!["id"]?.GetValue<string>() == "field.clients")!["value"]!.GetValue<string>());
        Assert.Null(body.Single(element => element!["id"]?.GetValue<string>() == "tick.tell")!["value"]);
    }

    [Fact]
    public void A_form_carries_its_echo_and_a_button_none()
    {
        var data = AdaptiveCards.Dialog(Forms.Away, "echo", [])["actions"]![0]!["data"];

        Assert.Equal((true, "echo"), (AdaptiveForm.IsForm(data), AdaptiveForm.Echo(data)));
        Assert.False(AdaptiveForm.IsForm(JsonNode.Parse("""{"press":"away"}""")));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"field.a":null}""")]
    [InlineData("""{"field.a":{"b":1},"tick.a":[]}""")]
    public void Data_made_by_hand_reads_as_nothing(string data)
    {
        Assert.All(AdaptiveForm.Values(JsonNode.Parse(data)).Values, Assert.Empty);
        Assert.Null(AdaptiveCards.Press(JsonNode.Parse(data)));
    }
}
