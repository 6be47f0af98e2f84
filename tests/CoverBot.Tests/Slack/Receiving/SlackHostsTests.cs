using CoverBot.Slack.Receiving;

namespace CoverBot.Tests.Slack.Receiving;

[Trait("kind", "rule")]
public sealed class SlackHostsTests
{
    private static readonly Uri Real = new("https://slack.com/api/");
    private static readonly Uri Played = new("http://127.0.0.1:4103/api/");

    [Theory]
    [InlineData("https://hooks.slack.com/actions/T1/1/x", true)]
    [InlineData("https://agency.slack.com/commands/1", true)]
    [InlineData("https://slack.com/x", true)]
    [InlineData("http://hooks.slack.com/x", false)]
    [InlineData("https://hooks.slack.com:8443/x", false)]
    [InlineData("https://me@hooks.slack.com/x", false)]
    [InlineData("https://hooks.slack.com.evil.test/x", false)]
    [InlineData("https://evilslack.com/x", false)]
    [InlineData("https://127.0.0.1/x", false)]
    [InlineData("http://127.0.0.1:4103/x", false)]
    [InlineData("/x", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_Slack_itself_is_called(string? address, bool called) => Assert.Equal(called, SlackHosts.Allowed(address, "https", Real) is not null);

    [Theory]
    [InlineData("wss://wss-primary.slack.com/link/?ticket=1", true)]
    [InlineData("ws://wss-primary.slack.com/link", false)]
    [InlineData("wss://evil.test/link", false)]
    public void Only_Slacks_sockets_are_opened(string address, bool opened) => Assert.Equal(opened, SlackHosts.Allowed(address, "wss", Real) is not null);

    [Theory]
    [InlineData("https://hooks.slack-gov.com/commands/1", "https", true)]
    [InlineData("wss://wss-primary.slack-gov.com/link", "wss", true)]
    [InlineData("https://evilslack-gov.com/x", "https", false)]
    [InlineData("http://hooks.slack-gov.com/x", "https", false)]
    public void Where_the_API_is_GovSlacks_so_are_the_other_addresses(string address, string scheme, bool called) =>
        Assert.Equal(called, SlackHosts.Allowed(address, scheme, new("https://slack-gov.com/api/")) is not null);

    [Theory]
    [InlineData("http://127.0.0.1:4103/response/1", "https", true)]
    [InlineData("ws://127.0.0.1:4103/socket", "wss", true)]
    [InlineData("http://192.168.0.1/response/1", "https", false)]
    [InlineData("https://hooks.slack.com/x", "https", false)]
    [InlineData("wss://wss-primary.slack.com/link", "wss", false)]
    public void Where_Slack_is_played_on_this_machine_that_alone_is_called(string address, string scheme, bool called) =>
        Assert.Equal(called, SlackHosts.Allowed(address, scheme, Played) is not null);
}
