using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using CoverBot.Cli;
using CoverBot.Storage;
using CoverBot.Storage.Moving;
using CoverBot.Tests.Support;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace CoverBot.Tests.Storage.Moving;

/// <summary>The <c>move</c> command between a file and a storage account.</summary>
[Trait("kind", "contract")]
[Collection(nameof(OnAzurite))]
public sealed class MoveTests : IAsyncLifetime
{
    private const int LogRows = 450;

    private readonly TempStore file = new();
    private readonly ScratchFolder folder = new();
    private readonly Azurite azurite;
    private readonly AzureStore account;

    public MoveTests(Azurite azurite) => (this.azurite, account) = (azurite, new AzureStore(azurite.NewConnection()));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Source => "sqlite:" + file.Path;

    private string Back => "sqlite:" + folder.File("back.db");

    public async ValueTask InitializeAsync()
    {
        await file.Table.CommitAsync("crews", [Row("crew-1"), Row("crew-2")], Cancel);
        await file.Table.CommitAsync("at|slack|T1", [Row("tenant", "crew-1")], Cancel);
        await file.Table.CommitAsync("crew-1", [Row("0head", "🏝️ \"quoted\""), Row("1doc|7", Documents.Put(None, new string('ä', 200_000), "1doc|7"))], Cancel);
        await file.Table.CommitAsync("crew-2", [Row("0head", "'; DROP"), Row("it's", "")], Cancel);
        for (var at = 0; at < LogRows; at += 50)
        {
            await file.Table.CommitAsync("crew-1", [.. Enumerable.Range(at, 50).Select(number => Row($"log|crew|{number:D12}", $"{number}"))], Cancel);
        }
    }

    public ValueTask DisposeAsync()
    {
        file.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Everything_is_there_and_back_again_and_each_crew_is_woken()
    {
        file.File.Dispose();

        var there = await MoveAsync(Source, account.Connection);
        var back = await MoveAsync(account.Connection, Back);

        Assert.Equal((0, ""), (there.Code, there.Errors));
        Assert.Contains($"] 100 %{Environment.NewLine}Moved: {LogRows + 7} rows, compared on both sides.", there.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (back.Code, back.Errors));
        Assert.Equal(await RowsAsync(Source), await RowsAsync(Back));
        var woken = await account.WakeUps.ReceiveAsync(32, Duration.FromSeconds(30), Cancel);
        Assert.Equal(["crew-1", "crew-2"], woken.Select(one => one.WakeUp.Crew.Value).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(LogRows)]
    [InlineData(LogRows + 20)]
    public async Task Stopped_anywhere_it_goes_on_and_forgets_what_is_gone_from_the_source_since(int after)
    {
        file.File.Dispose();
        await StoppedAsync(after);
        Assert.NotNull(await MoveMark.ReadAsync(account.Table, Cancel));
        file.Restart();
        var gone = (await file.Table.GetAsync("crew-1", "log|crew|000000000003", Cancel))!;
        await file.Table.CommitAsync("crew-1", [new RowAction.Delete(gone.Key, gone.Version), Row("new")], Cancel);
        file.File.Dispose();

        var again = await MoveAsync(Source, account.Connection);

        Assert.Equal((0, ""), (again.Code, again.Errors));
        Assert.Null(await account.Table.GetAsync("crew-1", gone.Key, Cancel));
        Assert.NotNull(await account.Table.GetAsync("crew-1", "new", Cancel));
        Assert.Null(await MoveMark.ReadAsync(account.Table, Cancel));
    }

    [Fact]
    public async Task Where_answers_are_lost_it_looks_what_is_there_and_goes_on()
    {
        file.File.Dispose();
        var lost = 0;
        await using var tables = await StorageProxy.StartAsync(azurite.Tables, request => IsWrite(request) && lost++ % 2 == 0 ? StorageProxy.Fate.AnswerLost : StorageProxy.Fate.Answered);
        var proxied = azurite.ConnectionThrough(tables.Address, azurite.Queues);

        var there = await MoveAsync(Source, proxied);
        var back = await MoveAsync(proxied, Back);

        Assert.Equal((0, ""), (there.Code, there.Errors));
        Assert.Equal((0, ""), (back.Code, back.Errors));
        Assert.Equal(await RowsAsync(Source), await RowsAsync(Back));
        Assert.True(lost > 10);
    }

    [Fact]
    public async Task Killed_in_the_middle_it_goes_on_with_the_same_command()
    {
        file.File.Dispose();
        Process? move = null;
        var writes = 0;
        await using var tables = await StorageProxy.StartAsync(azurite.Tables, request =>
        {
            if (IsWrite(request) && ++writes == 4)
            {
                move!.Kill();
            }
            return StorageProxy.Fate.Answered;
        });
        var proxied = azurite.ConnectionThrough(tables.Address, azurite.Queues);
        move = BotProcess.Command("move", "--from", Source, "--to", proxied);
        using (move)
        {
            await move.WaitForExitAsync(Cancel);
            Assert.Equal(BotProcess.Killed, move.ExitCode);
        }
        Assert.NotNull(await MoveMark.ReadAsync(new AzureStore(proxied).Table, Cancel));

        var again = await MoveAsync(Source, proxied);

        Assert.Equal((0, ""), (again.Code, again.Errors));
        Assert.Equal(await RowsAsync(Source), await RowsAsync(proxied));
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("gone")]
    [InlineData("more")]
    public async Task What_somebody_writes_into_one_side_meanwhile_is_found_at_the_end_and_the_move_does_not_count(string what)
    {
        using var to = await OpenStore.OpenAsync(StorageConnection.Read(Back, out _)!, toRead: false, Cancel);
        file.File.Dispose();
        using var from = await OpenStore.OpenAsync(StorageConnection.Read(Source, out _)!, toRead: true, Cancel);
        // The third reading of all rows is the comparison's: before it, whether it is empty, and what is more than there should be.
        var mover = new Mover(from, to with { Contents = new WrittenBefore(to.Contents, reading: 3, WriteAsync) }, TimeProvider.System, (_, _) => { });

        var refused = await Assert.ThrowsAsync<StorageStartException>(() => mover.RunAsync(Cancel));
        var again = await new Mover(from, to, TimeProvider.System, (_, _) => { }).RunAsync(Cancel);

        Assert.StartsWith("the two sides differ at row '0head", refused.Message, StringComparison.Ordinal);
        Assert.Equal(LogRows + 7, again);

        async Task WriteAsync()
        {
            var head = (await to.Table.GetAsync("crew-2", "0head", Cancel))!;
            RowAction action = what switch
            {
                "changed" => new RowAction.Replace(head.Key, None.Add("A", "'; drop"), head.Version),
                "gone" => new RowAction.Delete(head.Key, head.Version),
                _ => Row("0head2"),
            };
            await to.Table.CommitAsync("crew-2", [action], Cancel);
        }
    }

    [Theory]
    [InlineData(nameof(StorageProxy.Fate.Forbidden), "does not let this key or identity read and write any more")]
    [InlineData(nameof(StorageProxy.Fate.Missing), "was deleted meanwhile")]
    public async Task Where_the_account_refuses_half_way_it_says_what_it_is_and_the_same_command_goes_on_later(string fate, string sentence)
    {
        file.File.Dispose();
        var asked = 0;
        var refuses = true;
        await using var tables = await StorageProxy.StartAsync(azurite.Tables, request => refuses && request.Method != "GET" && ++asked > 6 ? Enum.Parse<StorageProxy.Fate>(fate) : StorageProxy.Fate.Answered);
        var proxied = azurite.ConnectionThrough(tables.Address, azurite.Queues);

        var refused = await MoveAsync(Source, proxied);
        refuses = false;
        var again = await MoveAsync(Source, proxied);

        Assert.Equal(1, refused.Code);
        Assert.StartsWith("Not moved: ", refused.Errors, StringComparison.Ordinal);
        Assert.Contains(sentence, refused.Errors, StringComparison.Ordinal);
        Assert.Equal((0, ""), (again.Code, again.Errors));
    }

    [Fact]
    public void A_bar_that_is_written_over_ends_its_line_before_anything_else_is_said()
    {
        using var output = new StringWriter();
        var bar = new ProgressBar(output, overwrites: true);

        bar.Show(1, 3);
        bar.Show(2, 3);
        bar.End();
        bar.End();

        Assert.Equal($"\r[#########.....................]  33 %\r[###################...........]  66 %{Environment.NewLine}", output.ToString());
    }

    [Fact]
    public async Task A_bot_does_not_start_on_half_of_its_crews()
    {
        file.File.Dispose();
        await StoppedAsync(1);

        var (_, error, code) = await BotProcess.RunAsync(folder, ("Storage__Connection", account.Connection));

        Assert.Equal(1, code);
        Assert.Contains("half filled by a move", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_moved_away_under_a_bot_that_is_at_work_or_into_its_store()
    {
        file.File.Dispose();
        using (var bot = await BotProcess.StartAsync(folder, null, ("Storage__Connection", account.Connection)))
        {
            Assert.Contains("a CoverBot was at work on", (await MoveAsync(Source, account.Connection)).Errors, StringComparison.Ordinal);
            Assert.Contains("a CoverBot was at work on", (await MoveAsync(account.Connection, Back)).Errors, StringComparison.Ordinal);
            await bot.StopAsync();
        }

        Assert.Equal((0, ""), await CodeAsync());
        await WorkMark.SetAsync(account.Table, "killed", SystemClock.Instance.GetCurrentInstant() - Duration.FromSeconds(181), Cancel);
        Assert.Equal((0, ""), await CodeAsync());

        async Task<(int, string)> CodeAsync() => await MoveAsync(account.Connection, "sqlite:" + folder.File(Guid.NewGuid() + ".db")) is var (code, _, errors) ? (code, errors) : default;
    }

    [Theory]
    [InlineData(179, "a CoverBot was at work on")]
    [InlineData(181, "")]
    public async Task One_that_was_killed_counts_as_at_work_for_three_minutes(int secondsAgo, string said)
    {
        await WorkMark.SetAsync(file.Table, "killed", file.Now - Duration.FromSeconds(secondsAgo), Cancel);
        file.File.Dispose();
        using var from = await OpenStore.OpenAsync(StorageConnection.Read(Source, out _)!, toRead: true, Cancel);
        using var to = await OpenStore.OpenAsync(StorageConnection.Read(Back, out _)!, toRead: false, Cancel);

        var refused = await Record.ExceptionAsync(() => new Mover(from, to, file.Wall, (_, _) => { }).RunAsync(Cancel));

        Assert.StartsWith(said, refused?.Message ?? "", StringComparison.Ordinal);
        Assert.Equal(said.Length > 0, refused is StorageStartException);
    }

    [Fact]
    public async Task A_bot_that_was_started_meanwhile_is_found_at_the_end_and_the_move_does_not_count()
    {
        file.File.Dispose();
        await MoveAsync(Source, account.Connection);
        using var from = await OpenStore.OpenAsync(StorageConnection.Read(account.Connection, out _)!, toRead: true, Cancel);
        using var to = await OpenStore.OpenAsync(StorageConnection.Read(Back, out _)!, toRead: false, Cancel);
        Task? started = null;
        var mover = new Mover(from, to, TimeProvider.System, (_, _) => started ??= WorkMark.SetAsync(to.Table, "late", SystemClock.Instance.GetCurrentInstant(), Cancel));

        var refused = await Assert.ThrowsAsync<StorageStartException>(() => mover.RunAsync(Cancel));
        await started!;

        Assert.Contains("a CoverBot was at work on", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(await MoveMark.ReadAsync(to.Table, Cancel));
    }

    [Fact]
    public async Task What_can_t_be_moved_is_said_in_a_sentence_and_nothing_is_written()
    {
        Assert.Contains("in use by another CoverBot", (await MoveAsync(Source, account.Connection)).Errors, StringComparison.Ordinal);
        file.File.Dispose();
        Assert.Contains("name the same store", (await MoveAsync(Source, Source)).Errors, StringComparison.Ordinal);
        Assert.Contains("there is no file", (await MoveAsync("sqlite:" + folder.File("nowhere.db"), account.Connection)).Errors, StringComparison.Ordinal);

        await account.Table.CommitAsync("crews", [Row("crew-9")], Cancel);
        Assert.Contains("holds crews already", (await MoveAsync(Source, account.Connection)).Errors, StringComparison.Ordinal);

        file.Restart();
        await file.Table.CommitAsync("clock", [new RowAction.Insert("0offset", None.Add("milliseconds", "60000"))], Cancel);
        file.File.Dispose();
        Assert.Contains("clock that was pushed", (await MoveAsync(Source, Back)).Errors, StringComparison.Ordinal);
        Assert.Single(await account.Table.RangeAsync("crews", " ", "~", Cancel));
    }

    [Theory]
    [InlineData("Usage: move --from", "--from", "sqlite:a.db")]
    [InlineData("Usage: move --from", "--from")]
    [InlineData("Usage: move --from", "--from", "sqlite:a.db", "--into", "sqlite:b.db")]
    [InlineData("--to: this connection string can't be read", "--from", "sqlite:a.db", "--to", "AccountKey=c2VjcmV0")]
    public async Task Wrong_options_are_said_without_a_key(string sentence, params string[] args)
    {
        using var errors = new StringWriter();

        Assert.Equal(2, await MoveCommand.RunAsync(args, new ProgressBar(TextWriter.Null, false), TextWriter.Null, errors, Cancel));

        Assert.StartsWith(sentence, errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", errors.ToString(), StringComparison.Ordinal);
    }

    private static ImmutableSortedDictionary<string, string> None => ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    private static bool IsWrite(HttpRequest request) => request.Method == "POST" && request.Path.Value!.EndsWith("$batch", StringComparison.Ordinal);

    private static RowAction.Insert Row(string key, string value = "x") => Row(key, None.Add("A", value));

    private static RowAction.Insert Row(string key, ImmutableSortedDictionary<string, string> columns) => new(key, columns);

    private static async Task<(int Code, string Output, string Errors)> MoveAsync(string from, string to)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await MoveCommand.RunAsync(["--from", from, "--to", to], new ProgressBar(output, false), output, errors, Cancel);
        return (code, output.ToString(), errors.ToString());
    }

    /// <summary>Ctrl+C once that many steps are done.</summary>
    private async Task StoppedAsync(int after)
    {
        using var stopping = new CancellationTokenSource();
        using var from = await OpenStore.OpenAsync(StorageConnection.Read(Source, out _)!, toRead: true, Cancel);
        using var to = await OpenStore.OpenAsync(StorageConnection.Read(account.Connection, out _)!, toRead: false, Cancel);
        var mover = new Mover(from, to, TimeProvider.System, (done, _) =>
        {
            if (done >= after)
            {
                stopping.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => mover.RunAsync(stopping.Token));
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(string connection)
    {
        using var store = await OpenStore.OpenAsync(StorageConnection.Read(connection, out _)!, toRead: true, Cancel);
        var rows = new List<string>();
        await foreach (var row in store.Contents.AllAsync(Cancel))
        {
            rows.Add($"{row.Partition} {row.Row.Key} {string.Join(',', row.Row.Columns)}");
        }
        return rows;
    }

    /// <summary>A store into which somebody writes just before it is read once more.</summary>
    private sealed class WrittenBefore(IStoreContents contents, int reading, Func<Task> write) : IStoreContents
    {
        private int readings;

        public async IAsyncEnumerable<StoredRow> AllAsync([EnumeratorCancellation] CancellationToken cancel)
        {
            if (++readings == reading)
            {
                await write();
            }
            await foreach (var row in contents.AllAsync(cancel))
            {
                yield return row;
            }
        }

        public Task<long> CountAsync(CancellationToken cancel) => contents.CountAsync(cancel);
    }
}
