using System.Text.Json.Nodes;
using CoverBot.Rendering;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Rendering;

[Trait("kind", "rule")]
public sealed class SlackFormTests
{
    [Fact]
    public void Slack_takes_a_form_with_every_kind_of_field() => Assert.Empty(SlackLimits.OfView(SlackBlocks.Modal(Forms.Away)));

    [Fact]
    public void Slack_takes_a_form_that_strains_every_limit() => Assert.Empty(SlackLimits.OfView(SlackBlocks.Modal(Forms.Strained)));

    [Fact]
    public void A_form_comes_back_with_its_press() => Assert.Equal(Forms.Away.Press, SlackForm.Press(SlackBlocks.Modal(Forms.Away)));

    [Fact]
    public void Errors_can_be_answered_by_field_key() => Assert.Equal(
        ["from", "at", "note", "reach", "clients", "tell"],
        SlackBlocks.Modal(Forms.Away)["blocks"]!.AsArray().Select(block => block!["block_id"]?.GetValue<string>()).OfType<string>());

    [Fact]
    public void What_was_filled_in_is_read_by_field_key()
    {
        var state = JsonNode.Parse("""
            {"values":{
              "from":{"value":{"type":"datepicker","selected_date":"2026-11-30"}},
              "at":{"value":{"type":"timepicker","selected_time":null}},
              "note":{"value":{"type":"plain_text_input","value":"Orders, then phone\nand mail"}},
              "reach":{"value":{"type":"radio_buttons","selected_option":{"text":{"type":"plain_text","text":"Looks in daily"},"value":"daily"}}},
              "clients":{"value":{"type":"checkboxes","selected_options":[{"value":"c1"},{"value":"c2"}]}},
              "tell":{"value":{"type":"checkboxes","selected_options":[]}}}}
            """);
        var expected = new Dictionary<string, string>
        {
            ["from"] = "2026-11-30", ["at"] = "", ["note"] = "Orders, then phone\nand mail", ["reach"] = "daily", ["clients"] = "c1,c2", ["tell"] = "",
        };
        Assert.Equal(expected, SlackForm.Values(state));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"values":[]}""")]
    [InlineData("""{"values":{"a":7}}""")]
    [InlineData("""{"values":{"a":{"value":{"type":"checkboxes","selected_options":[7]}}}}""")]
    [InlineData("""{"values":{"a":{"value":{"type":"static_select","selected_option":7}}}}""")]
    public void A_state_made_by_hand_reads_as_nothing(string state) => Assert.All(SlackForm.Values(JsonNode.Parse(state)).Values, Assert.Empty);
}
