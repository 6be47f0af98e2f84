using System.Collections.Immutable;
using NodaTime;

namespace CoverBot.Slack.Installing;

/// <summary>One workspace's installation of the app.</summary>
/// <param name="Team">The workspace's id.</param>
/// <param name="Name">What people call the workspace; "" when Slack did not say.</param>
/// <param name="Token">A secret.</param>
/// <param name="BotUser">The user id the bot has there.</param>
/// <param name="AppId">Null when Slack did not say.</param>
/// <param name="Scopes">What the token may do.</param>
/// <param name="InstalledAt">Wall time of the newest installation; another token does not change it.</param>
/// <param name="Rotation">Null when the token does not expire.</param>
internal sealed record Installation(
    string Team, string Name, string Token, string BotUser, string? AppId, ImmutableSortedSet<string> Scopes, Instant InstalledAt, TokenRotation? Rotation)
{
    public SlackWorkspace Workspace { get; } = new(Team, Token, BotUser, AppId, [.. Scopes]);

    /// <summary>Never the tokens: records are written out in messages.</summary>
    public override string ToString() => $"Slack installation {Team}";
}

/// <summary>A token that expires, and what brings the next one.</summary>
/// <param name="RefreshToken">A secret, good for one use.</param>
/// <param name="Expires">Wall time.</param>
/// <param name="IsBroken">Slack does not take the refresh token: the workspace has to install the app again.</param>
internal sealed record TokenRotation(string RefreshToken, Instant Expires, bool IsBroken = false)
{
    /// <summary>Never the token.</summary>
    public override string ToString() => $"expires {Expires}";
}
