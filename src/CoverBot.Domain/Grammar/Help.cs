using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;

namespace CoverBot.Domain.Grammar;

/// <summary>The cards that explain what can be typed; for everybody, so they name no person and no client of the crew.</summary>
public static class Help
{
    private const int LongestTitle = 75;
    private const int LongestLine = 500;
    private const int LongestAbout = 40;

    internal const string PlainAway = "In Slack, plain /away is Slack's own and reaches nobody. Write in your chat with me: away fri";

    /// <summary>The three words to remember, or the lines of a topic.</summary>
    /// <param name="about">As typed; "" for none. One with a slip in it shows the topic that was meant.</param>
    /// <param name="platform">Where it is read; "" for anywhere.</param>
    public static Card Card(string about = "", string platform = "")
    {
        ArgumentNullException.ThrowIfNull(about);
        var topic = about.Trim().Length == 0 ? Topic.Help : Topics.Closest(about);
        var card = topic switch
        {
            Topic.Help => Start(),
            { } known => Lines(known),
            null => Unknown(about.Trim()),
        };
        return platform == Platforms.Slack && topic is (Topic.Help or Topic.Away) ? card with { Blocks = card.Blocks.Add(new Block.Note(PlainAway)) } : card;
    }

    /// <summary>For a line that is not understood.</summary>
    public static Card NotUnderstood() => Cards.Card.Of(
        "I did not understand that. What is it about?",
        new Block.Buttons([
            new("I can't work from now", Press.Of("start", "emergency")),
            new("I'm away some days", Press.Of("start", "away")),
            new("I can't go on covering", Press.Of("start", "cant")),
            new("Who has what?", Press.Of("start", "who")),
        ]));

    /// <summary>For a line with a slip in it: the button runs the line that was probably meant.</summary>
    public static Card NearMiss(CommandLine.NearMiss miss)
    {
        ArgumentNullException.ThrowIfNull(miss);
        var card = Cards.Card.Of(Text.Of(miss.Why + " Did you mean ").ThenBold(Troubles.Cut(miss.Line, LongestLine)).Then("?"));
        var press = Press.Of("run", miss.Line);
        return miss.Line.Length > LongestTitle || press.Code.Length > 2000
            ? card
            : card with { Blocks = card.Blocks.Add(new Block.Buttons([new(miss.Line, press, ButtonStyle.Primary)])) };
    }

    /// <summary>For a refused line: what is wrong, and a line that works.</summary>
    public static Card Trouble(CommandLine.Trouble trouble)
    {
        ArgumentNullException.ThrowIfNull(trouble);
        return Cards.Card.Of(Text.Of(trouble.Sentence + " Try: ").ThenBold(trouble.Try));
    }

    /// <summary>For a line whose feature is not there yet.</summary>
    public static Card NotYet(CommandLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var later = Commands.All.Where(command => command.ComesLater).Select(command => command.Word).ToHashSet(StringComparer.Ordinal);
        var there = Commands.All.Where(command => !command.ComesLater).Select(command => command.Word.Split(' ')[0] is var word && later.Contains(word) ? command.Word : word).Distinct();
        return Cards.Card.Of(Text.Bold(line.Word).Then($" is not there yet. What works today: {string.Join(", ", there)}."));
    }

    private static Card Start() => new(
        "Three words to remember: away, can't, who.",
        [
            new Block.Heading("Three words to remember"),
            new Block.Bullets([
                Text.Bold("away").Then(": you will be away. For example: away fri"),
                Text.Bold("can't").Then(": you can't go on covering. For example: can't Acme"),
                Text.Bold("who").Then(": who has what. For example: who Acme"),
            ]),
            new Block.Paragraph(Text.Of("If you can't work from now on: ").ThenBold("emergency").Then(". Everything else is a button on a card that you get anyway.")),
            new Block.Buttons([.. Enum.GetValues<Topic>().Where(topic => topic != Topic.Help).Select(topic => new Button(topic.Title(), Press.Of("help", topic.Name())))]),
        ]);

    private static Card Unknown(string about)
    {
        var words = $"I know no \"{Troubles.Cut(about, LongestAbout)}\"; this is what I do know.";
        return new(words, [new Block.Paragraph(Text.Of(words)), .. Start().Blocks]);
    }

    private static Card Lines(Topic topic)
    {
        var lines = Commands.All.Where(command => command.Topic == topic).Select(Line);
        return new($"{topic.Title()}: what you can type.", [new Block.Heading(topic.Title()), new Block.Bullets([.. lines])]);
    }

    private static Text Line(Command command)
    {
        var text = Text.Bold(command.Line).Then(": " + command.What);
        text = command.Example == command.Line ? text : text.Then(" For example: " + command.Example);
        return command.ComesLater ? text.Then(" (Not there yet.)") : text;
    }
}
