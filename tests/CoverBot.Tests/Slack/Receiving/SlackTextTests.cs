using CoverBot.Slack.Receiving;

namespace CoverBot.Tests.Slack.Receiving;

[Trait("kind", "rule")]
public sealed class SlackTextTests
{
    [Theory]
    [InlineData("/cover", "who acme", "who acme")]
    [InlineData("/cover", "", "")]
    [InlineData("/cover", "  away fri ", "away fri")]
    [InlineData("/away", "fri", "away fri")]
    [InlineData("/away", "", "away")]
    [InlineData("/away-cover", "24 dec - 2 jan", "away 24 dec - 2 jan")]
    [InlineData("/away-cover", "away fri", "away fri")]
    [InlineData("/Away-Cover", "awaynow", "away awaynow")]
    [InlineData("/vertretung", "away fri", "away fri")]
    [InlineData("/cover", "emergency <@U2|ben>", "emergency <@U2|ben>")]
    [InlineData("/cover", "client add Acme <#C1|acme>", "client add Acme <#C1|acme>")]
    [InlineData("/cover", "client add Acme <#C1|>", "client add Acme <#C1|>")]
    [InlineData("/cover", "backups acme @ben @cara", "backups acme @ben @cara")]
    [InlineData("/cover", "note acme see <https://acme.test/a?b=1>", "note acme see https://acme.test/a?b=1")]
    [InlineData("/cover", "note acme <mailto:dana@acme.test|dana@acme.test>", "note acme dana@acme.test")]
    [InlineData("/cover", "note acme a & b < c &amp; d", "note acme a & b < c &amp; d")]
    public void A_command_reads(string command, string text, string line) => Assert.Equal(line, SlackText.OfCommand(command, text));

    [Theory]
    [InlineData("away fri", "away fri")]
    [InlineData("<@UBOT> away fri", "away fri")]
    [InlineData("<@UBOT|coverbot>: away fri", "away fri")]
    [InlineData("Good morning <@UBOT>, away fri", "away fri")]
    [InlineData("away fri <@UBOT>", "away fri")]
    [InlineData("<@UBOT> emergency <@U2>", "emergency <@U2>")]
    [InlineData("<@UBOT>", "")]
    [InlineData("<@UBOTTLE> who", "<@UBOTTLE> who")]
    [InlineData("note acme a &amp; b &lt; c", "note acme a & b < c")]
    [InlineData("note acme &amp;lt;", "note acme &lt;")]
    [InlineData("note acme <https://acme.test|the shop>", "note acme https://acme.test")]
    [InlineData("note acme <!subteam^S1|@team> <!here>", "note acme @team @here")]
    [InlineData("note acme <tel:+442079460000|020 7946 0000>", "note acme +442079460000")]
    public void A_message_reads(string text, string line) => Assert.Equal(line, SlackText.OfMessage(text, "UBOT"));
}
