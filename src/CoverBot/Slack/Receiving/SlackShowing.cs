using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Receiving;
using CoverBot.Rendering;

namespace CoverBot.Slack.Receiving;

/// <summary>Shows the desk's answer where it belongs: in a modal, if one is open or can be opened, else as words.</summary>
internal sealed class SlackShowing(SlackViews views, SlackTelling telling)
{
    private static readonly Card Done = Card.Of("Done.");

    public Task ShowAsync(SlackTurn turn, Answer answer) => (answer, turn.Way.In) switch
    {
        (Answer.Ask ask, _) => FormAsync(turn, ask.Form),
        (Answer.Errors errors, AnswerIn.Form) when Fields(turn) is { Count: > 0 } fields && turn.TryAnswer(SlackAnswers.Errors(errors.ByField, fields)) => Task.CompletedTask,
        (Answer.Silent, AnswerIn.Form) => Task.CompletedTask,
        // A modal that used up the trigger is the one that was opened to wait in: it must not go on waiting.
        (Answer.Silent, _) => turn.Way is { View: not null, Trigger: null } ? WordsAsync(turn, Done, false) : Task.CompletedTask,
        (Answer.Public words, _) => WordsAsync(turn, words.Card, true),
        _ => WordsAsync(turn, Sentences.Afterwards(answer), false),
    };

    private async Task FormAsync(SlackTurn turn, Form form)
    {
        var view = SlackBlocks.Modal(form);
        if (!await ViewAsync(turn, view) && !await OpenAsync(turn, view))
        {
            await telling.TellAsync(turn, Sentences.OfferForm(turn.Inbound), false);
        }
    }

    private async Task WordsAsync(SlackTurn turn, Card card, bool toAll)
    {
        // A button on the Home tab, or the shortcut, stands in no conversation: its answer opens beside it.
        var besideIt = turn.Way is { In: AnswerIn.OwnChat, Channel: null };
        var shown = await ViewAsync(turn, SlackAnswers.Words(card)) || (besideIt && await OpenAsync(turn, SlackAnswers.Words(card)));
        if (!shown || (toAll && turn.Inbound.In is not null))
        {
            await telling.TellAsync(turn, card, toAll);
        }
    }

    /// <summary>In the modal that is there.</summary>
    private async Task<bool> ViewAsync(SlackTurn turn, JsonObject view) =>
        (turn.Way.In == AnswerIn.Form && turn.TryAnswer(SlackAnswers.Update(view)))
        || (turn.Way.View is { } id && await views.UpdateAsync(turn.Team, id, view));

    /// <summary>In a modal of its own.</summary>
    private async Task<bool> OpenAsync(SlackTurn turn, JsonObject view) =>
        turn.Way is { View: null, Trigger: { } trigger } && await views.OpenAsync(turn.Team, trigger, view) is not null;

    /// <summary>The inputs of the form that was sent, from top to bottom.</summary>
    private static List<string> Fields(SlackTurn turn) => turn.Received.Payload.Part("view")?["blocks"] is JsonArray blocks
        ? [.. blocks.OfType<JsonObject>().Where(block => block.Text("type") == "input").Select(block => block.Text("block_id")).OfType<string>()]
        : [];
}
