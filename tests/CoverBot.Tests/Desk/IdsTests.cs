using System.Text.RegularExpressions;
using CoverBot.Desk;
using CoverBot.Domain.Chat;
using CsCheck;

namespace CoverBot.Tests.Desk;

[Trait("kind", "rule")]
public sealed partial class IdsTests
{
    [Fact]
    public void Ids_are_the_same_in_every_process_and_release()
    {
        Assert.Equal("uuibbijyqcgk", Ids.NewId("Ev0123"));
        Assert.Equal("eloekwc32k", Ids.Member(new Account("slack", "T1", "U1")).Value);
        Assert.Equal("qjbjw5tfs3i5", Ids.Crew("slack", "T1").Value);
    }

    [Fact]
    public void Whatever_a_platform_calls_things_an_id_is_letters_and_digits() =>
        Gen.String.Sample(name => Assert.Matches(Shape(), Ids.Member(new Account("slack", name, name)).Value));

    [Fact]
    public void Where_one_word_ends_and_the_next_begins_matters() => Assert.NotEqual(Ids.Crew("a", "bc"), Ids.Crew("ab", "c"));

    [GeneratedRegex("^[a-z2-7]{10}$")]
    private static partial Regex Shape();
}
