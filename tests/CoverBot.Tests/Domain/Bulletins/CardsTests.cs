using CoverBot.Tests.Domain.Support;

namespace CoverBot.Tests.Domain.Bulletins;

[Trait("kind", "rule")]
public sealed class CardsTests
{
    [Fact]
    public void Every_card_reads_as_approved() => Approval.Check("cards", Walks.All());
}
