using CoverBot.Desk;
using CoverBot.Domain.Chat;
using CoverBot.Teams.Calling;

namespace CoverBot.Teams;

/// <summary>What the courier is told about a call.</summary>
internal static class TeamsResults
{
    /// <param name="ownChat">Whether it was about a person's own chat, and no channel.</param>
    /// <param name="done">What the answer comes to; null when it lacks what it should say.</param>
    public static ChatResult Of(TeamsReply reply, bool ownChat, Func<TeamsReply.Ok, string?> done) => reply switch
    {
        TeamsReply.Ok ok => done(ok) is { } id ? new ChatResult.Done(id) : new ChatResult.Unsure(),
        TeamsReply.No no => Of(no.Trouble, ownChat),
        TeamsReply.NotDone notDone => new ChatResult.NotDone(notDone.After),
        TeamsReply.NotInstalled => new ChatResult.Unreachable(Reasons.NotInstalled),
        _ => new ChatResult.Unsure(),
    };

    /// <summary>What somebody there can mend is told to people at once, what only we can after an hour of trying.</summary>
    private static ChatResult Of(TeamsTrouble trouble, bool ownChat) => trouble switch
    {
        TeamsTrouble.NoMessage => new ChatResult.Gone(),
        TeamsTrouble.Disabled => new ChatResult.Unreachable(Reasons.DisabledByAdmin),
        TeamsTrouble.Blocked => new ChatResult.Unreachable(Reasons.Blocked),
        TeamsTrouble.Permission => new ChatResult.Unreachable(Reasons.MissingScope),
        TeamsTrouble.NotThere => new ChatResult.Unreachable(ownChat ? Reasons.NotAdded : Reasons.NotInChannel),
        TeamsTrouble.Writing => new ChatResult.Unreachable(ownChat ? Reasons.Blocked : Reasons.ReadOnly),
        TeamsTrouble.NoConversation => new ChatResult.Unreachable(ownChat ? Reasons.NotAdded : Reasons.ChannelNotFound),
        TeamsTrouble.NoMember => new ChatResult.Unreachable(Reasons.UserGone),
        _ => new ChatResult.Refused(),
    };
}
