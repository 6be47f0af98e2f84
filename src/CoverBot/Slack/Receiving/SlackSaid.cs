using CoverBot.Desk;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Conversations;
using CoverBot.Receiving;
using NodaTime;

namespace CoverBot.Slack.Receiving;

/// <summary>Has the desk decide what somebody said, and shows the answer. The same delivery, heard twice, is answered once and acknowledged alike.</summary>
internal sealed partial class SlackSaid(IDesk desk, SlackViews views, SlackShowing showing, TimeProvider wall, ILogger<SlackSaid> logger)
{
    /// <summary>Slack's last repetition comes after 5 minutes; whatever is asked again later is looked up.</summary>
    private readonly Recent<Task<SlackAck>> answered = new(wall, Duration.FromMinutes(10));

    public async Task AnswerAsync(SlackTurn turn)
    {
        var answering = new TaskCompletionSource<SlackAck>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = answered.GetOrAdd(turn.Inbound.DeliveryId, () => answering.Task, out var isNew);
        if (!isNew)
        {
            turn.Ack.TrySetResult(await first);
            return;
        }
        try
        {
            await DecideAsync(turn);
            turn.Ack.TrySetResult(SlackAck.Empty);
            // What was too slow for its own acknowledgement is done by now: whoever sends it again may be told so.
            answering.SetResult(await turn.Ack.Task is { Taken: true } ack ? ack : SlackAck.Empty);
        }
        catch
        {
            answered.Forget(turn.Inbound.DeliveryId);
            answering.SetResult(SlackAck.NotTaken);
            throw;
        }
    }

    private async Task DecideAsync(SlackTurn turn)
    {
        // A trigger lives 3 seconds: what will ask for a form has one opened before anything is read or saved.
        var opening = turn.Way is { View: null, Trigger: { } trigger } && Conversation.MayAsk(turn.Inbound)
            ? views.OpenAsync(turn.Team, trigger, SlackAnswers.Loading)
            : null;
        var answer = await DecidedAsync(turn);
        if (opening is not null)
        {
            turn = turn with { Way = turn.Way with { View = await opening, Trigger = null } };
        }
        await showing.ShowAsync(turn, answer);
    }

    /// <summary>An event that could not be decided is sent again by Slack; a command, a press or a form is not, so the person is told.</summary>
    private async Task<Answer> DecidedAsync(SlackTurn turn)
    {
        try
        {
            return await desk.HandleAsync(turn.Inbound, CancellationToken.None);
        }
#pragma warning disable CA1031 // Whatever went wrong, somebody waits for an answer.
        catch (Exception error) when (turn.Received.Kind != ReceivedKind.Event)
#pragma warning restore CA1031
        {
            Log.NotDecided(logger, turn.Inbound.DeliveryId, CodePlace.Of(error));
            answered.Forget(turn.Inbound.DeliveryId);
            return Sentences.NotSaved;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Delivery} could not be decided: {Place}")]
        public static partial void NotDecided(ILogger logger, string delivery, string place);
    }
}
