using System.Text.RegularExpressions;
using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Bulletins;

[Trait("kind", "rule")]
public sealed partial class CardsTests
{
    private static readonly Lazy<(string Text, IReadOnlyList<World> Worlds)> Walked = new(Walks.All);

    [Fact]
    public void Every_card_reads_as_approved() => Approval.Check("cards", Walked.Value.Text);

    [Fact]
    public void Nobody_is_called_she_or_he() => Assert.DoesNotMatch(Pronoun(), Walked.Value.Text);

    [Theory]
    [InlineData("acme", "Birch|Cole|Dale")]
    [InlineData("cole", "Acme|Birch|Dale")]
    [InlineData("dale", "Acme|Birch|Cole")]
    public void A_client_reads_no_reason_no_heat_no_other_client_and_presses_no_button(string room, string others)
    {
        var read = Walked.Value.Worlds.SelectMany(world => world.Chat(room)).ToList();

        Assert.NotEmpty(read);
        Assert.All(read, message => Assert.Empty(message.Content.Buttons));
        Assert.All(read, message => Assert.DoesNotMatch($"(?i)emergency|reported|\\bhot\\b|\\bwatch\\b|nobody|\\bgap\\b|asked|declin|arm|{others}", message.Plain));
    }

    [Fact]
    public void A_week_in_which_nothing_goes_wrong_rings_as_seldom_as_promised()
    {
        var world = World.Ready();
        world.Says("ann", "away 30 nov - 4 dec");
        world.Presses("ben", "Accept all");
        world.Presses("cara", "Accept");
        world.Until("2026-12-07 09:30");
        world.Presses("ann", "I'm back");
        world.Until("2026-12-09 12:00");

        int Rings(string where) => world.Chat(where).Count(message => message.Rings);
        Assert.InRange(Rings("ann"), 1, 3);
        Assert.InRange(Rings("ben"), 1, 8);
        Assert.InRange(Rings("cara"), 1, 8);
        Assert.InRange(Rings("acme"), 1, 3);
        Assert.InRange(Rings("cole"), 1, 3);
        Assert.InRange(Rings("dale"), 1, 3);
        Assert.Equal(0, Rings("lee"));
        Assert.Equal(1, Rings("team"));
    }

    [GeneratedRegex(@"(?i)\b(she|he|her|him|his|hers)\b")]
    private static partial Regex Pronoun();
}
