using CoverBot.Domain.Cards;
using CoverBot.Domain.Conversations;

namespace CoverBot.Rendering;

/// <summary>
/// What only Teams asks of a button: whether it stands on an answer, and whether a form opens by it, which another kind of action must do. Noted around the press,
/// where the neutral card has no place for it; what travels is the press itself.
/// </summary>
internal static class AdaptivePress
{
    private const string Answer = "on-answer";
    private const string Form = "opens-form";

    /// <summary>The card with all its buttons as an answer's, which no board knows.</summary>
    public static Card OnAnswer(Card card) => With(card, Answer);

    /// <summary>The card with all its buttons opening forms, even those that do not look it.</summary>
    public static Card OpeningForms(Card card) => With(card, Form);

    public static Noted Read(Press press)
    {
        var (onAnswer, opensForm) = (false, false);
        while (press is { Verb: Answer or Form, Args: [var verb, ..] })
        {
            onAnswer |= press.Verb == Answer;
            opensForm |= press.Verb == Form;
            press = new(verb, press.Args.RemoveAt(0));
        }
        return new(press, onAnswer, opensForm || Conversation.MayAsk(press));
    }

    private static Card With(Card card, string note)
    {
        ArgumentNullException.ThrowIfNull(card);
        return card with { Blocks = [.. card.Blocks.Select(block => block is Block.Buttons row ? new Block.Buttons([.. row.Items.Select(button => button with { Press = Noted(note, button.Press) })]) : block)] };
    }

    private static Press Noted(string note, Press press) => new(note, press.Args.Insert(0, press.Verb));
}

/// <param name="Press">What travels.</param>
/// <param name="OpensForm">Whether pressing it may open a form.</param>
internal sealed record Noted(Press Press, bool OnAnswer, bool OpensForm);
