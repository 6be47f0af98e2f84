using CoverBot.Domain.Cards;
using CoverBot.Receiving;
using CoverBot.Slack.Calling;

namespace CoverBot.Slack.Receiving;

/// <summary>Says an answer in words, where it was asked for.</summary>
internal sealed partial class SlackTelling(SlackApi api, SlackHome home, SlackPosts posts, ResponseUrls urls, TimeProvider wall, ILogger<SlackTelling> logger)
{
    /// <param name="turn">What is answered.</param>
    /// <param name="card">The answer.</param>
    /// <param name="toAll">Whether everybody in the channel may read it.</param>
    public Task TellAsync(SlackTurn turn, Card card, bool toAll)
    {
        var publicly = toAll && turn.Inbound.In is not null;
        return turn.Way.In switch
        {
            AnswerIn.Response => turn.TryAnswer(SlackAnswers.Response(card, publicly)) ? Task.CompletedTask : AloneAsync(turn, card),
            AnswerIn.Channel when publicly => ToAllAsync(turn, card),
            AnswerIn.Channel => AloneAsync(turn, card),
            AnswerIn.Home => home.PublishAsync(SlackHome.Of(turn.Team, turn.Inbound.From.User), card, CancellationToken.None),
            _ => InOwnChatAsync(turn, card),
        };
    }

    /// <summary>Everybody in the channel sees it; only that person where the bot may not post.</summary>
    private async Task ToAllAsync(SlackTurn turn, Card card)
    {
        if (!await posts.PostAsync(turn, turn.Way.Channel!, card))
        {
            await AloneAsync(turn, card);
        }
    }

    /// <summary>Only that person sees it, in the channel; in the own chat where that can't be.</summary>
    private async Task AloneAsync(SlackTurn turn, Card card)
    {
        if (await urls.SendAsync(turn.Way.ResponseUrl, SlackAnswers.Message(card), turn.Way.Thread) || !await turn.Claim.IsOursAsync(turn.Stopping))
        {
            return;
        }
        if (turn.Inbound.In is { Id: var channel } && await api.CallAsync(turn.Team, "chat.postEphemeral", Ephemeral(turn, channel, card), CancellationToken.None) is SlackReply.Ok)
        {
            await turn.Claim.GivenAsync();
            return;
        }
        await InOwnChatAsync(turn, card);
    }

    private async Task InOwnChatAsync(SlackTurn turn, Card card)
    {
        if (await OwnChatAsync(turn) is { } chat)
        {
            await posts.PostAsync(turn, chat, card);
        }
    }

    /// <summary>The chat it was said in, or the one that is opened; a command may have been typed in a chat that is none of ours.</summary>
    private async Task<string?> OwnChatAsync(SlackTurn turn)
    {
        if (turn.Way is { In: AnswerIn.OwnChat, Channel: { } known })
        {
            return known;
        }
        var person = new Dictionary<string, string> { ["users"] = turn.Inbound.From.User };
        var reply = await SlackPatience.InsistAsync(_ => api.CallAsync(turn.Team, "conversations.open", person, CancellationToken.None), wall, turn.Stopping);
        if (reply is SlackReply.Ok { Body: var body } && body.Part("channel").Id("id") is { } opened)
        {
            return opened;
        }
        Log.NotOpened(logger, turn.Inbound.DeliveryId, reply is SlackReply.No no ? no.Code : reply.GetType().Name);
        if (reply is SlackReply.Unsure or SlackReply.NotDone)
        {
            SlackPatience.Unanswered(turn);
        }
        return null;
    }

    private static Dictionary<string, string> Ephemeral(SlackTurn turn, string channel, Card card)
    {
        var arguments = SlackMessage.Arguments(channel, SlackAnswers.Message(card));
        arguments["user"] = turn.Inbound.From.User;
        if (turn.Way.Thread is { } thread)
        {
            arguments["thread_ts"] = thread;
        }
        return arguments;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The answer to {Delivery} found no chat to be told in: {Code}")]
        public static partial void NotOpened(ILogger logger, string delivery, string code);
    }
}
