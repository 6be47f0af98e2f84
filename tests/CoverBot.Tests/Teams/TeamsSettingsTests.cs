using CoverBot.Teams;
using Microsoft.Extensions.Configuration;

namespace CoverBot.Tests.Teams;

[Trait("kind", "rule")]
public sealed class TeamsSettingsTests
{
    private const string App = "22222222-2222-4222-8222-222222222222";
    private const string Home = "11111111-1111-4111-8111-111111111111";
    private const string Ids = $"AppId={App};TenantId={Home}";

    [Fact]
    public void Without_any_setting_Teams_is_not_there()
    {
        Assert.Empty(Problems(""));
        Assert.False(Of("").IsAttached);
    }

    [Theory]
    [InlineData(Ids + ";ClientSecret=abc~def")]
    [InlineData(Ids + ";ManagedIdentity=true")]
    [InlineData(Ids + ";ManagedIdentity=true;FederatedIdentity=44444444-4444-4444-8444-444444444444")]
    [InlineData(Ids + ", 33333333-3333-4333-8333-333333333333;ClientSecret=abc;MetadataUrl=https://login.botframework.azure.us/v1/.well-known/openidconfiguration")]
    public void These_can_be_used(string settings) => Assert.Empty(Problems(settings));

    [Theory]
    [InlineData($"TenantId={Home};ClientSecret=abc", "Teams:AppId", "application id")]
    [InlineData($"AppId=CoverBot;TenantId={Home};ClientSecret=abc", "Teams:AppId", "application id")]
    [InlineData($"AppId={App};ClientSecret=abc", "Teams:TenantId", "the bot's own first")]
    [InlineData($"AppId={App};TenantId={Home},contoso.com;ClientSecret=abc", "Teams:TenantId", "the bot's own first")]
    [InlineData(Ids, "Teams:ClientSecret", "Teams:CertificatePath")]
    [InlineData(Ids + ";ClientSecret=abc;ManagedIdentity=true", "Teams:ManagedIdentity", "one of the three")]
    [InlineData(Ids + ";CertificatePath=/nowhere/bot.pfx", "Teams:CertificatePath", ".pfx")]
    [InlineData(Ids + ";ManagedIdentity=yes;ClientSecret=abc", "Teams:ManagedIdentity", "true or false")]
    [InlineData(Ids + ";ManagedIdentity=true;FederatedIdentity=my-identity", "Teams:FederatedIdentity", "client id")]
    [InlineData(Ids + ";ClientSecret=abc;FederatedIdentity=44444444-4444-4444-8444-444444444444", "Teams:FederatedIdentity", "both of them")]
    [InlineData(Ids + ";ClientSecret=abc;MetadataUrl=http://login.botframework.com/", "Teams:MetadataUrl", "https")]
    [InlineData(Ids + ";ClientSecret=abc;TokenUrl=nowhere", "Teams:TokenUrl", "https")]
    [InlineData(Ids + ";ClientSecret=abc;TokenUrl=http://127.0.0.1/token", "Teams:TokenUrl", "https")]
    [InlineData(Ids + ";DangerouslyAllowUnauthenticated=true", "Teams:DangerouslyAllowUnauthenticated", "Development")]
    public void What_is_wrong_is_said_with_its_key_and_what_is_expected(string settings, string key, string expected)
    {
        var problem = Assert.Single(Problems(settings));

        Assert.StartsWith(key + ": ", problem, StringComparison.Ordinal);
        Assert.Contains("expected is", problem, StringComparison.Ordinal);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once_and_no_secret_is_repeated()
    {
        var problems = Problems("AppId=x;TenantId=y;ClientSecret=hush;CertificatePath=/nowhere;MetadataUrl=z;DangerouslyAllowUnauthenticated=true");

        Assert.Equal(
            ["Teams:AppId", "Teams:TenantId", "Teams:MetadataUrl", "Teams:DangerouslyAllowUnauthenticated", "Teams:CertificatePath", "Teams:CertificatePath"],
            problems.Select(problem => problem[..problem.IndexOf(": ", StringComparison.Ordinal)]));
        Assert.DoesNotContain(problems, problem => problem.Contains("hush", StringComparison.Ordinal));
        Assert.DoesNotContain("hush", Of(Ids + ";ClientSecret=hush").Options.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("http://127.0.0.1:3978", true)]
    [InlineData("http://localhost:3978;http://[::1]:3978", true)]
    [InlineData("http://0.0.0.0:3978", false)]
    [InlineData("http://*:3978", false)]
    [InlineData("http://127.0.0.1:3978;http://10.0.0.4:3978", false)]
    public void What_is_not_signed_is_let_in_only_in_Development_and_on_this_machine_s_own_address(string urls, bool mayBe)
    {
        const string Settings = Ids + ";DangerouslyAllowUnauthenticated=true";

        Assert.Equal(mayBe, Of(Settings, development: true, urls).Problems().Count == 0);
        Assert.NotEmpty(Of(Settings, development: false, urls).Problems());
    }

    [Fact]
    public void A_stand_in_on_this_machine_is_for_Development_alone()
    {
        const string Settings = Ids + ";ClientSecret=abc;TokenUrl=http://127.0.0.1:5090/token";

        Assert.True(Of(Settings, development: true).Options.Loopback);
        Assert.False(Of(Ids + ";ClientSecret=abc", development: true).Options.Loopback);
        Assert.False(Of(Ids + ";ClientSecret=abc;TokenUrl=https://127.0.0.1/token").Options.Loopback);
    }

    [Fact]
    public void Ids_are_lower_case_the_first_tenant_is_the_bots_own_and_the_rest_has_its_standard()
    {
        var options = Of($"AppId={App};TenantId= ABCDEFAB-1111-4111-8111-111111111111 , {Home};ClientSecret=abc").Options;

        Assert.Equal(["abcdefab-1111-4111-8111-111111111111", Home], options.Tenants);
        Assert.Equal("https://login.botframework.com/v1/.well-known/openidconfiguration", options.MetadataUrl.AbsoluteUri);
        Assert.Null(options.TokenUrl);
    }

    private static IReadOnlyList<string> Problems(string settings) => Of(settings).Problems();

    private static TeamsSettings Of(string settings, bool development = false, string urls = "") => new(
        new ConfigurationBuilder().AddInMemoryCollection([
            .. settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=', 2)).Select(one => KeyValuePair.Create("Teams:" + one[0], (string?)one[1])),
            new("urls", urls)]).Build(), development);
}
