using System.Collections.Immutable;
using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Rendering;
using CoverBot.Teams.Receiving.Reading;

namespace CoverBot.Teams.Receiving.Answering;

/// <summary>Shows the desk's answer where it belongs: on the card that was pressed, in the dialog, or as a message.</summary>
internal sealed class TeamsShowing(TeamsTelling telling, IShown shown)
{
    private const string Done = "Done.";
    private const string Below = "The answer is in a message to you.";
    private const string ToAll = "Answered in the channel.";

    /// <summary>An answer that the desk did not give.</summary>
    public static TeamsAck At(TeamsWay way, Card card) => way.By switch
    {
        AnswerBy.Message => TeamsAck.Taken,
        AnswerBy.Card => TeamsAck.With(PressAnswers.Words(card.Plain)),
        _ => TeamsAck.With(DialogAnswers.Words(card)),
    };

    public Task ShowAsync(TeamsTurn turn, Answer answer) => turn.Way.By switch
    {
        AnswerBy.Message => SayAsync(turn, answer),
        AnswerBy.Card => PressedAsync(turn, answer),
        _ => InDialogAsync(turn, answer),
    };

    private async Task SayAsync(TeamsTurn turn, Answer answer)
    {
        turn.Ack.TrySetResult(TeamsAck.Taken);
        if (Card(turn, answer) is { } card)
        {
            await telling.TellAsync(turn, card, toAll: answer is Answer.Public);
        }
    }

    /// <summary>A board's card stays where it is: what needs more than a few words is told beside it. An answer makes room for the next one.</summary>
    private async Task PressedAsync(TeamsTurn turn, Answer answer)
    {
        var toAll = answer is Answer.Public && turn.HasReaders;
        if (Card(turn, answer) is not { } card || toAll)
        {
            turn.Ack.TrySetResult(TeamsAck.With(await NowAsync(turn) is { } now ? PressAnswers.Replace(now) : PressAnswers.Words(toAll ? ToAll : Done)));
        }
        else if (turn.Way.OnAnswer && answer is not Answer.Reply { Refused: true })
        {
            turn.Ack.TrySetResult(TeamsAck.With(PressAnswers.Replace(AdaptivePress.OnAnswer(card))));
        }
        else if (PressAnswers.IsFewWords(card))
        {
            turn.Ack.TrySetResult(TeamsAck.With(PressAnswers.Words(card.Plain)));
        }
        else
        {
            turn.Ack.TrySetResult(TeamsAck.With(PressAnswers.Words(Below)));
            await telling.TellAsync(turn, card, toAll: false);
        }
        if (toAll)
        {
            await telling.TellAsync(turn, Sentences.Afterwards(answer), toAll);
        }
    }

    private async Task InDialogAsync(TeamsTurn turn, Answer answer)
    {
        var toAll = answer is Answer.Public && turn.HasReaders;
        turn.Ack.TrySetResult(answer switch
        {
            Answer.Ask ask => TeamsAck.With(DialogAnswers.Form(ask.Form, ImmutableDictionary<string, string>.Empty)),
            Answer.Errors errors when turn is { Way.Form: { } form, Inbound: Inbound.Submitted sent } => TeamsAck.With(DialogAnswers.Form(form.With(sent.Values), errors.ByField)),
            // A dialog that is about to open must open on something; one that was sent off closes; one that a command opened may stay open, and empty, without words.
            Answer.Silent when turn.Way.By == AnswerBy.Dialog => TeamsAck.Taken,
            Answer.Silent => TeamsAck.With(DialogAnswers.Words(Domain.Cards.Card.Of(turn.Way.By == AnswerBy.Command ? Domain.Conversations.Conversation.NotedInChat : Done))),
            Answer.Public when toAll => TeamsAck.With(DialogAnswers.Words(Domain.Cards.Card.Of(ToAll))),
            _ => TeamsAck.With(DialogAnswers.Words(Sentences.Afterwards(answer))),
        });
        if (toAll)
        {
            await telling.TellAsync(turn, Sentences.Afterwards(answer), toAll);
        }
    }

    /// <summary>The answer as a card; null when the boards' cards say it all.</summary>
    private static Card? Card(TeamsTurn turn, Answer answer) => answer switch
    {
        Answer.Silent => null,
        Answer.Ask => AdaptivePress.OpeningForms(Sentences.OfferForm(turn.Inbound)),
        _ => Sentences.Afterwards(answer),
    };

    private async Task<Card?> NowAsync(TeamsTurn turn)
    {
        try
        {
            return turn.Inbound is Inbound.Pressed { On: { } message } pressed ? await shown.NowAsync(pressed.From, pressed.In, message, turn.Stopping) : null;
        }
#pragma warning disable CA1031 // It is decided already, and the card is edited in any case.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
