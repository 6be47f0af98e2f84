using CoverBot.Desk;
using CoverBot.Domain.Chat;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Desk;

/// <summary>Who came and went is told by the platform alone, which tells it again until it was taken.</summary>
[Trait("kind", "contract")]
public sealed class SentAgainTests : IDisposable
{
    private readonly TempStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Who_joined_or_left_is_not_acknowledged_before_it_is_saved_and_nobody_reads_that_it_is_under_way()
    {
        using var desk = new OneDesk(store, people: ["ann"]);
        await desk.TypeAsync("team");
        desk.Chat.Patience = TimeSpan.FromMilliseconds(1);
        var isDown = true;
        desk.Table.IsDown = key => isDown && key == "0head";

        var moved = desk.Get<IDesk>().HandleAsync(new Inbound.Moved("moved", SmallRules.Ann, new ChannelRef("playground", "T1", "team"), store.Now, "", Joined: false), CancellationToken.None);

        // Asked later, and told after as long a wait that it is under way.
        Assert.StartsWith("Working on it", await desk.TypeAsync("tell it"), StringComparison.Ordinal);
        Assert.False(moved.IsCompleted);
        isDown = false;
        await moved;
    }
}
