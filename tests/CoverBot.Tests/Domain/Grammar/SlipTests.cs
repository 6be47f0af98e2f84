using CoverBot.Domain.Cards;
using CoverBot.Domain.Grammar;

namespace CoverBot.Tests.Domain.Grammar;

[Trait("kind", "rule")]
public sealed class SlipTests
{
    public static TheoryData<string> Examples() =>
        [.. Commands.All.Select(command => command.Example).Where(example => example.Split(' ')[0].Length >= 4).Concat(["holiday fri", "vacation fri", "leave fri", "sick until fri", "cannot Acme"])];

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_dropped_doubled_or_swapped_letter_finds_the_line(string example)
    {
        var verb = example.Split(' ')[0];
        var meant = Sample.Describe(Sample.Read(example));

        Assert.All(Slips(verb).Where(slip => slip != verb), slip =>
        {
            var read = Sample.Read(slip + example[verb.Length..]);

            // Some slips are spellings that are understood: cant', backup, hand over.
            Assert.Equal(meant, Sample.Describe(read is CommandLine.NearMiss miss ? Sample.Read(miss.Line) : read));
        });
    }

    [Fact]
    public void A_slip_is_never_run_by_itself() => Assert.Equal(new CommandLine.NearMiss("away fri", "I don't know the word awya."), Sample.Read("awya fri"));

    [Fact]
    public void The_card_of_a_slip_has_a_button_that_runs_the_line()
    {
        var card = Help.NearMiss(new("away fri", "I don't know the word awya."));

        Assert.Equal("I don't know the word awya. Did you mean away fri?", card.Summary);
        Assert.Equal(new Button("away fri", Press.Of("run", "away fri"), ButtonStyle.Primary), Assert.Single(card.Buttons));
    }

    [Fact]
    public void A_line_too_long_for_a_button_has_none() =>
        Assert.Empty(Help.NearMiss(new("away fri for " + new string('x', 63), "I don't know the word awya.")).Buttons);

    private static IEnumerable<string> Slips(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            yield return word.Remove(i, 1);
            yield return word.Insert(i, word[i].ToString());
            if (i > 0)
            {
                yield return word[..(i - 1)] + word[i] + word[i - 1] + word[(i + 1)..];
            }
        }
    }
}
