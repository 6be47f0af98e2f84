using CoverBot.Slack;
using Microsoft.Extensions.Configuration;

namespace CoverBot.Tests.Slack;

[Trait("kind", "rule")]
public sealed class SlackSettingsTests
{
    private static readonly (string, string)[] OneWorkspace = [("BotToken", "xoxb-1-2-abc"), ("SigningSecret", "0123456789abcdef")];

    [Fact]
    public void Without_any_setting_Slack_is_not_there()
    {
        Assert.Empty(Problems());
        Assert.False(Of([]).Options.IsAttached);
    }

    [Theory]
    [InlineData("BotToken=xoxb-1-2-abc;SigningSecret=0123456789abcdef")]
    [InlineData("BotToken=xoxb-1-2-abc;AppToken=xapp-1-A1-2-abc")]
    [InlineData("ClientId=1.2;ClientSecret=abc,def;SigningSecret=0123,4567")]
    [InlineData("ClientId=1.2;ClientSecret=abc;SigningSecret=0123;AppToken=xapp-1-A1-2-abc;CommandName=/our-cover_2;ApiUrl=https://slack-gov.com/api/")]
    public void These_can_be_used(string settings) => Assert.Empty(Problems(Split(settings)));

    [Theory]
    [InlineData("BotToken=xoxp-1-2-abc;SigningSecret=0123", "Slack:BotToken", "xoxb-")]
    [InlineData("BotToken=xoxb-;SigningSecret=0123", "Slack:BotToken", "xoxb-")]
    [InlineData("BotToken=xoxb-1-2-abc;AppToken=xoxb-1-2-abc", "Slack:AppToken", "xapp-")]
    [InlineData("BotToken=xoxb-1-2-abc;SigningSecret=two words", "Slack:SigningSecret", "Basic Information")]
    [InlineData("BotToken=xoxb-1-2-abc", "Slack:SigningSecret", "Slack:AppToken")]
    [InlineData("ClientId=1.2;ClientSecret=abc", "Slack:SigningSecret", "Slack:AppToken")]
    [InlineData("ClientId=1.2;SigningSecret=0123", "Slack:ClientSecret", "Slack:ClientId")]
    [InlineData("ClientSecret=abc;SigningSecret=0123", "Slack:ClientId", "Slack:ClientSecret")]
    [InlineData("BotToken=xoxb-1-2-abc;ClientId=1.2;ClientSecret=abc;SigningSecret=0123", "Slack:BotToken", "one of the two")]
    [InlineData("SigningSecret=0123", "Slack:BotToken", "Slack:ClientId")]
    [InlineData("AppToken=xapp-1-A1-2-abc", "Slack:BotToken", "Slack:ClientId")]
    [InlineData("CommandName=cover", "Slack:CommandName", "/cover")]
    [InlineData("CommandName=/Cover me", "Slack:CommandName", "/cover")]
    [InlineData("CommandName=/abcdefghijklmnopqrstuvwxyz-0123456", "Slack:CommandName", "/cover")]
    [InlineData("ApiUrl=slack.com/api/", "Slack:ApiUrl", "https://slack.com/api/")]
    [InlineData("ApiUrl=https://slack.com/api", "Slack:ApiUrl", "/api/")]
    [InlineData("ApiUrl=http://slack.com/api/", "Slack:ApiUrl", "https")]
    [InlineData("ApiUrl=ftp://slack.com/api/", "Slack:ApiUrl", "https")]
    public void What_is_wrong_is_said_with_its_key_and_what_is_expected(string settings, string key, string expected)
    {
        var problem = Assert.Single(Problems(Split(settings)));

        Assert.StartsWith(key + ": ", problem, StringComparison.Ordinal);
        Assert.Contains("expected", problem, StringComparison.Ordinal);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once_and_no_secret_is_repeated()
    {
        var problems = Problems(("BotToken", "hush-1"), ("AppToken", "hush-2"), ("SigningSecret", "hush 3"), ("ClientId", "hush 4"), ("CommandName", "cover"), ("ApiUrl", "nowhere"));

        Assert.Equal(
            ["Slack:SigningSecret", "Slack:BotToken", "Slack:AppToken", "Slack:ClientId", "Slack:ApiUrl", "Slack:CommandName", "Slack:ClientSecret", "Slack:BotToken"],
            problems.Select(problem => problem[..problem.IndexOf(": ", StringComparison.Ordinal)]));
        Assert.DoesNotContain(problems, problem => problem.Contains("hush", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stand_in_of_Slack_on_this_machine_is_for_Development_alone()
    {
        (string, string)[] settings = [.. OneWorkspace, ("ApiUrl", "http://127.0.0.1:5090/api/")];

        Assert.Empty(Of(settings, development: true).Problems());
        Assert.Single(Of(settings, development: false).Problems());
        Assert.Single(Of([.. OneWorkspace, ("ApiUrl", "http://192.168.0.1/api/")], development: true).Problems());
    }

    [Fact]
    public void Several_secrets_stand_with_commas_between_and_the_rest_has_its_standard()
    {
        var options = Of([.. OneWorkspace[..1], ("SigningSecret", " new , old ")]).Options;

        Assert.Equal(["new", "old"], options.SigningSecrets);
        Assert.Equal(("https://slack.com/api/", "/cover"), (options.ApiUrl.ToString(), options.CommandName));
        Assert.DoesNotContain("xoxb", options.ToString(), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Problems(params (string Key, string Value)[] settings) => Of(settings).Problems();

    private static SlackSettings Of((string Key, string Value)[] settings, bool development = false) => new(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create("Slack:" + one.Key, (string?)one.Value))).Build(), development);

    private static (string, string)[] Split(string settings) => [.. settings.Split(';').Select(one => one.Split('=')).Select(one => (one[0], one[1]))];
}
