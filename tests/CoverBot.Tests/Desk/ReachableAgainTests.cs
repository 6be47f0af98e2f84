using CoverBot.Desk;
using CoverBot.Desk.Running;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Desk;

[Trait("kind", "contract")]
public sealed class ReachableAgainTests : IDisposable
{
    private static readonly ChannelRef Acme = new("playground", "T1", "acme");

    private static readonly Rules InAcme = SmallRules.All with
    {
        Cards = (board, crew) => [.. SmallRules.All.Cards(board, crew).Select(card => card is BoardCard.Said said ? said with { To = new Address.Room(Acme) } : card)],
    };

    private readonly TempStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Who_had_blocked_the_bot_reads_what_was_missed_after_writing_to_it()
    {
        using var desk = new OneDesk(store);
        await MissedAsync(desk, Reasons.Blocked);

        await desk.TypeAsync("who");

        await Eventually.Async(() => desk.Seen.Contains("it"));
    }

    [Fact]
    public async Task A_channel_reads_what_it_missed_once_the_bot_is_invited_again_and_not_when_it_is_invited_elsewhere()
    {
        using var desk = new OneDesk(store, InAcme);
        await MissedAsync(desk, Reasons.NotInChannel);
        await desk.InviteAsync(new("playground", "T1", "other"));
        await desk.TypeAsync("who");
        await desk.RunAsync();
        Assert.Empty(desk.Seen);

        await desk.InviteAsync(Acme);

        await Eventually.Async(() => desk.Seen.Contains("it"));
    }

    [Fact]
    public async Task What_was_decided_is_answered_although_the_store_does_not_say_what_was_missed_which_is_read_after_the_next_line()
    {
        using var desk = new OneDesk(store);
        await MissedAsync(desk, Reasons.Blocked);
        desk.Table.BeforeRange = () => throw new TableUnsureException("no answer");

        Assert.Equal("Told 2: more", await desk.TypeAsync("tell more"));
        await desk.TypeAsync("who");

        await Eventually.Async(() => desk.Seen.Contains("it"));
    }

    [Fact]
    public async Task An_invitation_is_not_taken_while_the_store_is_away_and_nothing_is_decided_before_the_channel_is_tried_again()
    {
        var decided = 0;
        using var desk = new OneDesk(store, InAcme with { Respond = (inbound, facts, crew, at) => InAcme.Respond(inbound, facts, crew, Counted(at)) });
        await MissedAsync(desk, Reasons.NotInChannel);
        var before = decided;
        desk.Table.BeforeRange = AwayAsync;

        await Assert.ThrowsAsync<TableUnsureException>(() => desk.InviteAsync(Acme));
        Assert.Equal(before, decided);
        desk.Table.BeforeRange = null;
        await desk.InviteAsync(Acme);

        await Eventually.Async(() => desk.Seen.Contains("it"));

        Task AwayAsync()
        {
            desk.Table.BeforeRange = AwayAsync;
            throw new TableUnsureException("no answer");
        }

        Instant Counted(Instant at)
        {
            decided++;
            return at;
        }
    }

    [Fact]
    public async Task What_was_missed_is_sent_once_the_bot_is_installed_again()
    {
        using var desk = new OneDesk(store);
        await MissedAsync(desk, Reasons.TokenRevoked);
        await desk.Get<IReach>().ReachableAgainAsync("playground", "T2", CancellationToken.None);
        await desk.RunAsync();
        Assert.Empty(desk.Seen);

        await desk.Get<IReach>().ReachableAgainAsync("playground", "T1", CancellationToken.None);

        await Eventually.Async(() => desk.Seen.Contains("it"));
    }

    [Fact]
    public async Task After_a_kill_right_behind_the_answer_what_was_missed_is_sent_all_the_same()
    {
        using var killed = new OneDesk(store, InAcme);
        await MissedAsync(killed, Reasons.NotInChannel);
        await HandleAllAsync(killed);
        killed.Chat.Holds = new TaskCompletionSource().Task;
        await killed.InviteAsync(Acme);
        store.Restart();

        using var desk = new OneDesk(store, InAcme, alone: true);
        await HandleAllAsync(desk);

        Assert.Equal(["it"], desk.Seen);
    }

    [Fact]
    public async Task Who_never_missed_anything_is_answered_without_a_look_at_the_boards()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("tell it");
        await desk.RunAsync();
        var looked = false;
        desk.Table.AfterRange = () => Task.FromResult(looked = true);

        await desk.TypeAsync("who");

        Assert.False(looked);
    }

    private static async Task MissedAsync(OneDesk desk, string reason)
    {
        await desk.TypeAsync("team");
        desk.Chat.Closed = reason;
        await desk.TypeAsync("tell it");
        await desk.RunAsync();
        desk.Chat.Closed = null;
        await desk.RunAsync();
        Assert.Empty(desk.Seen);
    }

    private async Task HandleAllAsync(OneDesk desk)
    {
        await store.PassAsync(Guard.Hidden);
        await desk.HandleWakeUpsAsync();
    }
}
