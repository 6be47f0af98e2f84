using System.Text;
using CoverBot.Receiving;
using CoverBot.Slack.Receiving;

namespace CoverBot.Tests.Slack.Receiving;

[Trait("kind", "rule")]
public sealed class SlackPayloadTests
{
    [Fact]
    public void A_form_is_read_letter_by_letter() =>
        Assert.Equal("""{"text":"acme \u0026 birch","command":"/cover","name":"Z\u00FCrich","empty":""}""", SlackPayload.Form("text=acme+%26%20birch&command=%2Fcover&name=Z%C3%BCrich&empty="u8)?.ToJsonString());

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("text=a&text=b")]
    [InlineData("text=%F")]
    [InlineData("text=%GG")]
    [InlineData("text=%FF")]
    [InlineData("text=%C3%28")]
    public void What_is_no_form_in_UTF8_is_nothing(string body) => Assert.Null(SlackPayload.Form(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Bytes_that_are_no_UTF8_are_nothing()
    {
        Assert.Null(SlackPayload.Form([(byte)'a', (byte)'=', 0xC3, 0x28]));
        Assert.Null(JsonPayload.Read([.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"b\":{\"a\":1,\"a\":2}}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"\\udc00\":1}")]
    public void What_is_no_sound_JSON_object_is_nothing(string body) => Assert.Null(JsonPayload.Read(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData(60, true)]
    [InlineData(70, false)]
    [InlineData(100_000, false)]
    public void What_is_too_deep_is_nothing(int depth, bool taken) =>
        Assert.Equal(taken, JsonPayload.Read(Encoding.UTF8.GetBytes($"{{\"a\":{new string('[', depth)}{new string(']', depth)}}}")) is not null);
}
