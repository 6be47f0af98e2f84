using System.Collections.Immutable;
using NodaTime;

namespace CoverBot.Slack.Installing;

/// <summary>The workspaces that have the app, and the tokens that speak for them. Answers from memory once a workspace is known: a form's trigger lives 3 seconds.</summary>
internal interface ISlackWorkspaces
{
    /// <summary>Null when the app is not (or no longer) installed there.</summary>
    /// <exception cref="Desk.PlatformDownException">It can't be known at the moment.</exception>
    ValueTask<SlackWorkspace?> FindAsync(string team, CancellationToken cancel);

    /// <summary>As <see cref="FindAsync"/>, and not from memory: the app may have been installed again through another replica.</summary>
    /// <exception cref="Desk.PlatformDownException">It can't be known at the moment.</exception>
    ValueTask<SlackWorkspace?> FindAgainAsync(string team, CancellationToken cancel);

    /// <summary>A fresh token in place of <paramref name="expired"/>, refreshed once however many ask; null when there is none to be had.</summary>
    /// <exception cref="Desk.PlatformDownException">There is none at the moment.</exception>
    Task<SlackWorkspace?> RefreshAsync(string team, string expired, CancellationToken cancel);

    /// <summary>The app was removed there, or its token revoked, at that moment. An installation younger than that stays.</summary>
    /// <param name="at">Wall time.</param>
    Task EndAsync(string team, Instant at, CancellationToken cancel);
}

/// <summary>One workspace that has the app.</summary>
/// <param name="Team">Its id, the tenant of every account and channel seen through it: a person of another company too, who shares a channel, has this tenant.</param>
/// <param name="Token">A secret.</param>
/// <param name="BotUser">The user id the bot has there.</param>
/// <param name="AppId">Null when Slack did not say.</param>
/// <param name="Scopes">What the token may do; empty when Slack did not say.</param>
internal sealed record SlackWorkspace(string Team, string Token, string BotUser, string? AppId, ImmutableHashSet<string> Scopes)
{
    /// <summary>The id the bot's own messages carry; null when Slack did not say.</summary>
    public string? BotId { get; init; }

    /// <summary>Never the token: records are written out in messages.</summary>
    public override string ToString() => $"Slack workspace {Team}";
}
