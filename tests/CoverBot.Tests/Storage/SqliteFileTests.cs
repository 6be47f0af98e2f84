using System.Collections.Immutable;
using CoverBot.Storage;
using CoverBot.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CoverBot.Tests.Storage;

[Trait("kind", "contract")]
public sealed class SqliteFileTests : IDisposable
{
    private const string Expected = "; expected is a file in an existing folder that CoverBot may write to, such as sqlite:coverbot.db.";

    private readonly TempStore store = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static ImmutableSortedDictionary<string, string> None => ImmutableSortedDictionary<string, string>.Empty;

    private string Other => Path.Combine(store.Folder, "other.db");

    public void Dispose() => store.Dispose();

    [Fact]
    public void A_second_start_on_the_same_file_is_refused_under_any_of_its_names()
    {
        File.CreateSymbolicLink(Other, store.Path);
        var used = $"Storage:Connection: sqlite:{store.Path} is in use by another CoverBot (stop that one first, or give this one a file of its own){Expected}";

        Assert.Equal(used, Refusal(store.Path));
        Assert.Equal(used, Refusal(Other));
    }

    [Fact]
    public void A_lock_file_left_behind_blocks_nobody()
    {
        File.WriteAllText(Other + "-lock", "left by a process that is gone");

        using var file = SqliteFile.Open(Other);
    }

    [Fact]
    public void No_file_named() => Assert.Equal($"Storage:Connection names no file{Expected}", Refusal(" "));

    [Fact]
    public void A_folder_named_instead_of_a_file() =>
        Assert.Equal($"Storage:Connection: sqlite:{store.Folder} is a folder{Expected}", Refusal(store.Folder));

    [Fact]
    public void A_folder_that_is_not_there()
    {
        var missing = Path.Combine(store.Folder, "missing");
        Assert.Equal(
            $"Storage:Connection: sqlite:{missing}/coverbot.db is in the folder '{missing}', which does not exist{Expected}",
            Refusal(Path.Combine(missing, "coverbot.db")));
    }

    [Fact(Skip = "needs /sys, a folder that not even root may write to", SkipUnless = nameof(HasSys))]
    public void A_folder_that_cannot_be_written() => Assert.Equal(
        $"Storage:Connection: sqlite:/sys/coverbot.db cannot be written by the account CoverBot runs as{Expected}", Refusal("/sys/coverbot.db"));

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        var text = string.Concat(Enumerable.Repeat("Dear diary, ", 500));
        File.WriteAllText(Other, text);

        Assert.Equal($"Storage:Connection: sqlite:{Other} is not a database of CoverBot{Expected}", Refusal(Other));

        Assert.Equal(text, File.ReadAllText(Other));
    }

    [Theory]
    [InlineData("CREATE TABLE invoices (id INTEGER)", "is a database of another program")]
    [InlineData("PRAGMA application_id = 1131378242; PRAGMA user_version = 3", "was written by a newer CoverBot (start that one, or name another file)")]
    public void A_database_that_is_not_ours_to_write(string made, string what)
    {
        using (var connection = new SqliteConnection($"Data Source={Other};Pooling=False"))
        {
            connection.Open();
            connection.Run(made);
        }

        Assert.Equal($"Storage:Connection: sqlite:{Other} {what}{Expected}", Refusal(Other));
    }

    [Fact]
    public async Task A_file_of_the_first_release_is_brought_up_to_date_with_its_absences()
    {
        await store.Table.CommitAsync("crew-1", [new RowAction.Insert("doc|7", None), new RowAction.Insert("board|7", None)], Cancel);
        await store.File.WriteAsync(connection => connection.Run("PRAGMA user_version = 1"), Cancel);

        store.Restart();

        Assert.Equal(["1doc|7", "board|7"], (await store.Table.RangeAsync("crew-1", " ", "~", Cancel)).Select(row => row.Key));
    }

    [Theory]
    [InlineData(13, "cannot be written because the disk is full")]
    [InlineData(10 | (19 << 8), "cannot be written because the disk is full")]
    [InlineData(11, "is damaged (restore a backup or name another file)")]
    [InlineData(8, "cannot be written by the account CoverBot runs as")]
    [InlineData(10, "cannot be read or written (the disk answered something)")]
    public void What_SQLite_answers_at_the_start_becomes_a_sentence(int code, string what) => Assert.Equal(
        $"Storage:Connection: sqlite:/data/coverbot.db {what}{Expected}",
        SqliteStart.Refused("/data/coverbot.db", new SqliteException("the disk answered something", code & 0xFF, code)).Message);

    [Fact]
    public async Task A_commit_is_on_disk_before_it_is_acknowledged() =>
        Assert.Equal((2, "wal"), await store.File.WriteAsync(
            connection => (connection.Number("PRAGMA synchronous"), connection.Query(row => row.GetString(0), "PRAGMA journal_mode").Single()), Cancel));

    [Fact]
    public async Task A_file_that_is_out_of_reach_for_a_moment_gives_an_unsure_answer_and_is_read_afterwards()
    {
        File.Move(store.Path, Other);
        await Assert.ThrowsAsync<TableUnsureException>(() => store.Table.GetAsync("crew-1", "0head", Cancel));
        await Assert.ThrowsAsync<TableUnsureException>(() => store.Table.RangeAsync("crew-1", "0", "1", Cancel));

        File.Move(Other, store.Path);
        Assert.Null(await store.Table.GetAsync("crew-1", "0head", Cancel));
    }

    [Fact]
    public async Task A_file_held_by_another_program_gives_an_unsure_answer_and_works_afterwards()
    {
        RowAction[] batch = [new RowAction.Insert("0head", ImmutableSortedDictionary<string, string>.Empty)];
        using (var shell = new SqliteConnection($"Data Source={store.Path};Pooling=False"))
        {
            shell.Open();
            using var held = shell.BeginTransaction(deferred: false);
            await Assert.ThrowsAsync<TableUnsureException>(() => store.Table.CommitAsync("crew-1", batch, Cancel));
            Assert.Null(await store.Table.GetAsync("crew-1", "0head", Cancel));
        }

        await store.Table.CommitAsync("crew-1", batch, Cancel);
        Assert.NotNull(await store.Table.GetAsync("crew-1", "0head", Cancel));
    }

    [Fact]
    public async Task After_the_stop_nothing_is_read_or_written()
    {
        using var file = SqliteFile.Open(Other);
        var table = new SqliteTable(file);
        file.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => table.GetAsync("crew-1", "0head", Cancel));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => table.CommitAsync("crew-1", [new RowAction.Delete("0head", "1")], Cancel));
        Assert.Equal(["other.db", "other.db-lock"], Directory.GetFiles(store.Folder, "other*").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public static bool HasSys => Directory.Exists("/sys");

    private static string Refusal(string path) => Assert.Throws<StorageStartException>(() => SqliteFile.Open(path)).Message;
}
