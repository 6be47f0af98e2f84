using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Playground;

[Trait("kind", "story")]
public sealed class PlaygroundClockTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    private string File => folder.File("playground.db");

    [Theory]
    [InlineData("PT4H", "2026-11-23T13:12:00Z")]
    [InlineData("P1D", "2026-11-24T09:12:00Z")]
    [InlineData("P1W", "2026-11-30T09:12:00Z")]
    [InlineData("PT5400S", "2026-11-23T10:42:00Z")]
    public async Task Pushing_the_clock_answers_once_what_is_due_has_been_delivered(string advance, string now)
    {
        await using var app = await PlaygroundApp.StartAsync(File);

        using var pushed = await app.PostAsync("clock", new { advance });

        Assert.Equal(now, await NowAsync(pushed));
        Assert.Equal(["Ben was asked again."], await app.SeenAsync("ann", "dm-ann"));
        using var read = await app.GetAsync("clock");
        Assert.Equal(now, await NowAsync(read));
    }

    [Fact]
    public async Task What_is_typed_after_a_push_was_said_at_the_pushed_time()
    {
        await using var app = await PlaygroundApp.StartAsync(File);
        using var pushed = await app.PostAsync("clock", new { advance = "P1D" });

        await app.TypeAsync("ann", "dm-ann", "hello");

        Assert.Equal(DemoClock.Start + Duration.FromDays(1), app.Desk.Heard.Last().TypedAt);
    }

    [Fact]
    public async Task Starting_over_empties_the_bot_and_the_world_and_sets_the_crew_up_again()
    {
        await using var app = await PlaygroundApp.StartAsync(File);
        await app.TypeAsync("ann", "dm-ann", "away mon to fri");
        var before = app.Desk.Heard.Select(one => one.DeliveryId).ToHashSet();

        using var reset = await app.PostAsync("reset", new { });

        Assert.Equal("2026-11-23T09:12:00Z", await NowAsync(reset));
        Assert.Equal(1, app.Reset.Times);
        Assert.Empty(await app.SeenAsync("ann", "dm-ann"));
        Assert.Equal(2, (await app.SeenAsync("ann", "acme")).Length);
        var again = app.Desk.Heard.Skip(before.Count).Select(one => one.DeliveryId);
        Assert.NotEmpty(again);
        Assert.Empty(before.Intersect(again));
    }

    [Fact]
    public async Task A_start_over_that_was_killed_half_way_is_finished_at_the_next_start()
    {
        await using (var app = await PlaygroundApp.StartAsync(File))
        {
            await app.TypeAsync("ann", "dm-ann", "hello");
            app.Get<CoverBot.Playground.WorldFile>().Write(run => run.Do("insert into meta (key, value) values ('reset', '')"));
        }
        await using var again = await PlaygroundApp.StartAsync(File);

        Assert.Equal(1, again.Reset.Times);
        Assert.Empty(await again.SeenAsync("ann", "dm-ann"));
        Assert.NotEmpty(await again.SeenAsync("ann", "acme"));
    }

    public void Dispose() => folder.Dispose();

    private static async Task<string?> NowAsync(HttpResponseMessage response) =>
        (await PlaygroundApp.JsonAsync(response.EnsureSuccessStatusCode())).GetProperty("now").GetString();
}
