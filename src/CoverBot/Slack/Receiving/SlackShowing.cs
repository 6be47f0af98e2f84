using System.Text.Json.Nodes;
using CoverBot.Desk;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Rendering;

namespace CoverBot.Slack.Receiving;

/// <summary>Shows the desk's answer where it belongs: in a modal, if one is open or can be opened, else as words.</summary>
internal sealed class SlackShowing(SlackViews views, SlackTelling telling)
{
    private static readonly Card Done = Card.Of("Done.");

    public Task ShowAsync(SlackTurn turn, Answer answer, CancellationToken cancel) => (answer, turn.Way.In) switch
    {
        (Answer.Ask ask, _) => FormAsync(turn, ask.Form, cancel),
        (Answer.Errors errors, AnswerIn.Form) when Fields(turn) is { Count: > 0 } fields && turn.TryAnswer(SlackAnswers.Errors(errors.ByField, fields)) => Task.CompletedTask,
        (Answer.Silent, AnswerIn.Form) => Task.CompletedTask,
        (Answer.Silent, _) => turn.Way.View is null || turn.Inbound is Inbound.Pressed ? Task.CompletedTask : WordsAsync(turn, Done, false, cancel),
        (Answer.Public words, _) => WordsAsync(turn, words.Card, true, cancel),
        _ => WordsAsync(turn, Sentences.Afterwards(answer), false, cancel),
    };

    private async Task FormAsync(SlackTurn turn, Form form, CancellationToken cancel)
    {
        var view = SlackBlocks.Modal(form);
        if (!await ViewAsync(turn, view, cancel) && !await OpenAsync(turn, view, cancel))
        {
            await telling.TellAsync(turn, SlackAnswers.OpenForm(turn.Inbound), false, cancel);
        }
    }

    private async Task WordsAsync(SlackTurn turn, Card card, bool toAll, CancellationToken cancel)
    {
        // A button on the Home tab, or the shortcut, stands in no conversation: its answer opens beside it.
        var besideIt = turn.Way is { In: AnswerIn.OwnChat, Channel: null };
        var shown = await ViewAsync(turn, SlackAnswers.Words(card), cancel) || (besideIt && await OpenAsync(turn, SlackAnswers.Words(card), cancel));
        if (!shown || (toAll && turn.Inbound.In is not null))
        {
            await telling.TellAsync(turn, card, toAll, cancel);
        }
    }

    /// <summary>In the modal that is there.</summary>
    private async Task<bool> ViewAsync(SlackTurn turn, JsonObject view, CancellationToken cancel) =>
        (turn.Way.In == AnswerIn.Form && turn.TryAnswer(SlackAnswers.Update(view)))
        || (turn.Way.View is { } id && await views.UpdateAsync(turn.Team, id, view, cancel));

    /// <summary>In a modal of its own.</summary>
    private async Task<bool> OpenAsync(SlackTurn turn, JsonObject view, CancellationToken cancel) =>
        turn.Way is { View: null, Trigger: { } trigger } && await views.OpenAsync(turn.Team, trigger, view, cancel) is not null;

    /// <summary>The inputs of the form that was sent, from top to bottom.</summary>
    private static List<string> Fields(SlackTurn turn) => turn.Received.Payload.Part("view")?["blocks"] is JsonArray blocks
        ? [.. blocks.OfType<JsonObject>().Where(block => block.Text("type") == "input").Select(block => block.Text("block_id")).OfType<string>()]
        : [];
}
