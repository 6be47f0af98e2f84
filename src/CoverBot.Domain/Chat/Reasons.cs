using System.Collections.Immutable;

namespace CoverBot.Domain.Chat;

/// <summary>Why a card reaches nobody: stable codes that chats give, rows and states keep, and logs show. <see cref="Wording.ReasonWords"/> has the words.</summary>
public static class Reasons
{
    public const string NotInChannel = "not_in_channel";
    public const string ChannelNotFound = "channel_not_found";
    public const string Archived = "archived";

    /// <summary>The bot is in the channel but may not write there.</summary>
    public const string ReadOnly = "read_only";
    public const string NotInstalled = "not_installed";
    public const string TokenRevoked = "token_revoked";
    public const string MissingScope = "missing_scope";
    public const string UserGone = "user_gone";

    /// <summary>The person takes no messages from the bot.</summary>
    public const string Blocked = "blocked";

    /// <summary>The person does not have the app.</summary>
    public const string NotAdded = "not_added";

    /// <summary>An administrator does not allow the app there.</summary>
    public const string DisabledByAdmin = "disabled_by_admin";

    /// <summary>The chat says no to this very card, again and again, and nobody knows why.</summary>
    public const string Refused = "refused";

    /// <summary>This process has no such platform.</summary>
    public const string NotConfigured = "not_configured";

    public static ImmutableArray<string> All { get; } =
        [NotInChannel, ChannelNotFound, Archived, ReadOnly, NotInstalled, TokenRevoked, MissingScope, UserGone, Blocked, NotAdded, DisabledByAdmin, Refused, NotConfigured];
}
