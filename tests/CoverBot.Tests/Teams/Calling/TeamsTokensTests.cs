using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CoverBot.Teams;
using CoverBot.Teams.Calling;
using CoverBot.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace CoverBot.Tests.Teams.Calling;

[Trait("kind", "contract")]
public sealed class TeamsTokensTests
{
    private const string SomeId = "22222222-2222-4222-8222-222222222222";

    [Fact]
    public async Task A_token_is_asked_for_once_however_many_need_it()
    {
        await using var one = await OneTeams.StartAsync();

        var tokens = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => one.Tokens.GetAsync(null, CancellationToken.None)));

        Assert.Equal(["token-of-the-bot-1"], tokens.Distinct());
        Assert.Equal(1, one.World.Issued);
    }

    [Fact]
    public async Task Whoever_was_refused_an_older_token_gets_the_newer_one_that_is_there()
    {
        await using var one = await OneTeams.StartAsync();
        var first = await one.Tokens.GetAsync(null, CancellationToken.None);

        var others = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => one.Tokens.GetAsync(first, CancellationToken.None)));

        Assert.Equal(["token-of-the-bot-2"], others.Distinct());
    }

    [Theory]
    [InlineData(".pfx")]
    [InlineData(".pem")]
    public async Task A_certificate_speaks_for_the_bot_as_well_as_a_secret(string kind)
    {
        using var folder = new ScratchFolder();
        var path = await WriteAsync(folder.File("bot" + kind));
        await using var one = await OneTeams.StartAsync(with: options => options with { ClientSecret = null, CertificatePath = path });

        Assert.Equal("token-of-the-bot-1", await one.Tokens.GetAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task A_managed_identity_speaks_for_the_bot_where_it_is_the_bot_s_own()
    {
        await using var one = await OneTeams.StartAsync(with: options => options with { ClientSecret = null, ManagedIdentity = true });

        Assert.Equal("token-of-the-bot-1", await one.Tokens.GetAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task And_one_that_the_bot_s_app_trusts_where_it_is_another()
    {
        await using var one = await OneTeams.StartAsync(with: options => options with { ClientSecret = null, ManagedIdentity = true, FederatedIdentity = "44444444-4444-4444-8444-444444444444" });

        Assert.Equal("token-of-the-bot-1", await one.Tokens.GetAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task A_wrong_secret_gives_no_token_and_is_said_without_it()
    {
        await using var one = await OneTeams.StartAsync(with: options => options with { ClientSecret = "a-wrong-secret" });

        Assert.Null(await one.Tokens.GetAsync(null, CancellationToken.None));
        Assert.Contains(one.Logged, line => line.Contains("AADSTS7000215", StringComparison.Ordinal));
        Assert.DoesNotContain(one.Logged, line => line.Contains("wrong-secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tokens_come_from_the_bot_s_home_tenant_alone()
    {
        using var folder = new ScratchFolder();
        var path = await WriteAsync(folder.File("bot.pfx"));
        await using var one = await OneTeams.StartAsync(with: options => options with { Tenants = [OneTeams.Other, .. options.Tenants], ClientSecret = null, CertificatePath = path });

        Assert.Null(await one.Tokens.GetAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task Where_nothing_speaks_for_the_bot_calls_carry_no_token()
    {
        await using var one = await OneTeams.StartAsync(with: options => options with { ClientSecret = null, AllowUnauthenticated = true });

        Assert.Equal(TeamsTokens.None, await one.Tokens.GetAsync(null, CancellationToken.None));
    }

    [Fact]
    public void A_closed_cloud_has_a_token_service_of_its_own()
    {
        Assert.Equal("https://api.botframework.com/.default", TeamsCloud.Of(new("https://login.botframework.com/v1/.well-known/openidconfiguration")).Scope);
        Assert.Equal(new TeamsCloud("https://login.microsoftonline.us", "https://api.botframework.us"), TeamsCloud.Of(new("https://login.botframework.azure.us/v1/.well-known/openidconfiguration")));
    }

    [Theory]
    [InlineData(".pfx")]
    [InlineData(".pem")]
    public async Task A_certificate_that_can_not_be_used_is_a_problem_of_the_settings(string kind)
    {
        using var folder = new ScratchFolder();
        var (good, bad) = (await WriteAsync(folder.File("bot" + kind)), folder.File("words" + kind));
        await File.WriteAllTextAsync(bad, "words", TestContext.Current.CancellationToken);

        Assert.Empty(Settings(good).Problems());
        Assert.StartsWith("Teams:CertificatePath: can't be read", Assert.Single(Settings(bad).Problems()), StringComparison.Ordinal);
    }

    private static TeamsSettings Settings(string certificate) => new(new ConfigurationBuilder().AddInMemoryCollection([
        new("Teams:AppId", SomeId), new("Teams:TenantId", SomeId), new("Teams:CertificatePath", certificate)]).Build(), development: false);

    private static async Task<string> WriteAsync(string path)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=CoverBot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await (path.EndsWith(".pem", StringComparison.Ordinal)
            ? File.WriteAllTextAsync(path, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem())
            : File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pfx)));
        return path;
    }
}
