using CoverBot.Storage;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Desk;

/// <summary>For how long a decision is tried, and what becomes of those who wait for it.</summary>
[Trait("kind", "contract")]
public sealed class TryingTests : IDisposable
{
    private readonly TempStore store = new();
    private readonly HastyClock clock = new();

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData("0head")]
    [InlineData("seen|")]
    [InlineData("owed")]
    public async Task Whatever_the_store_does_not_answer_is_tried_for_twenty_seconds_and_can_be_said_again(string what)
    {
        using var desk = new OneDesk(store, wall: clock);
        await desk.TypeAsync("team");
        await desk.QuietAsync();
        desk.WakeUps.IsDown = true;
        var row = what == "owed" ? OneDesk.Crew.Value + "|" : what;
        desk.Table.IsDown = key => key.StartsWith(row, StringComparison.Ordinal);
        var begun = clock.Now;

        await Assert.ThrowsAsync<TimeoutException>(() => desk.TypeAsync("tell it"));

        Assert.InRange((clock.Now - begun).TotalSeconds, 19, 21);
        desk.Table.IsDown = _ => false;
        Assert.Equal("Told 1: it", await desk.TypeAsync("tell it"));
    }

    [Fact]
    public async Task Who_never_comes_first_gives_up_after_twenty_seconds()
    {
        using var desk = new OneDesk(store, wall: clock);
        using var other = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.QuietAsync();
        var told = 0;
        desk.Table.Before = FirstAsync;
        var begun = clock.Now;

        await Assert.ThrowsAsync<TimeoutException>(() => desk.TypeAsync("tell mine"));

        Assert.InRange((clock.Now - begun).TotalSeconds, 20, 22);
        Assert.Equal(Enumerable.Repeat("theirs", told), (await other.StateAsync())[SmallRules.AnnId].Said.Select(said => said.Content.Summary));

        async Task FirstAsync()
        {
            await other.TypeAsync("tell theirs", $"other {++told}");
            desk.Table.Before = FirstAsync;
        }
    }

    [Fact]
    public async Task Who_was_told_that_it_is_under_way_is_asked_to_say_it_again_when_it_could_not_be_saved()
    {
        using var desk = new OneDesk(store, wall: clock);
        await desk.TypeAsync("team");
        desk.Chat.Patience = TimeSpan.FromSeconds(2.2);
        var held = new TaskCompletionSource();
        desk.Table.Before = async () =>
        {
            await held.Task;
            throw new TableUnsureException("no answer");
        };
        Assert.StartsWith("Working on it", await desk.TypeAsync("tell it"), StringComparison.Ordinal);

        desk.Table.IsDown = key => key.StartsWith("seen|", StringComparison.Ordinal);
        held.SetResult();

        await Eventually.Async(() => desk.Seen.Any());
        Assert.Equal(["CoverBot could not make sure that this was saved. Please say it once more: what was saved already is not done twice."], desk.Seen);
    }

    [Fact]
    public async Task Of_two_who_speak_at_once_the_second_is_decided_once_on_what_the_first_has_made()
    {
        var decided = 0;
        using var desk = new OneDesk(store, SmallRules.All with { Respond = (inbound, facts, crew, at) => SmallRules.All.Respond(inbound, facts, crew, Counted(at)) });
        await desk.TypeAsync("team");
        decided = 0;
        var saved = new TaskCompletionSource();
        desk.Table.Before = () => saved.Task;
        var first = desk.TypeAsync("tell one");
        await Eventually.Async(() => desk.Table.Before is null);

        var second = desk.TypeAsync("tell two");
        Assert.Equal((1, false), (decided, second.IsCompleted));
        saved.SetResult();

        Assert.Equal(("Told 1: one", "Told 2: two"), (await first, await second));
        Assert.Equal(2, decided);

        Instant Counted(Instant at)
        {
            decided++;
            return at;
        }
    }
}
