using System.Collections.Immutable;

namespace CoverBot.Slack;

/// <summary>How Slack is attached. What is not set is not there: no signing secret, no endpoint; no app token, no socket.</summary>
/// <param name="SigningSecrets">Any of them may have signed: two at a time while the secret is changed. Empty: no HTTP endpoints.</param>
/// <param name="BotToken">Speaks for the one workspace it belongs to; null where workspaces install the app themselves.</param>
/// <param name="AppToken">Opens Socket Mode; null: HTTP only.</param>
/// <param name="ClientId">Null: no installation over OAuth.</param>
/// <param name="ClientSecrets">The first one is used with Slack; tokens at rest that were sealed under any of them can still be read.</param>
/// <param name="ApiUrl">Ends in <c>/api/</c>.</param>
/// <param name="CommandName">What people are shown as the command's name, with its slash; any name that arrives is answered.</param>
internal sealed record SlackOptions(
    ImmutableArray<string> SigningSecrets,
    string? BotToken,
    string? AppToken,
    string? ClientId,
    ImmutableArray<string> ClientSecrets,
    Uri ApiUrl,
    string CommandName)
{
    /// <summary>Whether Slack is attached at all.</summary>
    public bool IsAttached => BotToken is not null || ClientId is not null;

    /// <summary>Never the secrets: records are written out in messages.</summary>
    public override string ToString() => $"Slack at {ApiUrl}";
}
