using System.Collections.Immutable;
using CoverBot.Desk;
using CoverBot.Teams.Calling;

namespace CoverBot.Teams;

/// <summary>The settings under "Teams": what they say, and what is wrong with them.</summary>
/// <param name="development">Whether Teams may be a stand-in on this machine.</param>
internal sealed class TeamsSettings(IConfiguration configuration, bool development) : ISettingsCheck
{
    public const string AppId = "Teams:AppId";
    public const string TenantId = "Teams:TenantId";
    public const string ClientSecret = "Teams:ClientSecret";
    public const string CertificatePath = "Teams:CertificatePath";
    public const string ManagedIdentity = "Teams:ManagedIdentity";
    public const string FederatedIdentity = "Teams:FederatedIdentity";
    public const string MetadataUrl = "Teams:MetadataUrl";
    public const string TokenUrl = "Teams:TokenUrl";
    public const string Unauthenticated = "Teams:DangerouslyAllowUnauthenticated";

    private const string StandardMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    private static readonly string[] Keys = [AppId, TenantId, ClientSecret, CertificatePath, ManagedIdentity, FederatedIdentity, MetadataUrl, TokenUrl, Unauthenticated];

    /// <summary>Whether Teams is attached at all.</summary>
    public bool IsAttached => Keys.Any(key => Set(key) is not null);

    /// <summary>Only to be used when it is attached and there are no <see cref="Problems"/>.</summary>
    public TeamsOptions Options => new(
        Id(Set(AppId))!, [.. Tenants.Select(tenant => Id(tenant)!)], Set(ClientSecret), Set(CertificatePath), Is(ManagedIdentity), Id(Set(FederatedIdentity)), Metadata!, Url(TokenUrl),
        Is(Unauthenticated), Loopback: development && (Is(Unauthenticated) || Metadata is { IsLoopback: true } || Url(TokenUrl) is { IsLoopback: true }));

    private Uri? Metadata => Set(MetadataUrl) is null ? new Uri(StandardMetadata) : Url(MetadataUrl);

    private ImmutableArray<string> Tenants => [.. (configuration[TenantId] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    public IReadOnlyList<string> Problems() => IsAttached ? [.. Each().Concat(Credentials()).OfType<string>()] : [];

    private IEnumerable<string?> Each() =>
    [
        Id(Set(AppId)) is not null ? null : $"{AppId}: {Wrong(AppId, "is no app id")}; expected is the bot's app id (Microsoft Entra: application id), such as 11111111-2222-4333-8444-555555555555.",
        !Tenants.IsEmpty && Tenants.All(tenant => Id(tenant) is not null) ? null
            : $"{TenantId}: {Wrong(TenantId, "is no tenant id")}; expected is the tenant that the bot belongs to, such as 11111111-2222-4333-8444-555555555555; several with commas between, the bot's own first.",
        Address(MetadataUrl, StandardMetadata),
        Address(TokenUrl, "https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token"),
        Truth(ManagedIdentity),
        Truth(Unauthenticated),
        Is(Unauthenticated) && !(development && ListensHereAlone())
            ? $"{Unauthenticated}: is for an emulator alone; expected is that it is not set, or Development and an address of this machine's own, such as http://127.0.0.1:5080." : null,
    ];

    private IEnumerable<string?> Credentials()
    {
        string[] set = [.. new[] { ClientSecret, CertificatePath }.Where(key => Set(key) is not null), .. Is(ManagedIdentity) ? [ManagedIdentity] : Array.Empty<string>()];
        return
        [
            Set(FederatedIdentity) is null || Id(Set(FederatedIdentity)) is not null ? null
                : $"{FederatedIdentity}: is no client id; expected is that of the managed identity which the app registration trusts, such as 11111111-2222-4333-8444-555555555555.",
            Set(FederatedIdentity) is null || Is(ManagedIdentity) ? null : $"{FederatedIdentity}: is set without {ManagedIdentity}=true; expected is both of them, or neither.",
            set.Length > 1 ? $"{set[1]}: is set beside {string.Join(" and ", set.Where(key => key != set[1]))}; expected is one of the three: the bot speaks in one name." : null,
            set.Length == 0 && !Is(Unauthenticated) ? $"{ClientSecret}: is missing; expected is it, or {CertificatePath}, or {ManagedIdentity}=true: without any of them nothing can be answered." : null,
            Set(CertificatePath) is not { } path || TeamsCredentials.IsCertificate(path) ? null
                : $"{CertificatePath}: {(File.Exists(path) ? "can't be read as one without a password" : "there is no such file")}; expected is a certificate with its private key, as .pfx or .pem.",
        ];
    }

    /// <summary>Null where it is not set.</summary>
    private string? Set(string key) => configuration[key]?.Trim() is { Length: > 0 } set ? set : null;

    private string Wrong(string key, string wrong) => Set(key) is null ? "is missing" : wrong;

    private bool Is(string key) => Set(key)?.Equals("true", StringComparison.OrdinalIgnoreCase) == true;

    private string? Truth(string key) => Set(key) is null || bool.TryParse(Set(key), out _) ? null : $"{key}: is neither yes nor no; expected is true or false.";

    /// <summary>Lower case; null when it is no such id.</summary>
    private static string? Id(string? text) => Guid.TryParseExact(text, "D", out var id) ? id.ToString("D") : null;

    private Uri? Url(string key) => Uri.TryCreate(Set(key), UriKind.Absolute, out var url) ? url : null;

    private string? Address(string key, string standard)
    {
        if (Set(key) is null || (Url(key) is { UserInfo: "", Fragment: "" } url && (url.Scheme == Uri.UriSchemeHttps || (development && url.IsLoopback && url.Scheme == Uri.UriSchemeHttp))))
        {
            return null;
        }
        return $"{key}: is no address that can be trusted; expected is https, such as {standard}" + (development ? " (in Development also http on this machine)." : ".");
    }

    /// <summary>Whether every address that is listened on is this machine's own.</summary>
    private bool ListensHereAlone() =>
        Set("http_ports") is null && Set("https_ports") is null && !configuration.GetSection("Kestrel:Endpoints").GetChildren().Any()
        && (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).All(url => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback);
}
