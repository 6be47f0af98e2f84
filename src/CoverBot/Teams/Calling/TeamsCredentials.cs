using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace CoverBot.Teams.Calling;

/// <summary>Asks for the bot's token. Remembers it until shortly before it ends.</summary>
/// <param name="anew">Whether the one that is remembered is no good.</param>
internal delegate Task<string> AskForToken(bool anew, CancellationToken cancel);

/// <summary>What speaks for the bot: a secret, a certificate, a managed identity, or one that the bot's app registration trusts.</summary>
internal static class TeamsCredentials
{
    private const string Exchange = "api://AzureADTokenExchange";

    /// <returns>Null where nothing speaks for the bot, as before an emulator that asks for no token.</returns>
    public static AskForToken? Of(TeamsOptions options, IMsalHttpClientFactory road) => options switch
    {
        { ManagedIdentity: true, FederatedIdentity: { } trusted } => Ask(App(options, road).WithClientAssertion(Assertion(Identity(trusted, road))), options),
        { ManagedIdentity: true } => Ask(Identity(options.AppId, road), TeamsCloud.Of(options.MetadataUrl).Resource),
        { CertificatePath: { } path } => Ask(App(options, road).WithCertificate(Certificate(path), sendX5C: true), options),
        { ClientSecret: { } secret } => Ask(App(options, road).WithClientSecret(secret), options),
        _ => null,
    };

    /// <summary>The token comes from the bot's home tenant, whosever people it is to reach.</summary>
    private static ConfidentialClientApplicationBuilder App(TeamsOptions options, IMsalHttpClientFactory road) => ConfidentialClientApplicationBuilder.Create(options.AppId)
        .WithAuthority($"{TeamsCloud.Of(options.MetadataUrl).Authority}/{options.Tenants[0]}").WithInstanceDiscovery(false).WithHttpClientFactory(road);

    private static AskForToken Ask(ConfidentialClientApplicationBuilder builder, TeamsOptions options)
    {
        var app = builder.Build();
        string[] scopes = [TeamsCloud.Of(options.MetadataUrl).Scope];
        return async (anew, cancel) => (await app.AcquireTokenForClient(scopes).WithForceRefresh(anew).ExecuteAsync(cancel)).AccessToken;
    }

    private static AskForToken Ask(IManagedIdentityApplication identity, string resource) =>
        async (anew, cancel) => (await identity.AcquireTokenForManagedIdentity(resource).WithForceRefresh(anew).ExecuteAsync(cancel)).AccessToken;

    private static Func<AssertionRequestOptions, Task<string>> Assertion(IManagedIdentityApplication identity) =>
        async request => (await identity.AcquireTokenForManagedIdentity(Exchange).ExecuteAsync(request.CancellationToken)).AccessToken;

    private static IManagedIdentityApplication Identity(string client, IMsalHttpClientFactory road) =>
        ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(client)).WithHttpClientFactory(road).Build();

    /// <summary>Whether the file is a certificate with its private key.</summary>
    public static bool IsCertificate(string path)
    {
        try
        {
            using var certificate = Certificate(path);
            return certificate.HasPrivateKey;
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static X509Certificate2 Certificate(string path) => Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase)
        ? X509Certificate2.CreateFromPemFile(path) : X509CertificateLoader.LoadPkcs12FromFile(path, password: null);
}
