using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;

namespace CoverBot.Desk;

/// <summary>What a person reads when it is not the rules that speak.</summary>
internal static class Sentences
{
    public static Answer Working { get; } = new Answer.Reply(Card.Of("Working on it… The outcome follows here or in your own chat with CoverBot."));

    public static Answer Broke { get; } = No("That did not work, and nothing was changed. Please say it once more; if it fails again, tell whoever runs CoverBot.");

    public static Answer TooMuch { get; } = No("That is more than CoverBot can keep in one piece, and nothing was changed. Please say it in fewer words.");

    public static Answer BeingUpdated { get; } = No("CoverBot is being updated, and nothing was changed. Please say it once more in a few minutes.");

    public static Answer NotSaved { get; } = No("CoverBot could not make sure that this was saved. Please say it once more: what was saved already is not done twice.");

    /// <summary>The way to a form for whoever it could not be opened for: a button that says the same again.</summary>
    public static Card OfferForm(Inbound inbound)
    {
        var again = inbound switch
        {
            Inbound.Pressed pressed => pressed.Press,
            Inbound.Typed typed => Press.Of("run", typed.Text),
            _ => null,
        };
        return again is { } press && Press.Parse(press.Code) is not null
            ? Card.Of("There is a form for that.", new Block.Buttons([new Button("Open the form", press, ButtonStyle.Primary)]))
            : Card.Of("There is a form for that, and it did not open. Nothing was changed; please ask for it once more.");
    }

    public static Answer TeamMeanwhile { get; } = No("A team with clients of its own has come up here in the meantime, so nothing was joined. Ask a lead of the other side before you try again.");

    /// <param name="platform">As people call it.</param>
    public static Answer NoAnswerFrom(string platform) => No($"{platform} does not answer me right now, and nothing was changed. Please say it once more in a minute.");

    /// <summary>What is told afterwards to somebody who has already read <see cref="Working"/>.</summary>
    public static Card Afterwards(Answer answer) => answer switch
    {
        Answer.Reply reply => reply.Card,
        Answer.Public reply => reply.Card,
        Answer.Errors errors => Card.Of(string.Join(' ', errors.ByField.Values.Prepend("Nothing was changed."))),
        Answer.Ask => Card.Of("The form took too long to open, and nothing was changed. Please ask for it once more."),
        _ => Card.Of("Done."),
    };

    private static Answer.Reply No(string sentence) => new(Card.Of(sentence), Refused: true);
}
