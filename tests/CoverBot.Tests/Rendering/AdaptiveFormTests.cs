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
