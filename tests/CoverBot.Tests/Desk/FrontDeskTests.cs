using CoverBot.Desk;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using NodaTime;

namespace CoverBot.Tests.Desk;

[Trait("kind", "contract")]
public sealed class FrontDeskTests : IDisposable
{
    private readonly TempStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task What_comes_again_gets_the_same_answer_and_is_done_once()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        Assert.Equal("Told 1: one", await desk.TypeAsync("tell one", "d1"));
        Assert.Equal("Told 2: two", await desk.TypeAsync("tell two", "d2"));

        Assert.Equal("Told 1: one", await desk.TypeAsync("tell one", "d1"));
        Assert.Equal("2 told.", await desk.TypeAsync("who"));
    }

    [Fact]
    public async Task The_answer_is_kept_although_the_same_words_would_be_refused_now()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team", "d1");
        await desk.TypeAsync("tell one");

        Assert.Equal("The team is here.", await desk.TypeAsync("team", "d1"));
        Assert.Equal("1 told.", await desk.TypeAsync("team", "d2"));
    }

    [Fact]
    public async Task A_row_that_somebody_has_changed_by_hand_stops_nobody()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("tell one");
        await desk.QuietAsync();
        var key = "1member|" + SmallRules.AnnId.Value;
        var row = (await store.Table.GetAsync(OneDesk.Crew.Value, key, CancellationToken.None))!;
        await store.Table.CommitAsync(OneDesk.Crew.Value, [new RowAction.Replace(key, row.Columns, row.Version)], CancellationToken.None);

        Assert.Equal("Told 2: two", await desk.TypeAsync("tell two"));
    }

    [Fact]
    public async Task Two_desks_on_one_store_lose_nothing_and_do_nothing_twice()
    {
        using var one = new OneDesk(store);
        using var two = new OneDesk(store);
        await one.TypeAsync("team");

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(index => (index % 2 == 0 ? one : two).TypeAsync("tell it", $"d{index}")));

        Assert.Equal(Enumerable.Range(1, 40).Select(number => $"Told {number}: it"), answers.OrderBy(answer => int.Parse(answer.Split(' ', ':')[1])));
    }

    [Fact]
    public async Task The_same_press_at_two_desks_at_once_is_done_once()
    {
        using var one = new OneDesk(store);
        using var two = new OneDesk(store);
        await one.TypeAsync("team");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => (index % 2 == 0 ? one : two).TypeAsync("tell it", $"d{index / 4}")));

        Assert.Equal(5, answers.Distinct().Count());
        Assert.Equal(5, (await one.StateAsync())[SmallRules.AnnId].Said.Length);
    }

    [Fact]
    public async Task A_save_whose_answer_was_lost_is_answered_all_the_same_and_done_once()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        desk.Table.After = () => throw new TableUnsureException("lost");

        Assert.Equal("Told 1: it", await desk.TypeAsync("tell it"));
        Assert.Equal("1 told.", await desk.TypeAsync("who"));
    }

    [Fact]
    public async Task Who_comes_second_decides_on_what_the_first_has_made()
    {
        using var one = new OneDesk(store);
        using var two = new OneDesk(store);
        await one.TypeAsync("team");
        one.Table.Before = async () => Assert.Equal("Told 1: first", await two.TypeAsync("tell first"));

        Assert.Equal("Told 2: second", await one.TypeAsync("tell second"));
    }

    [Fact]
    public async Task Two_desks_make_one_crew_of_a_workspace()
    {
        using var one = new OneDesk(store);
        using var two = new OneDesk(store);
        one.Table.Before = async () => Assert.Equal("The team is here.", await two.TypeAsync("team", "d2"));

        Assert.Equal("0 told.", await one.TypeAsync("team", "d1"));
        Assert.Equal([OneDesk.Crew], await one.Get<CoverBot.Desk.CrewStore>().CrewsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Where_nobody_set_a_team_up_nothing_is_kept()
    {
        using var desk = new OneDesk(store);

        Assert.Equal("0 told.", await desk.TypeAsync("who"));
        Assert.Empty(await desk.KeysAsync());
    }

    [Fact]
    public async Task What_breaks_is_told_in_a_sentence_and_the_log_does_not_repeat_what_was_typed()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");

        Assert.StartsWith("That did not work, and nothing was changed.", await desk.TypeAsync("boom my-private-reason", "d1"), StringComparison.Ordinal);
        Assert.Contains(desk.Logged, line => line.Contains("InvalidOperationException", StringComparison.Ordinal) && line.Contains("SmallRules", StringComparison.Ordinal));
        Assert.DoesNotContain(desk.Logged, line => line.Contains("my-private-reason", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_too_long_to_keep_is_told_in_a_sentence()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");

        Assert.StartsWith("That is more than CoverBot can keep", await desk.TypeAsync("long"), StringComparison.Ordinal);
        Assert.Equal("0 told.", await desk.TypeAsync("who"));
    }

    [Fact]
    public async Task Who_waits_too_long_hears_that_it_is_under_way_and_then_what_came_of_it()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        desk.Chat.Patience = TimeSpan.FromMilliseconds(2200);
        var answered = new TaskCompletionSource();
        desk.Table.Before = () => answered.Task;

        Assert.StartsWith("Working on it", await desk.TypeAsync("tell it"), StringComparison.Ordinal);
        answered.SetResult();
        await desk.TypeAsync("tell it");
        await desk.RunAsync();
        await Eventually.Async(() => desk.Seen.Contains("Told 1: it"));
        Assert.Contains("it", desk.Seen);
    }

    [Fact]
    public async Task Who_was_told_that_it_is_under_way_hears_the_outcome_from_a_chat_that_was_busy()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        desk.Chat.Patience = TimeSpan.FromMilliseconds(200);
        desk.Chat.After = Duration.FromMilliseconds(1);
        var saved = new TaskCompletionSource();
        desk.Table.Before = () => saved.Task;
        Assert.StartsWith("Working on it", await desk.TypeAsync("tell it"), StringComparison.Ordinal);
        var calls = 0;
        desk.Chat.Before = () => desk.Chat.IsDown = ++calls < 3;

        saved.SetResult();

        await Eventually.Async(() => desk.Seen.Contains("Told 1: it"));
    }

    [Fact]
    public async Task Who_was_told_that_it_is_under_way_hears_the_outcome_although_the_process_is_ending()
    {
        using var desk = new OneDesk(store);
        desk.Chat.Patience = TimeSpan.FromMilliseconds(200);
        await desk.TypeAsync("team");
        var saved = new TaskCompletionSource();
        desk.Table.Before = () => saved.Task;
        Assert.StartsWith("Working on it", await desk.TypeAsync("tell it"), StringComparison.Ordinal);
        var posts = new TaskCompletionSource();
        desk.Chat.Holds = posts.Task;

        var ending = desk.Get<Work>().CloseAsync(TimeSpan.FromMinutes(5));
        saved.SetResult();
        Assert.False(ending.IsCompleted);
        posts.SetResult();

        Assert.True(await ending);
        Assert.Equal(["Told 1: it"], desk.Seen);
    }

    [Fact]
    public async Task Whoever_waits_for_all_work_before_starting_over_waits_for_what_follows_an_answer_too()
    {
        var gate = new AnsweredGate();
        using var desk = new OneDesk(store, faults: gate);
        gate.Close();
        await desk.TypeAsync("team");

        Assert.False(await desk.Get<Work>().CloseAsync(TimeSpan.FromMilliseconds(50)));
        gate.Open();
        Assert.True(await desk.Get<Work>().CloseAsync(TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public async Task A_crew_that_a_newer_release_has_written_is_left_alone()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        var row = (await desk.Table.GetAsync(OneDesk.Crew.Value, "1crew", CancellationToken.None))!;
        var head = (await desk.Table.GetAsync(OneDesk.Crew.Value, "0head", CancellationToken.None))!;
        await desk.Table.CommitAsync(OneDesk.Crew.Value,
            [new RowAction.Replace("1crew", row.Columns.SetItem("schema", "99"), row.Version), new RowAction.Replace("0head", head.Columns, head.Version)], CancellationToken.None);

        Assert.StartsWith("CoverBot is being updated", await desk.TypeAsync("tell it"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crew_that_changes_while_it_is_read_is_never_seen_half_before_and_half_after()
    {
        using var other = new OneDesk(store);
        await other.TypeAsync("team");
        using var desk = new OneDesk(store);
        desk.Table.AfterRange = () => other.TypeAsync("away");

        var seen = await desk.Get<CrewStore>().LoadAsync(OneDesk.Crew, CancellationToken.None);
        var next = await desk.Get<CrewStore>().LoadAsync(OneDesk.Crew, CancellationToken.None);

        Assert.Equal((1, 0), (seen.Head.Rev, seen.State.Absences.Count));
        Assert.Equal((2, 1), (next.Head.Rev, next.State.Absences.Count));
    }

    [Fact]
    public async Task What_a_chats_library_says_about_a_message_stays_out_of_the_logs()
    {
        using var desk = new OneDesk(store);
        desk.Chat.Before = () => throw new InvalidOperationException("could not send 'Acme pays late'");
        await desk.TypeAsync("team");
        await desk.TypeAsync("tell Acme pays late");
        await desk.RunAsync();

        Assert.Contains(desk.Logged, line => line.Contains("a call to playground failed", StringComparison.Ordinal));
        Assert.DoesNotContain(desk.Logged, line => line.Contains("pays late", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_crews_log_says_who_and_what_kind_of_thing_but_no_words()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        await desk.TypeAsync("tell secret");

        var row = await desk.Table.GetAsync(OneDesk.Crew.Value, "log|crew|000000000002", CancellationToken.None);
        Assert.Equal([SmallRules.AnnId.Value, "typed", "MemberTold"], new[] { row!.Columns["who"], row.Columns["what"], row.Columns["events"] });
        Assert.DoesNotContain("secret", row.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_decision_is_made_before_an_earlier_one()
    {
        using var desk = new OneDesk(store);
        await desk.TypeAsync("team");
        store.Clock.Advance(Duration.FromMinutes(-5));
        await desk.TypeAsync("away");

        Assert.Equal(store.Now + Duration.FromMinutes(5), (await desk.StateAsync()).Absences.Values.Single().OpenedAt);
    }
}
