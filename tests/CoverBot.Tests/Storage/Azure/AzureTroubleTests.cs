using System.Collections.Concurrent;
using System.Collections.Immutable;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using CoverBot.Domain.Crews;
using CoverBot.Storage;
using CoverBot.Storage.Azure;
using CoverBot.Tests.Support;
using NodaTime;
using Fate = CoverBot.Tests.Support.StorageProxy.Fate;

namespace CoverBot.Tests.Storage.Azure;

/// <summary>What the service does when it is not well.</summary>
[Trait("kind", "contract")]
[Collection(nameof(OnAzurite))]
public sealed class AzureTroubleTests(Azurite azurite) : IAsyncLifetime
{
    private static readonly RowAction[] Batch = [new RowAction.Insert("seen|1", None), new RowAction.Insert("0head", None)];

    private readonly ConcurrentQueue<Fate> fates = [];
    private StorageProxy tables = null!;
    private StorageProxy queues = null!;
    private AzureStore store = null!;
    private int before;

    private static ImmutableSortedDictionary<string, string> None => ImmutableSortedDictionary<string, string>.Empty;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private int Asked => tables.Requests.Count + queues.Requests.Count - before;

    public async ValueTask InitializeAsync()
    {
        tables = await StorageProxy.StartAsync(azurite.Tables, _ => Next());
        queues = await StorageProxy.StartAsync(azurite.Queues, _ => Next());
        store = new AzureStore(azurite.ConnectionThrough(tables.Address, queues.Address), pace: AzurePace.Answering);
        before = Asked;
    }

    [Fact]
    public async Task A_service_that_is_busy_for_a_moment_is_asked_again()
    {
        Comes(Fate.Busy, Fate.Busy);

        await CommitAsync();

        Assert.Equal(3, Asked);
    }

    [Fact]
    public async Task A_service_that_stays_busy_is_asked_three_times_and_the_same_batch_can_be_sent_again()
    {
        Comes(Fate.Busy, Fate.Busy, Fate.Busy);

        await Assert.ThrowsAsync<TableUnsureException>(CommitAsync);

        Assert.Equal(3, Asked);
        await CommitAsync();
    }

    [Fact]
    public async Task A_commit_whose_answers_are_all_lost_is_unsure_and_sent_again_it_says_that_it_is_in()
    {
        Comes(Fate.AnswerLost, Fate.AnswerLost, Fate.AnswerLost);

        await Assert.ThrowsAsync<TableUnsureException>(CommitAsync);

        var conflict = await Assert.ThrowsAsync<TableConflictException>(CommitAsync);
        Assert.Equal((0, "seen|1", true), (conflict.Action, conflict.Key, conflict.Exists));
    }

    [Fact]
    public async Task A_commit_whose_first_answer_is_lost_says_that_it_is_in()
    {
        Comes(Fate.AnswerLost);

        Assert.Equal("seen|1", (await Assert.ThrowsAsync<TableConflictException>(CommitAsync)).Key);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_asked_three_times_and_given_up()
    {
        Comes(Fate.Unanswered, Fate.Unanswered, Fate.Unanswered);

        await Assert.ThrowsAsync<TableUnsureException>(CommitAsync);

        Assert.Equal(3, Asked);
        await CommitAsync();
    }

    [Fact]
    public void While_somebody_waits_each_of_three_tries_gets_one_and_a_half_seconds()
    {
        var (tables, queues) = (AzurePace.Answering.Set(new TableClientOptions(), null), AzurePace.Answering.Set(new QueueClientOptions(), null));

        Assert.All(new[] { tables.Retry, queues.Retry }, retry => Assert.Equal((TimeSpan.FromSeconds(1.5), 2), (retry.NetworkTimeout, retry.MaxRetries)));
    }

    [Fact]
    public async Task Many_questions_to_a_service_that_does_not_answer_are_given_up_without_being_put_to_it()
    {
        Comes([.. Enumerable.Repeat(Fate.Unanswered, 300)]);

        var questions = Enumerable.Range(0, 100).Select(_ => Assert.ThrowsAsync<TableUnsureException>(() => store.Table.GetAsync("crew-1", "0head", Cancel)));
        await Task.WhenAll(questions);

        Assert.InRange(Asked, 1, AzurePace.Answering.AtOnce * (AzurePace.Answering.Retries + 1));
    }

    [Fact]
    public async Task Reads_and_wake_ups_say_that_there_was_no_answer_as_well()
    {
        Comes([.. Enumerable.Repeat(Fate.Busy, 9)]);

        await Assert.ThrowsAsync<TableUnsureException>(() => store.Table.GetAsync("crew-1", "0head", Cancel));
        await Assert.ThrowsAsync<TableUnsureException>(() => store.Table.RangeAsync("crew-1", "0", "2", Cancel));
        await Assert.ThrowsAsync<TableUnsureException>(SendAsync);
    }

    [Fact]
    public async Task An_account_that_lets_nobody_in_any_more_counts_as_away()
    {
        Comes(Fate.Forbidden, Fate.Forbidden, Fate.Forbidden, Fate.Forbidden);

        await Assert.ThrowsAsync<TableUnsureException>(CommitAsync);
        await Assert.ThrowsAsync<TableUnsureException>(() => store.Table.GetAsync("crew-1", "0head", Cancel));
        await Assert.ThrowsAsync<TableUnsureException>(() => store.Table.RangeAsync("crew-1", "0", "2", Cancel));
        await Assert.ThrowsAsync<TableUnsureException>(SendAsync);
        await CommitAsync();
    }

    [Fact]
    public async Task A_wake_up_that_was_hidden_without_an_answer_comes_as_what_it_was_made()
    {
        await SendAsync();
        var received = Assert.Single(await store.WakeUps.ReceiveAsync(1, Duration.FromMinutes(5), Cancel));
        Comes(Fate.AnswerLost);

        Assert.False(await store.WakeUps.HideAsync(received, received.WakeUp with { Failures = 1 }, Duration.Zero, Cancel));

        Assert.Equal(1, Assert.Single(await store.WakeUps.ReceiveAsync(1, Duration.FromMinutes(5), Cancel)).WakeUp.Failures);
    }

    [Fact]
    public async Task A_wake_up_that_was_kept_without_an_answer_comes_again_when_its_lease_ends()
    {
        await SendAsync();
        var received = Assert.Single(await store.WakeUps.ReceiveAsync(1, Duration.FromMinutes(5), Cancel));
        Comes(Fate.AnswerLost);

        Assert.Null(await store.WakeUps.KeepAsync(received, Duration.FromSeconds(1), Cancel));

        IReadOnlyList<ReceivedWakeUp> again = [];
        await Eventually.Async(async () => (again = await store.WakeUps.ReceiveAsync(1, Duration.FromMinutes(5), Cancel)).Count > 0);
        Assert.Equal(received.WakeUp, Assert.Single(again).WakeUp);
    }

    [Fact]
    public async Task A_batch_over_a_limit_is_refused_before_anything_is_sent()
    {
        await Assert.ThrowsAsync<TableLimitException>(() => store.Table.CommitAsync("crew/1", Batch, Cancel));

        Assert.Equal(0, Asked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    public async Task A_version_of_another_store_is_a_conflict_and_no_blank_cheque(string version)
    {
        await CommitAsync();

        var conflict = await Assert.ThrowsAsync<TableConflictException>(
            () => store.Table.CommitAsync("crew-1", [new RowAction.Insert("a", None), new RowAction.Delete("0head", version)], Cancel));

        Assert.Equal((1, "0head", false), (conflict.Action, conflict.Key, conflict.Exists));
        Assert.NotNull(await store.Table.GetAsync("crew-1", "0head", Cancel));
    }

    public async ValueTask DisposeAsync()
    {
        await tables.DisposeAsync();
        await queues.DisposeAsync();
    }

    private Task SendAsync() => store.WakeUps.SendAsync(new(new CrewId("crew-1"), 1, NodaConstants.UnixEpoch), Duration.Zero, Cancel);

    private Task CommitAsync() => store.Table.CommitAsync("crew-1", Batch, Cancel);

    private void Comes(params Fate[] next) => Array.ForEach(next, fates.Enqueue);

    private Fate Next() => fates.TryDequeue(out var fate) ? fate : Fate.Answered;
}
