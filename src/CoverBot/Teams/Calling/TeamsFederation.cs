using CoverBot.Desk;

namespace CoverBot.Teams.Calling;

/// <summary>
/// The setting for an app registration that trusts a managed identity of another client id than its own: no secret anywhere, and still no bot whose app is the
/// identity itself.
/// </summary>
internal sealed class TeamsFederation(IConfiguration configuration) : ISettingsCheck
{
    public const string Key = "Teams:FederatedIdentity";

    /// <summary>The identity's client id; null where the bot's app is the identity, or has another credential.</summary>
    public string? Identity => configuration[Key]?.Trim() is { Length: > 0 } set ? set : null;

    public IReadOnlyList<string> Problems() => Identity is null || Guid.TryParse(Identity, out _) ? []
        : [$"{Key}: is no client id; expected is that of the managed identity which the app registration trusts, such as 00000000-0000-0000-0000-000000000000."];
}
