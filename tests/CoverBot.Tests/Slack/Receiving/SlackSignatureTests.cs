using System.Collections.Immutable;
using System.Text;
using CoverBot.Slack.Receiving;
using NodaTime;

namespace CoverBot.Tests.Slack.Receiving;

[Trait("kind", "rule")]
public sealed class SlackSignatureTests
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Timestamp = "1531420618";
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    private static readonly Instant Signed = Instant.FromUnixTimeSeconds(1531420618);

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA"
        + "&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
        + "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c");

    [Fact]
    public void Slacks_own_worked_example_is_genuine() => Assert.True(Genuine());

    [Fact]
    public void One_other_byte_is_a_forgery()
    {
        var forged = Body.ToArray();
        forged[^1] ^= 1;

        Assert.False(Genuine(body: forged));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v0=")]
    [InlineData("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("V0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b5031")]
    [InlineData("v0=ä2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    public void A_signature_of_another_form_is_none(string? signature) => Assert.False(Genuine(signature: signature));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("+1531420618")]
    [InlineData("1531420618.0")]
    [InlineData(" 1531420618")]
    [InlineData("-1531420618")]
    [InlineData("9223372036854775807")]
    [InlineData("99999999999999999999")]
    public void A_time_that_is_no_number_of_seconds_is_refused(string? timestamp)
    {
        Assert.False(Genuine(timestamp: timestamp));
        Assert.False(Genuine(timestamp: timestamp, signature: SlackSignature.Of(Secret, timestamp ?? "", Body)));
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void Five_minutes_count_before_and_after(int seconds, bool genuine) => Assert.Equal(genuine, Genuine(now: Signed + Duration.FromSeconds(seconds)));

    [Fact]
    public void While_the_secret_is_changed_either_may_have_signed()
    {
        Assert.True(Genuine(secrets: ["another", Secret]));
        Assert.True(Genuine(secrets: [Secret, "another"]));
        Assert.False(Genuine(secrets: ["another"]));
    }

    [Fact]
    public void Without_a_secret_nobody_has_signed() => Assert.False(Genuine(secrets: []));

    private static bool Genuine(
        string? timestamp = Timestamp, string? signature = Signature, byte[]? body = null, Instant? now = null, ImmutableArray<string>? secrets = null) =>
        SlackSignature.IsGenuine(secrets ?? [Secret], timestamp, signature, body ?? Body, now ?? Signed);
}
