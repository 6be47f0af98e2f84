using CoverBot.Desk;
using CoverBot.Domain.Chat;
using CoverBot.Slack.Calling;
using NodaTime;

namespace CoverBot.Slack;

/// <summary>What the courier is told about a call that did not simply succeed.</summary>
internal static class SlackResults
{
    private static readonly Duration Minutes = Duration.FromMinutes(5);
    private static readonly Duration Soon = Duration.FromSeconds(1);

    /// <param name="done">What an <c>ok</c> answer comes to; null when it lacks what it should say.</param>
    public static ChatResult Of(SlackReply reply, Func<SlackReply.Ok, string?> done) => reply switch
    {
        SlackReply.Ok ok => done(ok) is { } id ? new ChatResult.Done(id) : new ChatResult.Unsure(),
        SlackReply.No no => Of(no.Code),
        SlackReply.NotDone notDone => new ChatResult.NotDone(notDone.After),
        SlackReply.NotInstalled => new ChatResult.Unreachable(Reasons.NotInstalled),
        _ => new ChatResult.Unsure(),
    };

    /// <summary>
    /// Only what another address or installation would change is given up. A no that has no such end (a policy, blocks that Slack does not take, a code that is not in
    /// the table) is tried again and told to people when it goes on; a token that is not taken concerns every card, and nobody could be told of it there.
    /// </summary>
    private static ChatResult Of(string code) => SlackErrors.Of(code) switch
    {
        SlackTrouble.TokenGone => new ChatResult.Unreachable(Reasons.TokenRevoked),
        SlackTrouble.Message => new ChatResult.Gone(),
        SlackTrouble.Place or SlackTrouble.Person or SlackTrouble.SetUp or SlackTrouble.Trigger => new ChatResult.Unreachable(SlackErrors.Reason(code)),
        SlackTrouble.Size or SlackTrouble.Policy or SlackTrouble.Unknown => new ChatResult.Refused(),
        SlackTrouble.Slow or SlackTrouble.NotProcessed or SlackTrouble.View => new ChatResult.NotDone(Soon),
        SlackTrouble.Unsure => new ChatResult.Unsure(),
        SlackTrouble.TokenRefused or SlackTrouble.TokenExpired => new ChatResult.NotDone(Minutes),
        var other => throw new InvalidOperationException($"no such trouble: {other}"),
    };
}
