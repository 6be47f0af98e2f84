using CoverBot.Slack.Installing;

namespace CoverBot.Tests.Slack.Installing;

[Trait("kind", "rule")]
public sealed class TokenSealTests
{
    private const string Token = "xoxb-1-not-a-real-one-Ω";

    private static readonly TokenSeal Seal = new(["first", "second"]);

    [Fact]
    public void A_sealed_token_can_be_read_again() => Assert.Equal(Token, Seal.Unseal("T1", Seal.Seal("T1", Token)));

    [Fact]
    public void Nothing_of_it_can_be_seen_and_it_looks_different_each_time()
    {
        var boxes = new[] { Seal.Seal("T1", Token), Seal.Seal("T1", Token) };

        Assert.NotEqual(boxes[0], boxes[1]);
        Assert.All(boxes, box => Assert.DoesNotContain("xoxb", box, StringComparison.Ordinal));
    }

    [Fact]
    public void After_the_secret_was_changed_the_old_one_still_opens_and_the_new_one_seals()
    {
        TokenSeal before = new(["second"]), after = new(["third"]);

        Assert.Equal(Token, Seal.Unseal("T1", before.Seal("T1", Token)));
        Assert.Null(before.Unseal("T1", Seal.Seal("T1", Token)));
        Assert.Null(Seal.Unseal("T1", after.Seal("T1", Token)));
    }

    [Fact]
    public void Another_workspaces_token_does_not_open() => Assert.Null(Seal.Unseal("T2", Seal.Seal("T1", Token)));

    [Fact]
    public void Changed_at_any_place_it_does_not_open()
    {
        var box = Convert.FromBase64String(Seal.Seal("T1", Token)[2..]);

        Assert.All(Enumerable.Range(0, box.Length), at =>
        {
            var changed = box.ToArray();
            changed[at] ^= 1;
            Assert.Null(Seal.Unseal("T1", "1." + Convert.ToBase64String(changed)));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.")]
    [InlineData("1.AAAA")]
    [InlineData("1.not base64!")]
    [InlineData("2.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("xoxb-1-plain")]
    public void What_was_never_sealed_does_not_open(string box) => Assert.Null(Seal.Unseal("T1", box));
}
