using CoverBot.Desk;
using CoverBot.Domain.Chat;
using CoverBot.Receiving;
using NodaTime;

namespace CoverBot.Teams.Receiving.Answering;

/// <summary>Has the desk decide what somebody said, and shows the answer. The same delivery, heard twice, is answered once and acknowledged alike.</summary>
internal sealed partial class TeamsSaid(IDesk desk, TeamsShowing showing, TimeProvider wall, ILogger<TeamsSaid> logger)
{
    /// <summary>Teams sends again what took longer than 15 seconds.</summary>
    private readonly Recent<Task<TeamsAck>> answered = new(wall, Duration.FromMinutes(10));

    public async Task AnswerAsync(TeamsTurn turn)
    {
        var first = answered.GetOrAdd(turn.Inbound.DeliveryId, () => turn.Ack.Task, out var isNew);
        if (!isNew)
        {
            turn.Ack.TrySetResult(await first);
            return;
        }
        try
        {
            await showing.ShowAsync(turn, await DecidedAsync(turn.Inbound));
        }
        catch
        {
            answered.Forget(turn.Inbound.DeliveryId);
            turn.Ack.TrySetResult(TeamsAck.NotTaken);
            throw;
        }
    }

    /// <summary>Whoever said something is there to say it again; nobody but Teams can tell again who came and went.</summary>
    private async Task<Answer> DecidedAsync(Inbound inbound)
    {
        try
        {
            return await desk.HandleAsync(inbound, CancellationToken.None);
        }
#pragma warning disable CA1031 // Whatever went wrong, somebody waits for an answer.
        catch (Exception error) when (!FactsFinder.IsSentAgain(inbound))
#pragma warning restore CA1031
        {
            Log.NotDecided(logger, inbound.DeliveryId, CodePlace.Of(error));
            answered.Forget(inbound.DeliveryId);
            return Sentences.NotSaved;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Delivery} could not be decided: {Place}")]
        public static partial void NotDecided(ILogger logger, string delivery, string place);
    }
}
