using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Rendering;

namespace CoverBot.Teams.Receiving.Answering;

/// <summary>Says an answer as a message, where it was asked for.</summary>
internal sealed partial class TeamsTelling(ITeamsSpeech speech, ILogger<TeamsTelling> logger)
{
    /// <param name="turn">What is answered.</param>
    /// <param name="card">The answer.</param>
    /// <param name="toAll">Whether everybody in the channel may read it.</param>
    public async Task TellAsync(TeamsTurn turn, Card card, bool toAll)
    {
        var (conversation, answer) = (turn.Way.Conversation, AdaptivePress.OnAnswer(card));
        var openly = turn.Way.IsOwnChat || (toAll && turn.HasReaders);
        var said = openly ? await speech.SayAsync(turn.Tenant, conversation, answer, turn.Stopping) : null;
        if (said is null || (!turn.Way.IsOwnChat && said is ChatResult.Unreachable or ChatResult.Refused))
        {
            said = await speech.SayPrivatelyAsync(turn.Tenant, conversation, turn.Way.Mri, answer, turn.Stopping);
        }
        if (said is not ChatResult.Done)
        {
            Log.NotTold(logger, turn.Inbound.DeliveryId, said is ChatResult.Unreachable no ? no.Reason : said.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The answer to {Delivery} was not told: {Why}")]
        public static partial void NotTold(ILogger logger, string delivery, string why);
    }
}
