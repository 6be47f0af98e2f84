using CoverBot.Domain.Cards;
using CoverBot.Domain.Grammar;

namespace CoverBot.Tests.Domain.Grammar;

[Trait("kind", "rule")]
public sealed class HelpTests
{
    public static TheoryData<string> Topics() => [.. Enum.GetValues<Topic>().Where(topic => topic != Topic.Help).Select(topic => topic.Name())];

    public static TheoryData<string, string> Examples() => [.. Commands.All.Select(command => (command.Word, command.Example))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_works_and_is_of_its_own_topic(string word, string example)
    {
        var command = Commands.All.First(one => one.Example == example);
        var line = Sample.Read(example);

        Assert.Equal((word, command.Topic, command.ComesLater), (line.Word, line.Topic, Commands.ComesLater(line)));
    }

    [Fact]
    public void Help_shows_three_words_and_a_button_for_every_topic()
    {
        var card = Help.Card();

        Assert.Equal(["away", "can't", "who"], ((Block.Bullets)card.Blocks[1]).Items.Select(item => ((Span.Words)item.Spans[0]).Value));
        Assert.Equal(Topics().Select(row => Press.Of("help", row.Data)), card.Buttons.Select(button => button.Press));
    }

    [Theory]
    [InlineData("")]
    [InlineData("away")]
    public void Only_in_Slack_help_says_that_plain_away_reaches_nobody(string topic)
    {
        Assert.Contains("plain /away is Slack's own and reaches nobody. Write in your chat with me: away fri", Help.Card(topic, "slack").Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Slack", Help.Card(topic, "teams").Plain, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_topic_has_two_to_six_lines(string topic)
    {
        var lines = Assert.Single(Help.Card(topic).Blocks.OfType<Block.Bullets>());

        Assert.InRange(lines.Items.Length, 2, 6);
        Assert.Equal(topic, CoverBot.Domain.Grammar.Topics.Closest(topic)?.Name());
    }

    [Theory]
    [InlineData("backup", Topic.Backups)]
    [InlineData("bakcups", Topic.Backups)]
    [InlineData("me with backups", Topic.Backups)]
    [InlineData("holiday", Topic.Away)]
    [InlineData("cant", Topic.Cant)]
    [InlineData("drop", Topic.Cant)]
    [InlineData("emergncy", Topic.Emergency)]
    [InlineData("settings", Topic.Setup)]
    [InlineData("HANDOVER", Topic.Handover)]
    public void An_unknown_topic_shows_the_closest_one(string typed, Topic closest) => Assert.Equal(Help.Card(closest.Name()), Help.Card(typed));

    [Theory]
    [InlineData("zorg")]
    [InlineData("xy")]
    public void A_word_like_no_topic_is_not_known_and_shows_the_three_words(string typed)
    {
        var card = Help.Card(typed);

        Assert.StartsWith($"I know no \"{typed}\";", card.Plain, StringComparison.Ordinal);
        Assert.Contains("Three words to remember", card.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_is_not_understood_gets_four_buttons() => Assert.Equal(
        [
            new Button("I can't work from now", Press.Of("start", "emergency")),
            new Button("I'm away some days", Press.Of("start", "away")),
            new Button("I can't go on covering", Press.Of("start", "cant")),
            new Button("Who has what?", Press.Of("start", "who")),
        ],
        Help.NotUnderstood().Buttons);

    [Fact]
    public void A_feature_to_come_is_named_with_what_works_today() => Assert.Equal(
        "rota is not there yet. What works today: away, back, emergency, can't, who, accept, decline, yes, handover, hand, client, backups, note, playbook, channel, lead, settings, link, help.",
        Help.NotYet(Sample.Read("rota week")).Summary);

    [Fact]
    public void A_refusal_says_what_is_wrong_and_shows_a_line_that_works() => Assert.Equal(
        "I don't know a client called Acmee; your clients: Acme Ltd, Birch, Cole & Sons, Dale. Try: away fri for Acme",
        Help.Trouble((CommandLine.Trouble)Sample.Read("away fri for Acmee")).Summary);

    [Fact]
    public void Every_line_a_refusal_shows_works()
    {
        var tries = ApprovedLines.All.Select(line => (line, Read: Sample.Read(line.Text, line.Names) as CommandLine.Trouble)).Where(pair => pair.Read is not null);

        Assert.All(tries, pair => Assert.False(
            Sample.Read(pair.Read!.Try, pair.line.Names) is CommandLine.Trouble or CommandLine.NearMiss or CommandLine.NotUnderstood or CommandLine.Away { When: not ("fri" or "mon to tue") },
            $"{pair.line.Typed}: {pair.Read.Try}"));
    }

    [Fact]
    public void A_crew_without_clients_is_told_how_to_add_one()
    {
        var trouble = Assert.IsType<CommandLine.Trouble>(CommandReader.Read("away fri for Acme", Names.None, Sample.IsDate));

        Assert.Equal(("I don't know a client called Acme; you have no clients yet.", "client add Acme"), (trouble.Sentence, trouble.Try));
    }
}
