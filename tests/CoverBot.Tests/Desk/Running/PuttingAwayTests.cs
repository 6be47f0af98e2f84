using CoverBot.Desk;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Deciding;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Desk.Running;

[Trait("kind", "contract")]
public sealed class PuttingAwayTests : IDisposable
{
    private static readonly Rules All = SmallRules.All with
    {
        Decide = (command, crew, at) => command is Command.PutAway ? Decider.Decide(command, crew, at) : SmallRules.All.Decide(command, crew, at),
    };

    private readonly TempStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task What_was_told_long_ago_is_kept_no_longer_and_the_next_message_is_said_once_under_a_new_number()
    {
        using var desk = new OneDesk(store, All);
        await TellAsync(desk, 51);
        await desk.RunAsync();
        Assert.Equal([.. Enumerable.Range(32, 20)], (await desk.StateAsync())[SmallRules.AnnId].Said.Select(said => said.Number));
        var rev = (await desk.RunAsync()).Rev;

        Assert.Equal("Told 52: one more", await desk.TypeAsync("tell one more"));
        var outlook = await desk.RunAsync();

        Assert.Equal([.. Enumerable.Range(1, 51).Select(number => $"it {number}"), "one more"], desk.Seen);
        Assert.Equal((rev + 1, null), (outlook.Rev, outlook.RetryAt));
        var board = await store.Table.GetAsync(OneDesk.Crew.Value, "board|" + Bulletin.BoardOf(SmallRules.AnnId), CancellationToken.None);
        Assert.Equal("52", board!.Columns["Said"]);
        Assert.DoesNotContain("said/1\"", string.Join(' ', board.Columns.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_chat_does_not_show_yet_is_kept()
    {
        using var desk = new OneDesk(store, All);
        desk.Chat.IsDown = true;
        await TellAsync(desk, 60);
        await desk.RunAsync();
        Assert.Equal(60, (await desk.StateAsync())[SmallRules.AnnId].Said.Length);

        desk.Chat.IsDown = false;
        await store.PassAsync(Duration.FromHours(1));
        await desk.RunAsync();

        Assert.Equal(60, desk.Seen.Count());
        Assert.Equal(20, (await desk.StateAsync())[SmallRules.AnnId].Said.Length);
    }

    private static async Task TellAsync(OneDesk desk, int times)
    {
        await desk.TypeAsync("team");
        for (var number = 1; number <= times; number++)
        {
            await desk.TypeAsync($"tell it {number}");
        }
    }
}
