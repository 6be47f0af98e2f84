using CoverBot.Desk.Rows;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Tests.Desk.Running;

[Trait("kind", "contract")]
public sealed class CrewRunnerTests : IDisposable
{
    private readonly TempStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task What_was_said_is_in_the_chat_once_however_often_the_crew_is_run()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("away");
        await desk.TypeAsync("tell it");

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => desk.RunAsync()));

        Assert.Equal(["Ann is away", "it"], desk.Seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_processes_that_deliver_the_same_crew_say_everything_once()
    {
        using var one = new OneDesk(store);
        using var two = new OneDesk(store, room: one.Room);
        await one.TypeAsync("team");
        for (var number = 0; number < 10; number++)
        {
            await Task.WhenAll(one.TypeAsync("tell it", $"one {number}"), two.TypeAsync("tell it", $"two {number}"));
        }
        await one.RunAsync();
        await Eventually.Async(async () =>
        {
            await store.PassAsync(Duration.FromSeconds(1));
            return (await one.RunAsync()).RetryAt is null;
        });

        Assert.Equal(20, one.Seen.Count());
    }

    [Fact]
    public async Task A_run_leaves_nothing_due()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("away");
        await desk.TypeAsync("later tea 10");
        await desk.TypeAsync("later cake 20");
        store.Clock.Advance(Duration.FromMinutes(15));

        var outlook = await desk.RunAsync();

        Assert.Equal(store.Now + Duration.FromMinutes(5), outlook.Due);
        Assert.Equal(["cake"], (await desk.StateAsync()).Absences.Values.Single().Held.Keys);
    }

    [Fact]
    public async Task What_falls_due_within_two_seconds_counts_as_due()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("away");
        await desk.TypeAsync("later tea 10");
        store.Clock.Advance(Duration.FromMinutes(10) - Duration.FromSeconds(2));

        Assert.Null((await desk.RunAsync()).Due);
    }

    [Fact]
    public async Task An_ended_absence_is_filed_after_two_days_and_not_before_everybody_has_seen_it()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("away");
        await desk.RunAsync();
        desk.Chat.IsDown = true;
        await desk.TypeAsync("back");
        await desk.RunAsync();
        await store.PassAsync(Duration.FromDays(2));
        await desk.RunAsync();
        Assert.Contains(await desk.KeysAsync(), IsDoc);

        desk.Chat.IsDown = false;
        await store.PassAsync(Duration.FromHours(2));
        await desk.RunAsync();

        Assert.Equal(["Ann is back"], desk.Seen);
        Assert.DoesNotContain(await desk.KeysAsync(), IsDoc);
        Assert.Contains(await desk.KeysAsync(), key => key.StartsWith("past|2026-11-16|", StringComparison.Ordinal));
        Assert.DoesNotContain(await desk.KeysAsync(), key => key.StartsWith("board|a-", StringComparison.Ordinal));
        Assert.Empty((await desk.StateAsync()).Absences);
        Assert.Equal("Away.", await desk.TypeAsync("away", "again"));
    }

    [Fact]
    public async Task An_ended_absence_that_everybody_has_seen_stays_at_hand_for_two_days()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("away");
        await desk.TypeAsync("back");
        await desk.RunAsync();
        Assert.Equal(["Ann is back"], desk.Seen);

        await store.PassAsync(Duration.FromDays(2) - Duration.FromMinutes(1));
        await desk.RunAsync();
        Assert.Contains(await desk.KeysAsync(), IsDoc);

        await store.PassAsync(Duration.FromMinutes(1));
        await desk.RunAsync();
        Assert.DoesNotContain(await desk.KeysAsync(), IsDoc);
    }

    [Fact]
    public async Task An_ended_absence_whose_row_somebody_touched_by_hand_is_filed_all_the_same()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("away");
        await desk.TypeAsync("back");
        await desk.RunAsync();
        var key = (await desk.KeysAsync()).First(IsDoc);
        var row = (await store.Table.GetAsync(OneDesk.Crew.Value, key, CancellationToken.None))!;
        await store.Table.CommitAsync(OneDesk.Crew.Value, [new RowAction.Replace(key, row.Columns, row.Version)], CancellationToken.None);
        await store.PassAsync(Duration.FromDays(2));

        await desk.RunAsync();
        await desk.RunAsync();

        Assert.DoesNotContain(await desk.KeysAsync(), IsDoc);
    }

    [Fact]
    public async Task What_falls_due_while_something_else_is_delivered_is_shown_before_the_absence_is_filed()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("away");
        await desk.TypeAsync("later tea 2880");
        await desk.TypeAsync("back");
        await desk.RunAsync();
        await store.PassAsync(Duration.FromDays(2) - Duration.FromSeconds(30));
        await desk.TypeAsync("tell it");
        desk.Chat.Before = () =>
        {
            desk.Chat.Before = null;
            store.Clock.Advance(Duration.FromMinutes(1));
        };
        await desk.RunAsync();
        await desk.RunAsync();

        Assert.Equal(["Ann is back", "it", $"tea at {store.Now}"], desk.Seen);
        Assert.Empty((await desk.StateAsync()).Absences);
    }

    [Fact]
    public async Task Answers_are_kept_for_two_days()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team", "d1");
        await desk.RunAsync();
        await store.PassAsync(Duration.FromDays(2));
        await desk.RunAsync();
        Assert.Contains(await desk.KeysAsync(), IsSeen);

        await store.PassAsync(Duration.FromHours(2));
        await desk.RunAsync();

        Assert.DoesNotContain(await desk.KeysAsync(), IsSeen);
    }

    [Fact]
    public async Task What_was_said_is_shown_also_while_old_answers_can_t_be_cleared_away()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        desk.Table.IsRangeDown = from => from == Keys.SeenPrefix;
        desk.Chat.IsDown = true;
        await desk.TypeAsync("tell it");
        await desk.RunAsync();
        desk.Chat.IsDown = false;
        await store.PassAsync(Duration.FromHours(2));

        Assert.Null((await desk.RunAsync()).RetryAt);
        Assert.Equal(["it"], desk.Seen);
    }

    [Fact]
    public async Task What_was_said_before_a_push_of_days_is_not_done_again_when_its_platform_repeats_it()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("tell it", "d1");
        store.Clock.Advance(Duration.FromDays(5));
        await desk.RunAsync();

        await desk.TypeAsync("tell it", "d1");
        await desk.RunAsync();

        Assert.Equal(["it"], desk.Seen);
    }

    [Fact]
    public async Task A_look_up_that_is_due_soon_does_not_wait_for_one_that_is_due_later()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("away");
        await desk.RunAsync();
        await HoldAsync("board|" + Bulletin.BoardOf((await desk.StateAsync()).Absences.Values.Single().Id), Duration.FromSeconds(24));
        await desk.TypeAsync("back");
        Assert.Equal(store.Now + Duration.FromSeconds(29), (await desk.RunAsync()).RetryAt);

        desk.Chat.IsDown = true;
        desk.Chat.After = Duration.FromMilliseconds(200);
        await desk.TypeAsync("tell it");
        await desk.RunAsync();
        desk.Chat.IsDown = false;
        store.Wall.Advance(TimeSpan.FromSeconds(1));

        await Eventually.Async(() => desk.Seen.Contains("it"), seconds: 10);
    }

    [Fact]
    public async Task A_press_that_asks_for_nothing_new_has_its_card_shown_again()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("away");
        await desk.RunAsync();
        var card = Assert.Single(desk.Room.Messages);
        card.Words = "what somebody's slow edit left here";

        await desk.PressAsync(card.Id);

        await Eventually.Async(() => card.Words == "Ann is away");
    }

    [Fact]
    public async Task A_second_copy_of_a_card_goes_away_when_somebody_presses_it()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("away");
        await desk.RunAsync();
        desk.Room.Post(desk.Room.Messages[0].Conversation, "Ann is away", "a twin");

        await desk.PressAsync(desk.Room.Messages[1].Id);

        await Eventually.Async(() => desk.Room.Messages.Count == 1);
        Assert.Equal("Ann is away", Assert.Single(desk.Seen));
    }

    [Fact]
    public async Task A_new_absences_board_comes_with_the_decision_that_opens_it()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        Row? board = null;
        desk.Table.After = () => board = store.Table.RangeAsync(OneDesk.Crew.Value, "board|", "board}", CancellationToken.None).Result.SingleOrDefault();

        await desk.TypeAsync("away");

        Assert.Equal("board|" + Bulletin.BoardOf((await desk.StateAsync()).Absences.Values.Single().Id), board?.Key);
        Assert.NotEqual("", board?.Columns["Holder"]);
    }

    [Fact]
    public async Task A_release_that_words_a_card_anew_touches_none_until_something_is_decided_about_it()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("away");
        await desk.RunAsync();
        await desk.QuietAsync();
        using var newer = new OneDesk(store, SmallRules.All with { Cards = (board, crew) => [.. SmallRules.All.Cards(board, crew).Select(Anew)] }, desk.Room);

        Assert.Null((await newer.RunAsync()).RetryAt);
        Assert.Equal(["chat with ann: Ann is away"], desk.Room.Seen);

        await newer.TypeAsync("later tea 60");
        await newer.RunAsync();
        Assert.Equal(["Anew: Ann is away"], desk.Seen);

        static BoardCard Anew(BoardCard card) => card with { Content = Card.Of("Anew: " + card.Content.Summary) };
    }

    /// <summary>As if another process were at the board.</summary>
    private async Task HoldAsync(string key, Duration time)
    {
        var row = (await store.Table.GetAsync(OneDesk.Crew.Value, key, CancellationToken.None))!;
        var columns = row.Columns.SetItem("Holder", "other/1").SetItem("Until", InstantPattern.ExtendedIso.Format(store.Now + time));
        await store.Table.CommitAsync(OneDesk.Crew.Value, [new RowAction.Replace(key, columns, row.Version)], CancellationToken.None);
    }

    private static bool IsDoc(string key) => key.StartsWith("1doc|", StringComparison.Ordinal) || key.StartsWith("1open|", StringComparison.Ordinal);

    private static bool IsSeen(string key) => key.StartsWith("seen|", StringComparison.Ordinal);
}
