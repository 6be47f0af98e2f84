using CoverBot.Desk;
using CoverBot.Domain.Chat;
using CoverBot.Tests.Support;

namespace CoverBot.Tests.Desk;

/// <summary>A platform that can't be asked about people and channels at the moment.</summary>
[Trait("kind", "contract")]
public sealed class PlatformDownTests : IDisposable
{
    private static readonly ChannelRef Acme = new("playground", "T1", "acme");

    private readonly TempStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Who_is_known_to_the_crew_is_heard_all_the_same()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        desk.Chat.IsDumb = true;

        Assert.Equal("Away.", await desk.TypeAsync("away"));
    }

    [Fact]
    public async Task What_is_about_a_channel_is_answered_in_a_sentence_and_changes_nothing()
    {
        using var desk = new OneDesk(store, SmallRules.All with { Needs = _ => [Acme] }, people: ["ann"]);
        await desk.TypeAsync("team");
        desk.Chat.IsDumb = true;

        Assert.Equal("The Playground does not answer me right now, and nothing was changed. Please say it once more in a minute.", await desk.TypeAsync("away"));
        Assert.Empty((await desk.StateAsync()).Absences);
        desk.Chat.IsDumb = false;
        Assert.Equal("Away.", await desk.TypeAsync("away"));
    }

    [Fact]
    public async Task Who_comes_into_a_channel_is_not_missed_the_platform_says_it_again()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        desk.Chat.IsDumb = true;
        var joined = new Inbound.Moved("joined-1", SmallRules.Ann, Acme, store.Now, "", Joined: true);

        await Assert.ThrowsAsync<PlatformDownException>(() => desk.Get<IDesk>().HandleAsync(joined, CancellationToken.None));
        desk.Chat.IsDumb = false;
        Assert.NotNull(await desk.Get<IDesk>().HandleAsync(joined, CancellationToken.None));
    }
}
