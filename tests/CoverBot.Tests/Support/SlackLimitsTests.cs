using System.Text.Json.Nodes;

namespace CoverBot.Tests.Support;

/// <summary>The checker itself: it must say no to what Slack says no to.</summary>
[Trait("kind", "rule")]
public sealed class SlackLimitsTests
{
    [Theory]
    [InlineData("""{"type":"bogus"}""")]
    [InlineData("""{"type":"divider","color":"red"}""")]
    [InlineData("""{"type":"header","text":{"type":"plain_text","text":""}}""")]
    [InlineData("""{"type":"header","text":{"type":"mrkdwn","text":"x"}}""")]
    [InlineData("""{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":""}]}]}""")]
    [InlineData("""{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"broadcast","range":"here"}]}]}""")]
    [InlineData("""{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[]}]}""")]
    [InlineData("""{"type":"context","elements":[{"type":"mrkdwn","text":"<!channel>","verbatim":true}]}""")]
    [InlineData("""{"type":"context","elements":[{"type":"mrkdwn","text":"@here"}]}""")]
    [InlineData("""{"type":"actions","elements":[]}""")]
    [InlineData("""{"type":"actions","elements":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"x"},"value":"x","style":"bold"}]}""")]
    [InlineData("""{"type":"actions","elements":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"x"},"value":"x"},{"type":"button","action_id":"a","text":{"type":"plain_text","text":"y"},"value":"y"}]}""")]
    [InlineData("""{"type":"input","block_id":"b","label":{"type":"plain_text","text":"x"},"element":{"type":"static_select","action_id":"a","options":[]}}""")]
    [InlineData("""{"type":"input","block_id":"b","label":{"type":"plain_text","text":"x"},"element":{"type":"datepicker","action_id":"a","initial_date":"tomorrow"}}""")]
    public void A_block_that_Slack_refuses_is_refused(string block) => Assert.NotEmpty(SlackLimits.OfMessage(Message(block)));

    [Fact]
    public void A_plain_message_is_taken() => Assert.Empty(SlackLimits.OfMessage(Message("""{"type":"divider"}""")));

    [Fact]
    public void The_fifty_first_block_is_refused() =>
        Assert.Equal(["more than 50 blocks"], SlackLimits.OfMessage(Message([.. Enumerable.Repeat("""{"type":"divider"}""", 51)])));

    [Fact]
    public void A_header_of_151_characters_is_refused() =>
        Assert.NotEmpty(SlackLimits.OfMessage(Message($$$"""{"type":"header","text":{"type":"plain_text","text":"{{{new string('x', 151)}}}"}}""")));

    private static JsonObject Message(params string[] blocks) => new() { ["text"] = "x", ["blocks"] = new JsonArray([.. blocks.Select(block => JsonNode.Parse(block))]) };
}
