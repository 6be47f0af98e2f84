using System.Collections.Frozen;

namespace CoverBot.Teams.Calling;

/// <summary>What one of Teams' refusals is about, and so what is to be done.</summary>
internal enum TeamsTrouble
{
    /// <summary>A refusal that is not in the table.</summary>
    Unknown,

    /// <summary>The token is not taken.</summary>
    Token,

    /// <summary>An administrator does not allow the app.</summary>
    Disabled,

    /// <summary>The app is not in that conversation, or the person does not have it.</summary>
    NotThere,

    /// <summary>The person has blocked the bot.</summary>
    Blocked,

    /// <summary>Nobody may write there, or the bot may not.</summary>
    Writing,

    /// <summary>The app lacks a permission.</summary>
    Permission,

    /// <summary>The tenant lives in another cloud than the one that was called.</summary>
    WrongHost,

    /// <summary>There is no such conversation.</summary>
    NoConversation,

    /// <summary>There is no such message.</summary>
    NoMessage,

    /// <summary>There is no such person in that conversation.</summary>
    NoMember,

    /// <summary>The message is too big.</summary>
    Size,
}

/// <summary>Teams' refusals by status, code and sub-code, from its documentation of 2026.</summary>
internal static class TeamsErrors
{
    private static readonly FrozenDictionary<string, TeamsTrouble> Troubles = new Dictionary<string, TeamsTrouble>(StringComparer.OrdinalIgnoreCase)
    {
        ["BotNotRegistered"] = TeamsTrouble.Token,
        ["BotDisabledByAdmin"] = TeamsTrouble.Disabled,
        ["BotNotInConversationRoster"] = TeamsTrouble.NotThere,
        ["ForbiddenOperationException"] = TeamsTrouble.NotThere,
        ["ConversationBlockedByUser"] = TeamsTrouble.Blocked,
        ["MessageWritesBlocked"] = TeamsTrouble.Writing,
        ["NotEnoughPermissions"] = TeamsTrouble.Permission,
        ["InvalidBotApiHost"] = TeamsTrouble.WrongHost,
        ["ConversationNotFound"] = TeamsTrouble.NoConversation,
        ["ActivityNotFound"] = TeamsTrouble.NoMessage,
        ["ActivityNotFoundInConversation"] = TeamsTrouble.NoMessage,
        ["MemberNotFoundInConversation"] = TeamsTrouble.NoMember,
        ["MessageSizeTooBig"] = TeamsTrouble.Size,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The status alone says it where the words are new to us.</summary>
    /// <param name="codes">The sub-code first: it is the narrower word.</param>
    public static TeamsTrouble Of(int status, params ReadOnlySpan<string?> codes)
    {
        foreach (var code in codes)
        {
            if (code is not null && Troubles.TryGetValue(code, out var trouble))
            {
                return trouble;
            }
        }
        return status switch
        {
            401 => TeamsTrouble.Token,
            413 => TeamsTrouble.Size,
            _ => TeamsTrouble.Unknown,
        };
    }
}
