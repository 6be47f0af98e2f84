using System.Collections.Immutable;

namespace CoverBot.Teams;

/// <summary>How Teams is attached.</summary>
/// <param name="AppId">The bot's app id.</param>
/// <param name="Tenants">Whose people are served; the first is the bot's home tenant, which gives the tokens.</param>
/// <param name="ClientSecret">Null where a certificate or a managed identity speaks for the bot.</param>
/// <param name="CertificatePath">A file with the private key; null where it is not used.</param>
/// <param name="ManagedIdentity">Whether a managed identity of the machine speaks for the bot.</param>
/// <param name="FederatedIdentity">The client id of the managed identity that the app registration trusts; null where the bot's app is the identity.</param>
/// <param name="MetadataUrl">Where the keys are named that what arrives is signed with.</param>
/// <param name="TokenUrl">Where tokens are asked for; null for Microsoft's own address.</param>
/// <param name="AllowUnauthenticated">Whether what is not signed is let in: only for an emulator on this machine.</param>
/// <param name="Loopback">Whether Teams may be a stand-in on this machine.</param>
internal sealed record TeamsOptions(
    string AppId,
    ImmutableArray<string> Tenants,
    string? ClientSecret,
    string? CertificatePath,
    bool ManagedIdentity,
    string? FederatedIdentity,
    Uri MetadataUrl,
    Uri? TokenUrl,
    bool AllowUnauthenticated,
    bool Loopback)
{
    /// <summary>Never the secret: records are written out in messages.</summary>
    public override string ToString() => $"Teams app {AppId}";
}
