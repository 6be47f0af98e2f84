using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Slack.Calling;
using NodaTime;

namespace CoverBot.Slack.Receiving;

/// <summary>Posts an answer as a message, once: one that Slack asked for again, or whose answer was lost, is looked for before it is sent, and another replica may be at it.</summary>
internal sealed partial class SlackPosts(SlackApi api, SlackHistory history, TimeProvider wall, ILogger<SlackPosts> logger)
{
    /// <summary>How long ago, at most, Slack handed over for the first time what it hands over again.</summary>
    private static readonly Duration LongestRepetition = Duration.FromHours(1);

    /// <returns>False when Slack does not take it there.</returns>
    public async Task<bool> PostAsync(SlackTurn turn, string channel, Card card)
    {
        var arguments = SlackMessage.New(channel, SlackAnswers.Message(card), turn.Mark);
        if (turn.Way.Thread is { } thread)
        {
            arguments["thread_ts"] = thread;
        }
        var unsure = false;
        var reply = await SlackPatience.InsistAsync(
            async before =>
            {
                unsure |= before is SlackReply.Unsure;
                return await IsGivenAsync(turn, channel, unsure) ? new SlackReply.Ok([]) : await api.CallAsync(turn.Team, "chat.postMessage", arguments, CancellationToken.None);
            }, wall, turn.Stopping);
        if (reply is SlackReply.Ok)
        {
            await turn.Claim.GivenAsync();
            return true;
        }
        Log.NotPosted(logger, turn.Inbound.DeliveryId, reply is SlackReply.No no ? no.Code : reply.GetType().Name);
        if (reply is SlackReply.Unsure or SlackReply.NotDone)
        {
            SlackPatience.Unanswered(turn);
        }
        // What may have been posted is not said a second time elsewhere.
        return unsure || reply is SlackReply.Unsure;
    }

    /// <summary>The look takes a while: after it the answer is taken for as long as the call lasts.</summary>
    private async Task<bool> IsGivenAsync(SlackTurn turn, string channel, bool unsure) => !await turn.Claim.IsOursAsync(turn.Stopping)
        || ((unsure || turn.Claim.IsShared) && (await IsThereAsync(turn, channel) || !await turn.Claim.IsOursAsync(turn.Stopping)));

    /// <summary>Whether it stands there already. Where that can't be found out it does not: twice is better than not at all.</summary>
    private async Task<bool> IsThereAsync(SlackTurn turn, string channel) =>
        await history.FindAsync(new(turn.Team, channel), turn.Mark, turn.Received.SentAt - LongestRepetition, turn.Way.Thread, CancellationToken.None) is ChatResult.Done;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The answer to {Delivery} was not posted: {Code}")]
        public static partial void NotPosted(ILogger logger, string delivery, string code);
    }
}
